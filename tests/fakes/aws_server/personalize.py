"""Personalize's control plane: what was set up, and in which order that is allowed."""

import json
from collections.abc import Callable
from typing import Any

from tests.fakes.aws_server.answers import AwsError

ACCOUNT = "arn:aws:personalize:ap-northeast-2:123456789012"
RECIPES = ("aws-user-personalization", "aws-user-personalization-v2")
_REQUIRED = {
    "users": {"USER_ID"},
    "items": {"ITEM_ID"},
    "interactions": {"USER_ID", "ITEM_ID", "TIMESTAMP"},
}
_EVENTS = 1000
_KINDS = {
    "Schema": ("schema", "schemaArn", "schemas"),
    "DatasetGroup": ("dataset-group", "datasetGroupArn", "datasetGroups"),
    "Dataset": ("dataset", "datasetArn", "datasets"),
    "EventTracker": ("event-tracker", "eventTrackerArn", "eventTrackers"),
    "Filter": ("filter", "filterArn", "Filters"),
    "Solution": ("solution", "solutionArn", "solutions"),
    "SolutionVersion": ("solution", "solutionVersionArn", "solutionVersions"),
    "Campaign": ("campaign", "campaignArn", "campaigns"),
    "DatasetImportJob": ("dataset-import-job", "datasetImportJobArn", "datasetImportJobs"),
    "DataDeletionJob": ("data-deletion-job", "dataDeletionJobArn", "dataDeletionJobs"),
}
_NEEDED = {
    "Dataset": {"datasetGroupArn": "DatasetGroup"},
    "EventTracker": {"datasetGroupArn": "DatasetGroup"},
    "Filter": {"datasetGroupArn": "DatasetGroup"},
    "Solution": {"datasetGroupArn": "DatasetGroup"},
    "SolutionVersion": {"solutionArn": "Solution"},
    "Campaign": {"solutionVersionArn": "SolutionVersion"},
    "DatasetImportJob": {"datasetArn": "Dataset"},
    "DataDeletionJob": {"datasetGroupArn": "DatasetGroup"},
}
"""What must be ACTIVE before a resource of a kind can be made."""

_STANDS_ON = {
    "Schema": {"Dataset": "schemaArn"},
    "Solution": {"Campaign": "solutionArn"},
    "DatasetGroup": {
        "Dataset": "datasetGroupArn",
        "EventTracker": "datasetGroupArn",
        "Solution": "datasetGroupArn",
    },
}
"""What must be gone, by the field that names it, before a resource of a kind can be deleted."""

_PARENTS = ("datasetGroupArn", "datasetArn", "solutionArn")


