"""One command from an empty account to a campaign, stopped and taken up again at every step."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from admin.__main__ import main
from admin.adapters.personalize_account import BotoPersonalizeAccount
from admin.screens.console import INTERRUPTED
from shared.adapters.aws.s3 import S3Store
from shared.domain.catalogue import MANIFEST_KEY, Manifest
from shared.domain.personalize_resources import Kind, Resource
from tests.e2e.conftest import ROOT
from tests.e2e.test_personalize_cli import ROLE, visits
from tests.fakes.aws_server import FakeAws
from tests.fakes.catalogue import make_items
from tests.patience import PATIENCE_S
from tests.s3_servers import empty_store

FOUNDATIONS = 9
DATA = ("files", *["dataset import job"] * 3)


@dataclass
class Desk:
    """A curator's command line on a bucket, with an AWS to look into."""

    folder: Path
    store: S3Store
    aws: FakeAws
    capsys: pytest.CaptureFixture[str]

    def run(self, *arguments: str) -> tuple[int, list[dict[str, Any]], str]:
        self.capsys.readouterr()
        config = ["--config", str(self.folder / "site.toml")]
        code = main(["personalize", *arguments, "--data-dir", str(self.folder), *config])
        said = self.capsys.readouterr()
        return code, [json.loads(line) for line in said.out.splitlines()], said.err

    def outcomes(self, *arguments: str) -> list[tuple[str, str]]:
        """Kind and outcome of the steps after the foundations."""
        steps = self.run("setup", *arguments)[1]
        return [(step["kind"], step["outcome"]) for step in steps if step["step"] > FOUNDATIONS]


@pytest.fixture
def desk(
    moto: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Desk]:
    store = empty_store(monkeypatch, moto)
    store.put(MANIFEST_KEY, Manifest(tuple(make_items(3))).to_bytes())
    (tmp_path / "site.toml").write_text(
        f'store = "{store}"\npersonalize_role_arn = "{ROLE}"\n', encoding="utf-8"
    )
    monkeypatch.setattr("admin.services.personalize_waiting.LOOK_EVERY_S", 0.0)
    with FakeAws() as aws:
        monkeypatch.setenv("AWS_ENDPOINT_URL", aws.url)
        yield Desk(tmp_path, store, aws, capsys)


def test_one_command_goes_from_nothing_to_a_campaign(desk: Desk) -> None:
    visits(desk.store, 500)
    assert desk.outcomes() == [
        *((kind, "made") for kind in DATA),
        ("readiness", "enough"),
        ("solution", "made"),
        ("solution version", "made"),
        ("campaign", "needs your consent"),
    ]
    assert desk.aws.personalize.of_kind("Campaign") == []
    code, steps, words = desk.run("setup", "--with-campaign")
    assert (code, steps[-1]["kind"], steps[-1]["outcome"]) == (0, "campaign", "made")
    assert {step["outcome"] for step in steps[:-1]} == {"already there", "enough"}
    assert "personalize_campaign_arn = " in words
    assert "billed for every hour" in words
    jobs = desk.aws.personalize.of_kind("DatasetImportJob")
    assert [job["dataSource"]["dataLocation"] for job in jobs] == [
        f"{desk.store}/dataset/{name}/" for name in ("users", "items", "interactions")
    ]
    assert {(job["roleArn"], job["importMode"]) for job in jobs} == {(ROLE, "FULL")}
    made = dict(desk.aws.personalize.made)
    assert desk.run("setup", "--with-campaign")[0] == 0
    assert desk.aws.personalize.made == made


def test_a_dry_run_says_of_nothing_that_it_is_done(desk: Desk) -> None:
    code, steps, words = desk.run("setup", "--dry-run")
    assert (code, steps[-1]["outcome"]) == (0, "needs your consent")
    assert "is trained" not in words
    assert "billed for every hour" in words


