"""The cloud template: cfn-lint has nothing to say, and a stack of it does what the manual says."""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import pytest

from admin.__main__ import main
from admin.adapters.cloud_package import write_cloud_package
from shared.settings import RESOURCES
from tests.fakes.aws_server import FakeAws
from tests.s3_servers import use_server

TEMPLATE = RESOURCES / "aws" / "garden.yaml"
ITEMS = "arn:aws:personalize:us-east-1:123456789012:dataset/emotion-garden/ITEMS"
CALM = "emotions/calm/고양이 rose+50%/img_20261122-202511_1h.jpeg"
SAD = "emotions/sad/img_20261122-202511_2v.jpeg"
ONE_CALL = (
    "import json, sys; from item_function import handler;"
    " print(json.dumps(handler(json.load(sys.stdin), None)))"
)


def test_cfn_lint_has_nothing_to_say() -> None:
    lint = Path(sys.executable).parent / "cfn-lint"
    done = subprocess.run([lint, "-t", TEMPLATE], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_package_is_the_same_bytes_until_a_source_changes(tmp_path: Path) -> None:
    template, code = write_cloud_package(tmp_path / "one")
    _, again = write_cloud_package(tmp_path / "two")
    assert (code.name, code.read_bytes()) == (again.name, again.read_bytes())
    assert template.read_bytes() == TEMPLATE.read_bytes()
    assert sorted(path.name for path in code.parent.iterdir()) == [code.name, template.name]


def test_the_command_says_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data_dir = ["--data-dir", str(tmp_path / "data")]
    assert main(["aws", "package", str(tmp_path / "out"), *data_dir]) == 0
    said = capsys.readouterr()
    written = json.loads(said.out)
    assert Path(written["code"]).is_file()
    assert f"CodeKey={Path(written['code']).name}" in said.err
    (tmp_path / "file").write_text("in the way")
    assert main(["aws", "package", str(tmp_path / "file"), *data_dir]) == 3
    assert capsys.readouterr().err.splitlines() == [
        f"{tmp_path / 'file'}: cannot be written: File exists"
    ]


@dataclass
class Site:
    """A stack of the template, and the function from its package in a process of its own."""

    outputs: dict[str, str]
    resources: dict[str, str]
    code: Path

    def received(self) -> list[dict[str, Any]]:
        """Messages of the queue, as Lambda takes them."""
        answer = boto3.client("sqs").receive_message(
            QueueUrl=self.outputs["Queue"], MaxNumberOfMessages=10, AttributeNames=["All"]
        )
        return answer.get("Messages", [])

    def run_function(self, received: list[dict[str, Any]]) -> list[str]:
        """What was dealt with leaves the queue; the others are answered."""
        messages = {message["MessageId"]: message for message in received}
        records = [{"messageId": name, "body": m["Body"]} for name, m in messages.items()]
        done = subprocess.run(
            [sys.executable, "-c", ONE_CALL],
            cwd=self.code.parent,
            env={**os.environ, **self._environment()},
            input=json.dumps({"Records": records}),
            capture_output=True,
            text=True,
            check=True,
        )
        failures = json.loads(done.stdout)["batchItemFailures"]
        failed = [failure["itemIdentifier"] for failure in failures]
        sqs = boto3.client("sqs")
        for name, message in messages.items():
            which = {"QueueUrl": self.outputs["Queue"], "ReceiptHandle": message["ReceiptHandle"]}
            if name in failed:
                sqs.change_message_visibility(**which, VisibilityTimeout=0)
            else:
                sqs.delete_message(**which)
        return failed

    def _environment(self) -> dict[str, str]:
        table = self.outputs["CatalogueTable"]
        code = {"PYTHONPATH": str(self.code)}
        return {**code, "BUCKET": "museum-garden", "TABLE": table, "ITEMS_ARN": ITEMS}

    def row(self, key: str) -> dict[str, Any]:
        table = boto3.resource("dynamodb").Table(self.outputs["CatalogueTable"])
        return table.get_item(Key={"item_id": key}).get("Item", {})


@pytest.fixture
def aws() -> Iterator[FakeAws]:
    with FakeAws() as aws:
        aws.data.datasets.add(ITEMS)
        yield aws


@pytest.fixture
def site(moto: str, aws: FakeAws, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Site:
    use_server(monkeypatch, moto)
    monkeypatch.setenv("AWS_ENDPOINT_URL", moto)
    monkeypatch.setenv("AWS_ENDPOINT_URL_PERSONALIZE_EVENTS", aws.url)
    template, code = write_cloud_package(tmp_path)
    s3, stacks = boto3.client("s3"), boto3.client("cloudformation")
    s3.create_bucket(Bucket="museum-code")
    s3.put_object(Bucket="museum-code", Key=code.name, Body=code.read_bytes())
    given = {
        "BucketName": "museum-garden",
        "CodeBucket": "museum-code",
        "CodeKey": code.name,
        "ItemsDatasetArn": ITEMS,
    }
    stacks.create_stack(
        StackName="garden",
        TemplateBody=template.read_text(),
        Parameters=[{"ParameterKey": k, "ParameterValue": v} for k, v in given.items()],
        Capabilities=["CAPABILITY_IAM"],
    )
    (stack,) = stacks.describe_stacks(StackName="garden")["Stacks"]
    assert stack["StackStatus"] == "CREATE_COMPLETE"
    listed = stacks.list_stack_resources(StackName="garden")["StackResourceSummaries"]
    resources = {each["LogicalResourceId"]: each.get("PhysicalResourceId", "") for each in listed}
    let_only_the_test_take_messages(resources)
    return Site({o["OutputKey"]: o["OutputValue"] for o in stack["Outputs"]}, resources, code)


def let_only_the_test_take_messages(resources: dict[str, str]) -> None:
    """moto runs functions in Docker, and leaves out a bucket's notifications in a stack."""
    boto3.client("lambda").delete_event_source_mapping(UUID=resources["FromQueueToFunction"])
    boto3.client("s3").put_bucket_notification_configuration(
        Bucket="museum-garden", NotificationConfiguration={"EventBridgeConfiguration": {}}
    )


def test_a_picture_copied_in_reaches_table_and_personalize_and_leaves_them_again(
    site: Site, aws: FakeAws
) -> None:
    s3 = boto3.client("s3")
    s3.put_object(Bucket="museum-garden", Key=CALM, Body=b"pixels", Metadata={"sha256": "ab" * 32})
    s3.put_object(Bucket="museum-garden", Key=SAD, Body=b"more pixels")
    s3.put_object(Bucket="museum-garden", Key="imgPool/calm/img.jpeg", Body=b"not served")
    waiting = site.received()
    assert [json.loads(message["Body"])["detail"]["object"]["key"] for message in waiting] == [
        CALM,
        SAD,
    ]
    assert {message["Attributes"]["MessageGroupId"] for message in waiting} == {"garden"}
    assert site.run_function(waiting) == []
    assert aws.data.items[CALM]["favorite"] == "고양이 rose+50%"
    assert aws.data.items[SAD]["emotion"] == "sad"
    row = site.row(CALM)
    assert (row["emotion"], row["favorite"], row["size"]) == ("calm", "고양이 rose+50%", 6)
    assert row["sha256"] == "ab" * 32

    s3.delete_object(Bucket="museum-garden", Key=CALM)
    assert site.run_function(site.received()) == []
    assert aws.data.items[CALM]["emotion"] == "withdrawn"
    assert site.row(CALM)["emotion"] == "withdrawn"
    assert site.row(SAD)["emotion"] == "sad"
    check_roles(site)
    check_queue(site)


def check_roles(site: Site) -> None:
    """No role may do everything, or anything to everything."""
    roles = boto3.client("iam")
    for role in ("FunctionRole", "ImportRole"):
        (name,) = roles.list_role_policies(RoleName=site.resources[role])["PolicyNames"]
        found = roles.get_role_policy(RoleName=site.resources[role], PolicyName=name)
        document = found["PolicyDocument"]  # moto writes it as Python does, AWS as JSON
        document = ast.literal_eval(document) if isinstance(document, str) else document
        for statement in document["Statement"]:
            assert "*" not in json.dumps(statement["Action"])
            assert statement["Resource"].startswith("arn:aws:")


def check_queue(site: Site) -> None:
    """In order, encrypted, and what can not be dealt with is set aside."""
    queue = boto3.client("sqs").get_queue_attributes(
        QueueUrl=site.outputs["Queue"], AttributeNames=["All"]
    )["Attributes"]
    redrive = json.loads(queue["RedrivePolicy"])
    assert redrive["deadLetterTargetArn"].endswith("garden-set-aside.fifo")
    assert redrive["maxReceiveCount"] == 5
    assert (queue["FifoQueue"], queue["SqsManagedSseEnabled"]) == ("true", "true")
