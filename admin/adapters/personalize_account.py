"""Personalize's control plane behind our door; boto3 is imported with the first question."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from shared.domain.errors import PersonalizeError
from shared.domain.personalize_resources import ACTIVE, Kind, Resource

_PARENT = {
    Kind.DATASET: "datasetGroupArn",
    Kind.EVENT_TRACKER: "datasetGroupArn",
    Kind.FILTER: "datasetGroupArn",
    Kind.SOLUTION: "datasetGroupArn",
    Kind.SOLUTION_VERSION: "solutionArn",
    Kind.CAMPAIGN: "solutionArn",
    Kind.IMPORT_JOB: "datasetArn",
}
"""By which field a resource is listed with its siblings."""

_PAGE = 100


class BotoPersonalizeAccount:
    """`admin.services.doors.PersonalizeAccount` of the account that boto3 signs in to.

    `options` are of `make_client`.
    """

    def __init__(self, **options: Any) -> None:
        self._options = options
        self._client: Any = None

    def find(self, kind: Kind, name: str, parent: str | None = None) -> Resource | None:
        try:
            found = {
                str(row.get("creationDateTime", "")): row[_arn(kind)]
                for row in self._rows(kind, parent)
                if kind is Kind.SOLUTION_VERSION or row.get("name", row.get("jobName")) == name
            }
        except (AttributeError, KeyError, TypeError) as error:
            raise _unreadable("List", kind) from error
        if not found:
            return None
        try:
            return self.look(Resource(kind, name, found[max(found)], ""))
        except PersonalizeError as error:
            if _is_gone(error):
                return None
            raise

    def create(self, kind: Kind, values: Mapping[str, Any]) -> Resource:
        name = str(values.get("name") or values.get("jobName") or kind.value)
        try:
            answer = self._call("create", kind, **values)
        except PersonalizeError as error:
            there = self.find(kind, name, _parent(kind, values)) if _is_there(error) else None
            if there is None or there.has_failed or there.is_leaving:
                raise
            return there
        status = ACTIVE if kind is Kind.SCHEMA else "CREATE PENDING"
        try:
            return Resource(kind, name, answer[_arn(kind)], status, answer.get("trackingId"))
        except (KeyError, TypeError) as error:
            raise _unreadable("Create", kind) from error

    def delete(self, resource: Resource) -> None:
        self._call("delete", resource.kind, **{_arn(resource.kind): resource.arn})

    def serve(self, campaign: Resource, model_arn: str) -> Resource:
        values = {"campaignArn": campaign.arn, "solutionVersionArn": model_arn}
        self._call("update", Kind.CAMPAIGN, **values)
        return replace(campaign, model_arn=model_arn, change="CREATE PENDING", failure=None)

    def keep_from_training(self, solution: Resource) -> Resource:
        self._call("update", Kind.SOLUTION, solutionArn=solution.arn, performAutoTraining=False)
        return replace(solution, trains_itself=False, change="CREATE PENDING", failure=None)

    def look(self, resource: Resource) -> Resource:
        kind = resource.kind
        answer = self._call("describe", kind, **{_arn(kind): resource.arn})
        try:
            seen = answer[_camel(kind)]
            change = seen.get("latestCampaignUpdate") or seen.get("latestSolutionUpdate") or {}
            return Resource(
                kind,
                resource.name,
                resource.arn,
                seen.get("status", ACTIVE),
                seen.get("trackingId") or resource.tracking_id,
                seen.get("failureReason") or change.get("failureReason"),
                _model_arn(seen),
                str(seen.get("recipeArn") or "").rpartition("/")[2] or None,
                change.get("status"),
                _trains_itself(seen),
            )
        except (AttributeError, KeyError, TypeError) as error:
            raise _unreadable("Describe", kind) from error

    def _rows(self, kind: Kind, parent: str | None) -> Iterator[dict[str, Any]]:
        values: dict[str, Any] = {"maxResults": _PAGE}
        if parent is not None and kind in _PARENT:
            values[_PARENT[kind]] = parent
        while True:
            answer = self._call("list", kind, plural="s", **values)
            rows = answer.get(f"{_camel(kind)}s") or answer.get(f"{_pascal(kind)}s") or []
            if not isinstance(rows, list):
                raise _unreadable("List", kind)
            yield from rows
            token = answer.get("nextToken")
            if not token:
                return
            if token == values.get("nextToken"):  # it would go on for ever
                raise _unreadable("List", kind)
            values["nextToken"] = token

    def _call(self, verb: str, kind: Kind, *, plural: str = "", **values: Any) -> Any:
        from shared.adapters.aws.asking import asking
        from shared.adapters.aws.client import make_client

        action = f"personalize:{verb.capitalize()}{_pascal(kind)}{plural}"
        resource = next(
            (str(v) for k, v in values.items() if k in ("name", _arn(kind))), "this account"
        )
        with asking(PersonalizeError, action, resource):
            self._client = self._client or make_client("personalize", **self._options)
            call = getattr(self._client, f"{verb}_{kind.value.replace(' ', '_')}{plural}")
            answer = call(**values)
        if not isinstance(answer, dict):
            raise _unreadable(verb.capitalize(), kind)
        return answer


def _pascal(kind: Kind) -> str:
    return "".join(word.capitalize() for word in kind.value.split())


def _camel(kind: Kind) -> str:
    name = _pascal(kind)
    return name[0].lower() + name[1:]


def _arn(kind: Kind) -> str:
    return f"{_camel(kind)}Arn"


def _model_arn(seen: Mapping[str, Any]) -> str | None:
    """The model of a campaign; what it is changed to counts from the moment that it is asked."""
    update = seen.get("latestCampaignUpdate") or {}
    model: str | None = seen.get("solutionVersionArn")
    return model if "FAILED" in update.get("status", "FAILED") else update["solutionVersionArn"]


def _trains_itself(seen: Mapping[str, Any]) -> bool:
    """What a solution is changed to counts from the moment that it is asked."""
    update = seen.get("latestSolutionUpdate") or {}
    found = seen if "FAILED" in update.get("status", "FAILED") else {**seen, **update}
    return found.get("performAutoTraining") is True


def _parent(kind: Kind, values: Mapping[str, Any]) -> str | None:
    """The ARN under which what is created with these values is listed."""
    if kind is Kind.CAMPAIGN:
        return str(values["solutionVersionArn"]).rpartition("/")[0]
    return values.get(_PARENT.get(kind, ""))


def _is_gone(error: PersonalizeError) -> bool:
    """Whether what was listed a moment ago was deleted since."""
    return _code(error) == "ResourceNotFoundException"


def _is_there(error: PersonalizeError) -> bool:
    """Whether another curator made it a moment ago, or we did and the answer was lost."""
    return _code(error) == "ResourceAlreadyExistsException"


def _code(error: PersonalizeError) -> str:
    from shared.adapters.aws.client import code_of

    cause = error.__cause__
    return code_of(cause) if isinstance(cause, Exception) else ""


def _unreadable(verb: str, kind: Kind) -> PersonalizeError:
    return PersonalizeError(f"personalize:{verb}{_pascal(kind)}: the answer of AWS can not be read")