def test_it_waits_for_enough_visitors_and_goes_on_then(desk: Desk) -> None:
    assert desk.outcomes() == [
        ("files", "made"),
        ("dataset import job", "nothing to import yet"),
        ("dataset import job", "made"),
        ("dataset import job", "nothing to import yet"),
        ("readiness", "not enough yet"),
    ]
    visits(desk.store, 30)
    code, steps, words = desk.run("setup")
    assert (code, steps[-1]["kind"], steps[-1]["interactions"]) == (0, "readiness", 60)
    assert "1,000 interactions and 25 users with 2 or more; there are 60 and 30" in words
    begun = [job["datasetArn"] for job in desk.aws.personalize.of_kind("DatasetImportJob")]
    assert not any(arn.endswith("INTERACTIONS") for arn in begun), "AWS fails an import of so few"
    assert desk.run("setup", "--with-campaign")[0] == 1
    assert desk.outcomes() == [
        *((kind, "already there") for kind in DATA[:3]),
        ("dataset import job", "too few to import yet"),
        ("readiness", "not enough yet"),
    ], "nothing new was told, so nothing is exported and imported twice"
    desk.store.put("dataset/users/users-0009.csv", b"of another time")
    visits(desk.store, 500)
    assert ("files", "made") in desk.outcomes()
    names = [info.key for info in desk.store.list("dataset/users/")]
    assert names == ["dataset/users/users-0001.csv"]
    assert len(desk.aws.personalize.of_kind("SolutionVersion")) == 1


def test_a_role_that_is_missing_is_asked_for(desk: Desk) -> None:
    visits(desk.store, 500)
    (desk.folder / "site.toml").write_text(f'store = "{desk.store}"\n', encoding="utf-8")
    assert desk.outcomes() == [("files", "needs a setting")]
    code, _, words = desk.run("setup")
    assert (code, "personalize_role_arn is not set" in words) == (0, True)
    assert list(desk.store.list("dataset/")) == []
    code, _, words = desk.run("import")
    assert (code, "personalize_role_arn is not set" in words) == (2, True)
    steps = desk.run("setup", "--with-campaign", "--dry-run")[1]
    assert [step["step"] for step in steps] == list(range(1, 18)), "each step is told in its place"
    assert {step["steps"] for step in steps} == {17}
    needing = [step for step in steps if step["outcome"] == "needs a setting"]
    assert [step["kind"] for step in needing] == list(DATA)
    assert {step["status"] for step in needing} == {"personalize_role_arn"}


@pytest.mark.parametrize(
    "operation",
    ["CreateDatasetImportJob", "CreateSolution", "CreateSolutionVersion", "CreateCampaign"],
)
def test_what_is_refused_in_the_middle_is_one_sentence_and_goes_on(
    desk: Desk, operation: str
) -> None:
    visits(desk.store, 500)
    desk.aws.denied.add(f"personalize:{operation}")
    code, _, words = desk.run("setup", "--with-campaign")
    assert (code, words.count("\n")) == (1, 1)
    assert f"do not allow personalize:{operation}" in words
    desk.aws.denied.clear()
    assert desk.run("setup", "--with-campaign")[0] == 0
    assert len(desk.aws.personalize.made) == FOUNDATIONS + 3 + 3


def test_what_takes_long_is_taken_up_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    visits(desk.store, 500)
    monkeypatch.setattr("admin.services.personalize_waiting.LONGEST_WAIT_S", 0.0)
    monkeypatch.setattr("admin.services.personalize_waiting.LONGEST_TRAINING_S", 0.0)
    desk.aws.personalize.looks_until_active = 2
    for _ in range(20):
        code, steps, words = desk.run("setup", "--with-campaign")
        if code == 0:
            break
        assert steps[-1]["outcome"] == "under way at AWS"
        assert "still at work on this step; run `personalize setup` again later" in words
        visits(desk.store, 1)  # kiosks go on meanwhile, which begins nothing twice
    assert len(desk.aws.personalize.made) == FOUNDATIONS + 3 + 3


def test_an_import_that_failed_begins_from_a_new_export(desk: Desk) -> None:
    visits(desk.store, 500)
    desk.aws.personalize.fails.add("DatasetImportJob")
    code, _, words = desk.run("setup")
    assert (code, "the role can not read the bucket" in words) == (1, True)
    desk.aws.personalize.fails.clear()
    assert desk.outcomes()[-1] == ("campaign", "needs your consent")