class Personalize:
    """Everything is ACTIVE after so many looks at it (`looks_until_active`)."""

    def __init__(self) -> None:
        self.made: dict[str, dict[str, Any]] = {}
        self.looks_until_active = 1
        self.page = 100
        self.fails: set[str] = set()
        """Kinds (`Campaign`), or `CampaignUpdate`, whose making ends as CREATE FAILED."""

    def operations(self) -> dict[str, Callable[[dict[str, Any]], dict[str, Any]]]:
        work: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {}
        for kind in _KINDS:
            plural = f"{kind}s"
            work[f"Create{kind}"] = lambda sent, kind=kind: self._create(kind, sent)
            work[f"Describe{kind}"] = lambda sent, kind=kind: self._describe(kind, sent)
            work[f"List{plural}"] = lambda sent, kind=kind: self._list(kind, sent)
            if kind.endswith("Job"):
                continue
            work[f"Delete{kind}"] = lambda sent, kind=kind: self._delete(kind, sent)
        work["UpdateSolution"] = self._update_solution
        return work | {"UpdateCampaign": self._update_campaign}

    def of_kind(self, kind: str) -> list[dict[str, Any]]:
        return [made for made in self.made.values() if made["kind"] == kind]

    def active(self, arn: str, kind: str) -> dict[str, Any]:
        """The resource; an error as AWS' when there is none, or it is not ready."""
        found = self.made.get(arn)
        if found is None or found["kind"] != kind:
            raise AwsError("ResourceNotFoundException", f"Resource {arn} does not exist")
        if found["status"] != "ACTIVE":
            raise AwsError("ResourceInUseException", f"Resource {arn} is {found['status']}")
        return found

    def _create(self, kind: str, sent: dict[str, Any]) -> dict[str, Any]:
        folder, arn_name, _ = _KINDS[kind]
        name = sent.get("name") or sent.get("jobName") or f"version{len(self.made)}"
        arn = f"{ACCOUNT}:{folder}/{name}"
        if kind == "Dataset":
            group = sent["datasetGroupArn"].rpartition("/")[2]
            arn = f"{ACCOUNT}:dataset/{group}/{sent['datasetType'].upper()}"
        if kind == "SolutionVersion":
            arn = f"{sent['solutionArn']}/{len(self.made):08x}"
        if arn in self.made:
            raise AwsError("ResourceAlreadyExistsException", f"Another {kind} has this name")
        self._check(kind, sent)
        made = {**sent, arn_name: arn, "kind": kind, "looks": 0, "status": "CREATE PENDING"}
        if kind == "Schema":
            made["status"] = "ACTIVE"
        if kind == "EventTracker":
            made["trackingId"] = f"tracking-{name}"
        if kind == "Campaign":
            made["solutionArn"] = sent["solutionVersionArn"].rpartition("/")[0]
        self.made[arn] = made
        answer = {arn_name: arn}
        return answer | ({"trackingId": made["trackingId"]} if kind == "EventTracker" else {})

    def _check(self, kind: str, sent: dict[str, Any]) -> None:
        for name, needed in _NEEDED.get(kind, {}).items():
            self.active(sent[name], needed)
        if kind == "Schema":
            _check_schema(sent["schema"])
        elif kind == "Dataset":
            self._check_dataset(sent)
        elif kind == "Solution" and sent.get("recipeArn", "").rpartition("/")[2] not in RECIPES:
            raise AwsError("InvalidInputException", f"no recipe {sent.get('recipeArn')!r}")
        elif kind == "SolutionVersion":
            self._check_enough(sent["solutionArn"])
        elif kind == "DatasetImportJob" and "roleArn" not in sent:
            raise AwsError("InvalidInputException", "roleArn is needed")

    def _check_dataset(self, sent: dict[str, Any]) -> None:
        schema = self.made.get(sent["schemaArn"])
        if schema is None:
            raise AwsError("ResourceNotFoundException", f"no schema {sent['schemaArn']}")
        kind = sent["datasetType"].lower()
        if kind not in _REQUIRED:
            raise AwsError("InvalidInputException", f"there is no dataset type {kind!r}")
        fields = {each["name"] for each in json.loads(schema["schema"])["fields"]}
        if not _REQUIRED[kind] <= fields:
            raise AwsError("InvalidInputException", f"the schema of {kind} lacks a field")

    def _check_enough(self, solution_arn: str) -> None:
        group = self.made[solution_arn]["datasetGroupArn"]
        jobs = [
            job
            for job in self.of_kind("DatasetImportJob")
            if self.made[job["datasetArn"]]["datasetGroupArn"] == group
        ]
        if not jobs:
            message = f"There are fewer than {_EVENTS} interactions"
            raise AwsError("InvalidInputException", message)

    def _describe(self, kind: str, sent: dict[str, Any]) -> dict[str, Any]:
        arn_name = _KINDS[kind][1]
        found = self.made.get(sent[arn_name])
        if found is None or found["kind"] != kind:
            raise AwsError("ResourceNotFoundException", f"there is no {sent[arn_name]}")
        found["looks"] += 1
        if found["status"] == "DELETE PENDING" and found["looks"] >= self.looks_until_active:
            del self.made[sent[arn_name]]
            raise AwsError("ResourceNotFoundException", f"{sent[arn_name]} is gone")
        if found["status"] == "CREATE PENDING" and found["looks"] >= self.looks_until_active:
            found["status"] = "CREATE FAILED" if kind in self.fails else "ACTIVE"
            if kind in self.fails:
                found["failureReason"] = "the role can not read the bucket"
        update = found.get("latestCampaignUpdate") or found.get("latestSolutionUpdate") or {}
        if update.get("status") == "CREATE PENDING" and found["looks"] >= self.looks_until_active:
            self._end_update(kind, found, update)
        shown = {name: value for name, value in found.items() if name not in ("kind", "looks")}
        return {kind[0].lower() + kind[1:]: shown}

    def _update_campaign(self, sent: dict[str, Any]) -> dict[str, Any]:
        """It serves the old model until so many looks at it (`looks_until_active`)."""
        campaign = self.active(sent["campaignArn"], "Campaign")
        if campaign.get("latestCampaignUpdate", {}).get("status") == "CREATE PENDING":
            raise AwsError("ResourceInUseException", f"{sent['campaignArn']} is being updated")
        model = self.active(sent["solutionVersionArn"], "SolutionVersion")["solutionVersionArn"]
        update = {"solutionVersionArn": model, "status": "CREATE PENDING"}
        campaign |= {"latestCampaignUpdate": update, "looks": 0}
        return {"campaignArn": sent["campaignArn"]}

    def _update_solution(self, sent: dict[str, Any]) -> dict[str, Any]:
        solution = self.active(sent["solutionArn"], "Solution")
        update = {
            "performAutoTraining": sent["performAutoTraining"],
            "status": "CREATE PENDING",
        }
        solution |= {"latestSolutionUpdate": update, "looks": 0}
        return {"solutionArn": sent["solutionArn"]}

    def _end_update(self, kind: str, found: dict[str, Any], update: dict[str, Any]) -> None:
        if f"{kind}Update" in self.fails:
            update |= {"status": "CREATE FAILED", "failureReason": "there is no capacity"}
            return
        update["status"] = "ACTIVE"
        name = "solutionVersionArn" if kind == "Campaign" else "performAutoTraining"
        found[name] = update[name]

    def _list(self, kind: str, sent: dict[str, Any]) -> dict[str, Any]:
        found = [
            {n: v for n, v in made.items() if n not in ("kind", "looks", "schema")}
            for made in self.of_kind(kind)
            if all(made.get(name) == sent[name] for name in _PARENTS if name in sent)
        ]
        first = int(sent.get("nextToken") or 0)
        size = min(int(sent.get("maxResults") or self.page), self.page)
        answer: dict[str, Any] = {_KINDS[kind][2]: found[first : first + size]}
        if first + size < len(found):
            answer["nextToken"] = str(first + size)
        return answer

    def _delete(self, kind: str, sent: dict[str, Any]) -> dict[str, Any]:
        arn = sent[_KINDS[kind][1]]
        found = self.made.get(arn)
        if found is None:
            raise AwsError("ResourceNotFoundException", f"there is no {arn}")
        if found["status"] == "DELETE PENDING":
            raise AwsError("ResourceInUseException", f"Resource {arn} is DELETE PENDING")
        for other, field in _STANDS_ON.get(kind, {}).items():
            if any(made.get(field) == arn for made in self.of_kind(other)):
                raise AwsError("ResourceInUseException", f"a {other} stands on {arn}")
        if kind == "Schema":
            del self.made[arn]
        else:
            found |= {"status": "DELETE PENDING", "looks": 0}
        return {}


def _check_schema(text: str) -> None:
    try:
        schema = json.loads(text)
        names = [each["name"] for each in schema["fields"]]
        kinds = [each["type"] for each in schema["fields"]]
    except (ValueError, KeyError, TypeError) as error:
        raise AwsError("InvalidInputException", f"the schema is not Avro: {error}") from error
    if schema.get("type") != "record" or not schema.get("name") or "version" not in schema:
        raise AwsError("InvalidInputException", "the schema needs type record, name and version")
    if len(set(names)) != len(names) or not all(kinds):
        raise AwsError("InvalidInputException", "the schema has a field twice")
