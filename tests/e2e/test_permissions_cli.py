"""The doctors: each permission at AWS is tried, and the policy that is printed is enough."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from admin.__main__ import main as admin
from kiosk.__main__ import main as kiosk
from tests.fakes.aws_server import FakeAws
from tests.fakes.aws_server.server import EXPIRED

ARN = "arn:aws:personalize:ap-northeast-2:123456789012"
ROLE = "arn:aws:iam::123456789012:role/import"
SETTINGS = f"""
face_backend = "rekognition"
camera = "none"
personalize_tracking_id = "tracking-test"
personalize_users_arn = "{ARN}:dataset/garden/USERS"
personalize_items_arn = "{ARN}:dataset/garden/ITEMS"
personalize_campaign_arn = "{ARN}:campaign/garden"
personalize_filter_arn = "{ARN}:filter/garden"
personalize_role_arn = "{ROLE}"
kiosk_id = "hall-1"
"""
TRIED = {
    kiosk: {
        "PutEvents": "tell likes",
        "PutUsers": "tell visitors",
        "GetRecommendations": "recommend",
    },
    admin: {
        "PutItems": "tell pictures",
        "GetRecommendations": "recommend",
        "ListDatasetGroups": "set up",
    },
}


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeAws]:
    with FakeAws() as aws:
        for name, value in aws.environment.items():
            monkeypatch.setenv(name, value)
        aws.data.campaigns.add(f"{ARN}:campaign/garden")
        aws.data.datasets |= {f"{ARN}:dataset/garden/USERS", f"{ARN}:dataset/garden/ITEMS"}
        yield aws


@pytest.fixture
def config(tmp_path: Path) -> list[str]:
    (tmp_path / "site.toml").write_text(SETTINGS)
    return ["--config", str(tmp_path / "site.toml"), "--data-dir", str(tmp_path / "data")]


@pytest.mark.parametrize("app", TRIED, ids=["kiosk", "admin"])
def test_each_permission_at_personalize_is_tried_and_nothing_is_left_there(
    app: object,
    aws: FakeAws,
    config: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried = TRIED[app]  # type: ignore[index]
    run = admin if app is admin else kiosk
    run(["doctor", *config])
    said = capsys.readouterr().out
    for action, part in tried.items():
        assert f"works   {part:16}personalize:{action} is allowed" in said
    assert not aws.data.events
    assert not aws.data.users
    assert not aws.data.items
    for action, part in tried.items():
        aws.denied = {f"personalize:{action}"}
        run(["doctor", *config])
        assert f"without {part:16}personalize:{action} on " in (said := capsys.readouterr().out)
        assert f"do not allow personalize:{action} there" in said
        assert said.count("do not allow") == 1
    monkeypatch.setenv("AWS_SESSION_TOKEN", EXPIRED)
    run(["doctor", *config])
    said = capsys.readouterr().out
    at_personalize = [line for line in said.splitlines() if "personalize:" in line]
    assert len(at_personalize) == 1, said
    assert "session token has expired" in at_personalize[0]
    assert "nothing else was tried there" in at_personalize[0]


def allowed(document: str) -> dict[str, list[str]]:
    """The resources of each action of a policy."""
    found: dict[str, list[str]] = {}
    for statement in json.loads(document)["Statement"]:
        assert statement["Effect"] == "Allow"
        actions, resources = statement["Action"], statement["Resource"]
        for action in [actions] if isinstance(actions, str) else actions:
            each = [resources] if isinstance(resources, str) else resources
            found.setdefault(action, []).extend(each)
    return found


def test_a_kiosks_policy_has_what_its_settings_ask_for_and_no_more(
    config: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert kiosk(["doctor", "--policy", *config]) == 0
    assert allowed(capsys.readouterr().out) == {
        "rekognition:DetectFaces": ["*"],
        "personalize:PutUsers": [f"{ARN}:dataset/garden/USERS"],
        "personalize:PutEvents": ["*"],
        "personalize:GetRecommendations": [f"{ARN}:campaign/garden", f"{ARN}:filter/garden"],
    }
    (tmp_path / "site.toml").write_text('store = "s3://garden/hall"\nkiosk_id = "hall-1"\n')
    assert kiosk(["doctor", "--policy", *config]) == 0
    found = allowed(capsys.readouterr().out)
    assert set(found) == {"s3:ListBucket", "s3:GetObject", "s3:PutObject"}
    assert f"{'arn:aws:s3:::garden/hall'}/events/hall-1/*" in found["s3:PutObject"]
    (tmp_path / "site.toml").write_text("")
    assert kiosk(["doctor", "--policy", *config]) == 2
    assert "store: is a folder" in capsys.readouterr().err


def test_a_curators_policy_is_enough_for_the_set_up(
    aws: FakeAws, config: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert admin(["doctor", "--policy", *config]) == 0
    found = allowed(capsys.readouterr().out)
    assert found["personalize:PutItems"] == [f"{ARN}:dataset/garden/ITEMS"]
    assert found["iam:PassRole"] == [ROLE]
    for command in (["setup"], ["teardown"]):
        admin(["personalize", *command, *config])
    asked = {f"personalize:{request.operation}" for request in aws.requests}
    assert len(asked) > 20
    assert asked <= set(found)
    assert {"personalize:UpdateCampaign", "personalize:UpdateSolution"} <= set(found)