@pytest.mark.parametrize("kind", ["DatasetGroup", "Filter", "SolutionVersion", "Campaign"])
def test_what_failed_at_aws_is_made_again(desk: Desk, kind: str) -> None:
    visits(desk.store, 500)
    desk.aws.personalize.fails.add(kind)
    assert desk.run("setup", "--with-campaign")[0] == 1
    desk.aws.personalize.fails.clear()
    code, steps, _ = desk.run("setup", "--with-campaign")
    assert (code, steps[-1]["outcome"]) == (0, "made")
    made = desk.aws.personalize.of_kind(kind)
    assert [each["status"] for each in made][-1] == "ACTIVE"


@pytest.mark.parametrize("end", ["DELETE PENDING", "CREATE FAILED"])
def test_a_campaign_that_leaves_or_failed_is_not_opened_again_without_consent(
    desk: Desk, end: str
) -> None:
    visits(desk.store, 500)
    assert desk.run("setup", "--with-campaign")[0] == 0
    (campaign,) = desk.aws.personalize.of_kind("Campaign")
    campaign |= {"status": end, "looks": -10}
    for _ in range(2):
        code, steps, words = desk.run("setup")
        assert (code, steps[-1]["outcome"]) == (0, "needs your consent")
        assert "`personalize setup --with-campaign` opens it" in words
    assert len(desk.aws.calls("CreateCampaign")) == 1
    code, steps, _ = desk.run("setup", "--with-campaign")
    assert (code, steps[-1]["outcome"]) == (0, "made")
    assert len(desk.aws.calls("CreateCampaign")) == 2


def test_a_model_is_trained_anew_when_that_is_wished(desk: Desk) -> None:
    visits(desk.store, 500)
    assert desk.run("setup", "--with-campaign")[0] == 0
    (first,) = desk.aws.personalize.of_kind("SolutionVersion")
    visits(desk.store, 510)
    assert desk.outcomes()[-1] == ("campaign", "already there")
    assert desk.outcomes("--dry-run")[-1] == ("campaign", "already there")
    assert desk.outcomes("--retrain", "--dry-run")[-3:] == [
        ("solution", "already there"),
        ("solution version", "would be made"),
        ("campaign", "would be changed"),
    ], "to the model that is not there yet"
    desk.aws.denied.add("personalize:UpdateCampaign")
    assert desk.run("setup", "--retrain")[0] == 1
    desk.aws.denied.clear()
    assert desk.outcomes("--dry-run")[-1] == ("campaign", "would be changed")
    assert desk.outcomes("--retrain") == [
        *((kind, "already there") for kind in DATA),
        ("readiness", "enough"),
        ("solution", "already there"),
        ("solution version", "already there"),
        ("campaign", "changed"),
    ], "what was trained is served before anything else is trained"
    versions = desk.aws.personalize.of_kind("SolutionVersion")
    (campaign,) = desk.aws.personalize.of_kind("Campaign")
    assert [version["solutionVersionArn"] for version in versions] == [
        first["solutionVersionArn"],
        campaign["solutionVersionArn"],
    ]


def test_a_changed_campaign_is_waited_for_and_one_that_failed_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits(desk.store, 500)
    assert desk.run("setup", "--with-campaign")[0] == 0
    (campaign,) = desk.aws.personalize.of_kind("Campaign")
    first = campaign["solutionVersionArn"]
    visits(desk.store, 510)
    desk.aws.personalize.looks_until_active = 3
    desk.aws.personalize.fails.add("CampaignUpdate")
    code, steps, words = desk.run("setup", "--retrain")
    assert (code, words.count("\n")) == (1, 1)
    assert "campaign emotion-garden: there is no capacity" in words
    assert (steps[-1]["outcome"], steps[-1]["status"]) == ("under way at AWS", "CREATE PENDING")
    assert campaign["solutionVersionArn"] == first
    desk.aws.personalize.fails.clear()
    monkeypatch.setattr("admin.services.personalize_waiting.LONGEST_WAIT_S", 0.0)
    code, steps, words = desk.run("setup", "--retrain")
    assert (code, steps[-1]["outcome"]) == (1, "under way at AWS"), "it is not served yet"
    visits(desk.store, 520)
    monkeypatch.setattr("admin.services.personalize_waiting.LONGEST_WAIT_S", 1800.0)
    assert desk.outcomes("--retrain")[-1] == ("campaign", "already there")
    assert len(desk.aws.personalize.of_kind("Campaign")) == 1
    assert len(desk.aws.personalize.of_kind("SolutionVersion")) == 2, "nothing before it is served"
    assert campaign["solutionVersionArn"] != first


def test_a_solution_that_trains_by_itself_is_kept_from_it(desk: Desk) -> None:
    visits(desk.store, 500)
    assert desk.run("setup")[0] == 0
    (solution,) = desk.aws.personalize.of_kind("Solution")
    assert solution["performAutoTraining"] is False
    solution["performAutoTraining"] = True  # as the program made it before
    assert desk.run("setup", "--dry-run")[0] == 0
    assert desk.aws.calls("UpdateSolution") == []
    desk.aws.personalize.looks_until_active = 3
    desk.aws.personalize.fails.add("SolutionUpdate")
    code, _, words = desk.run("setup")
    assert (code, "solution emotion-garden: there is no capacity" in words) == (1, True)
    desk.aws.personalize.fails.clear()
    assert ("solution", "already there") in desk.outcomes()
    assert solution["performAutoTraining"] is False
    desk.run("setup")
    assert len(desk.aws.calls("UpdateSolution")) == 2


def test_import_alone_brings_what_is_new(desk: Desk) -> None:
    visits(desk.store, 3)
    code, _, words = desk.run("import")
    assert (code, "there is no dataset group" in words) == (1, True)
    desk.run("setup")
    visits(desk.store, 5)
    code, steps, words = desk.run("import")
    outcomes = ["made"] * 3 + ["too few to import yet"]
    assert (code, [step["outcome"] for step in steps]) == (0, outcomes)
    assert "imports interactions only from 1,000 on" in words
    visits(desk.store, 500)
    code, steps, words = desk.run("import")
    assert (code, [step["outcome"] for step in steps]) == (0, ["made"] * 4)
    code, steps, _ = desk.run("import")
    assert {step["outcome"] for step in steps} == {"already there"}


def test_an_import_and_a_teardown_that_take_long_say_which_command_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits(desk.store, 3)
    desk.run("setup")
    visits(desk.store, 5)
    monkeypatch.setattr("admin.services.personalize_waiting.LONGEST_WAIT_S", 0.0)
    desk.aws.personalize.looks_until_active = 3
    for verb, words in (
        ("import", "AWS is still importing; run `personalize import` again later to go on\n"),
        ("teardown", "AWS is still deleting this; run `personalize teardown` again later to go"),
    ):
        code, steps, said = desk.run(verb)
        assert (code, steps[-1]["outcome"]) == (1, "under way at AWS")
        assert words in said


def test_a_limit_of_the_account_is_said_in_the_words_of_aws(desk: Desk) -> None:
    desk.aws.fail("CreateDatasetGroup", "LimitExceededException")
    code, _, words = desk.run("setup")
    assert (code, len(words.splitlines())) == (1, 1)
    assert "personalize:CreateDatasetGroup on emotion-garden: LimitExceededException: " in words


def test_what_was_taken_down_is_imported_again(desk: Desk) -> None:
    visits(desk.store, 500)
    assert desk.run("setup")[0] == 0
    assert desk.run("teardown")[0] == 0
    assert ("dataset import job", "made") in desk.outcomes()


def test_every_step_says_how_it_is_billed(desk: Desk) -> None:
    visits(desk.store, 500)
    steps = desk.run("setup", "--with-campaign", "--dry-run")[1]
    assert len(steps) == 17
    billed = {step["kind"]: step["billed"] for step in steps}
    assert billed["campaign"] == "every hour that it stands, asked or not"
    assert billed["solution version"] == "each training, by its length or its data"
    assert billed["schema"] == "nothing"
    assert desk.aws.personalize.made == {}
    assert list(desk.store.list("dataset/")) == []


def test_the_other_recipe_has_a_filter_of_new_pictures(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits(desk.store, 500)
    assert desk.run("setup")[0] == 0
    monkeypatch.setenv("EMOTION_GARDEN_PERSONALIZE_RECIPE", "aws-user-personalization-v2")
    code, _, words = desk.run("setup", "--with-campaign")
    assert (code, "is of the recipe aws-user-personalization, and" in words) == (1, True)
    assert desk.run("teardown")[0] == 0
    assert not desk.aws.personalize.of_kind("Filter")
    code, steps, words = desk.run("setup", "--with-campaign")
    assert (code, len({step["step"] for step in steps})) == (0, 18)
    expressions = [each["filterExpression"] for each in desk.aws.personalize.of_kind("Filter")]
    assert "Items.CREATION_TIMESTAMP > $DATE" in expressions[-1]
    assert 'personalize_new_filter_arn = "arn:' in words
    (campaign,) = desk.aws.personalize.of_kind("Campaign")
    assert campaign["campaignConfig"] == {}


def test_ctrl_c_ends_a_long_wait_and_the_next_run_goes_on(desk: Desk) -> None:
    desk.aws.personalize.looks_until_active = 10**6
    config = ["--config", str(desk.folder / "site.toml"), "--data-dir", str(desk.folder)]
    command = [sys.executable, "-m", "admin", "personalize", "setup", *config]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        for line in running.stdout:
            if "under way at AWS" in line:
                running.send_signal(signal.SIGINT)
                break
        assert running.wait(PATIENCE_S) == INTERRUPTED
    desk.aws.personalize.looks_until_active = 1
    code, steps, _ = desk.run("setup")
    assert (code, steps[-1]["outcome"]) == (0, "not enough yet")
    assert len(desk.aws.personalize.of_kind("DatasetGroup")) == 1


def test_what_was_made_at_the_same_moment_is_taken_as_it_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits(desk.store, 500)
    call = BotoPersonalizeAccount._call

    def late(self: BotoPersonalizeAccount, verb: str, kind: Kind, **more: Any) -> Any:
        if verb == "create" and kind is not Kind.SOLUTION_VERSION:
            call(self, verb, kind, **more)  # by another curator, or the answer was lost
        return call(self, verb, kind, **more)

    monkeypatch.setattr(BotoPersonalizeAccount, "_call", late)
    code, steps, words = desk.run("setup", "--with-campaign")
    assert (code, steps[-1]["kind"], steps[-1]["outcome"]) == (0, "campaign", "made")
    assert 'personalize_tracking_id = "tracking-' in words
    assert len(desk.aws.personalize.of_kind("Campaign")) == 1


@pytest.mark.parametrize(("verb", "asked", "left"), [("setup", 3, 0), ("stop", 1, 1)])
def test_who_stops_while_aws_is_asked_gets_nothing_made_nor_deleted(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, verb: str, asked: int, left: int
) -> None:
    visits(desk.store, 500)
    wish = ["--with-campaign"]
    desk.run("setup", *(wish if left else []))
    find, campaigns = BotoPersonalizeAccount.find, count(1)

    def slow(self: BotoPersonalizeAccount, kind: Kind, *more: str) -> Resource | None:
        found = find(self, kind, *more)
        if kind is Kind.CAMPAIGN and next(campaigns) == asked:
            signal.raise_signal(signal.SIGINT)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(BotoPersonalizeAccount, "find", slow)
        assert desk.run(verb, *([] if left else wish))[0] == INTERRUPTED
    assert len(desk.aws.personalize.of_kind("Campaign")) == left
    assert desk.run("setup", *wish)[0] == 0
    assert len(desk.aws.personalize.of_kind("Campaign")) == 1


def test_a_wrong_bucket_begins_nothing_and_hinders_no_teardown(desk: Desk) -> None:
    right = (desk.folder / "site.toml").read_text(encoding="utf-8")
    wrong = right.replace(str(desk.store), "s3://no-such-bucket")
    (desk.folder / "site.toml").write_text(wrong, encoding="utf-8")
    code, steps, words = desk.run("setup")
    assert (code, steps, words.count("\n")) == (1, [], 1)
    assert "s3://no-such-bucket: there is no such bucket" in words
    assert desk.aws.personalize.made == {}
    (desk.folder / "site.toml").write_text(right, encoding="utf-8")
    assert desk.run("setup")[0] == 0
    (desk.folder / "site.toml").write_text(wrong, encoding="utf-8")
    assert desk.run("teardown")[0] == 0
    assert desk.aws.personalize.of_kind("DatasetGroup") == []
