"""The function of the cloud template: messages twice, late, in any order, or of no sense at all."""

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest

from resources.aws.function.item_function import ItemFunction
from tests.fakes.aws_server import AwsError, FakeAws, Fault
from tests.s3_servers import use_server

BUCKET, TABLE = "copied-into", "catalogue"
ITEMS = "arn:aws:personalize:us-east-1:123456789012:dataset/emotion-garden/ITEMS"
CALM = "emotions/calm/고양이 rose/img_20261122-202511_1h.jpeg"
SAD = "emotions/sad/img_20261122-202511_2v.jpeg"


@pytest.fixture
def aws() -> Iterator[FakeAws]:
    with FakeAws() as aws:
        aws.data.datasets.add(ITEMS)
        yield aws


@pytest.fixture
def function(moto: str, aws: FakeAws, monkeypatch: pytest.MonkeyPatch) -> Iterator[ItemFunction]:
    use_server(monkeypatch, moto)
    monkeypatch.setenv("AWS_ENDPOINT_URL", moto)
    monkeypatch.setenv("AWS_ENDPOINT_URL_PERSONALIZE_EVENTS", aws.url)
    boto3.client("s3").create_bucket(Bucket=BUCKET)
    tables = boto3.client("dynamodb")
    tables.create_table(
        TableName=TABLE,
        KeySchema=[{"AttributeName": "item_id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "item_id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    yield ItemFunction(BUCKET, TABLE, ITEMS)
    tables.delete_table(TableName=TABLE)
    bucket = boto3.resource("s3").Bucket(BUCKET)
    bucket.objects.all().delete()
    bucket.delete()


def put(*keys: str) -> None:
    for key in keys:
        boto3.client("s3").put_object(Bucket=BUCKET, Key=key, Body=b"pixels")


def delete(key: str) -> None:
    boto3.client("s3").delete_object(Bucket=BUCKET, Key=key)


def event(key: object, what: str = "Object Created", bucket: str = BUCKET) -> str:
    detail = {"bucket": {"name": bucket}, "object": {"key": key, "size": 6}}
    return json.dumps({"source": "aws.s3", "detail-type": what, "detail": detail})


def records(*bodies: str) -> list[dict[str, Any]]:
    return [{"messageId": f"m{n}", "body": body} for n, body in enumerate(bodies)]


def table() -> dict[str, dict[str, Any]]:
    rows = boto3.resource("dynamodb").Table(TABLE).scan()["Items"]
    return {str(row["item_id"]): row for row in rows}


def emotions(aws: FakeAws) -> dict[str, str]:
    """What both know; they have to agree."""
    known = {key: str(row["emotion"]) for key, row in table().items()}
    assert known == {key: item["emotion"] for key, item in aws.data.items.items()}
    return known


def test_messages_that_come_twice_or_too_late_change_nothing(
    function: ItemFunction, aws: FakeAws
) -> None:
    put(CALM, SAD)
    created = records(event(CALM), event(SAD), event(CALM))
    assert function.take(created) == []
    before = table()
    assert function.take(created) == []
    assert table() == before
    assert emotions(aws) == {CALM: "calm", SAD: "sad"}
    delete(CALM)
    gone = event(CALM, "Object Deleted")
    assert function.take(records(gone, event(CALM), gone)) == []
    assert function.take(records(event(CALM))) == []
    assert emotions(aws) == {CALM: "withdrawn", SAD: "sad"}
    put(CALM)
    assert function.take(records(gone)) == []
    assert emotions(aws) == {CALM: "calm", SAD: "sad"}
    assert len(aws.data.items) == 2


def test_a_row_has_what_the_key_and_the_object_say(function: ItemFunction) -> None:
    put(CALM)
    function.take(records(event(CALM)))
    assert table()[CALM] == {
        "item_id": CALM,
        "emotion": "calm",
        "favorite": "고양이 rose",
        "orientation": "h",
        "timestamp": 1795379111,
        "creation_timestamp": 1795379111,
        "size": 6,
    }


@pytest.mark.parametrize(
    "key",
    [
        "emotions/doctor.txt",
        "emotions/calm/",
        "emotions/joyful/img_20261122-202511_1h.jpeg",
        "emotions/calm/../img_20261122-202511_1h.jpeg",
        f"emotions/calm/{'x' * 300}/img_20261122-202511_1h.jpeg",
    ],
)
def test_objects_that_are_no_items_are_left_alone(
    function: ItemFunction, aws: FakeAws, key: str
) -> None:
    assert function.take(records(event(key))) == []
    assert (table(), aws.requests) == ({}, [])


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "null",
        "{}",
        "[" * 100_000,
        '{"detail": 7}',
        '{"detail": {"bucket": [], "object": {}}}',
        event(None),
        event(["emotions"]),
        event(CALM, bucket="somebody-elses"),
    ],
)
def test_messages_of_no_sense_come_back_and_hinder_no_other(
    function: ItemFunction, aws: FakeAws, body: str
) -> None:
    put(SAD)
    assert function.take(records(body, event(SAD))) == ["m0"]
    assert emotions(aws) == {SAD: "sad"}


def test_what_personalize_did_not_take_comes_again_and_is_whole_then(
    function: ItemFunction, aws: FakeAws
) -> None:
    put(CALM, SAD)
    both = records(event(CALM), event(SAD), event(SAD))
    aws.fail("PutItems", "ThrottlingException")
    assert sorted(function.take(both)) == ["m0", "m1", "m2"]
    assert table() == {}
    aws.faults.clear()
    assert function.take(both) == []
    assert emotions(aws) == {CALM: "calm", SAD: "sad"}


def test_one_item_that_is_refused_hinders_no_other(function: ItemFunction, aws: FakeAws) -> None:
    put(CALM, SAD)
    refused = AwsError("InvalidInputException", "the item is wrong")
    aws.faults["PutItems"] = Fault(refused, times=2)  # both together, then the first alone
    assert function.take(records(event(CALM), event(SAD))) == ["m0"]
    assert emotions(aws) == {SAD: "sad"}


def test_a_bucket_or_table_that_does_not_answer_loses_nothing(
    function: ItemFunction, aws: FakeAws, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(CALM)
    away = ItemFunction(BUCKET, "no-such-table", ITEMS)
    assert away.take(records(event(CALM))) == ["m0"]
    aws.requests.clear()
    with monkeypatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9")
        away = ItemFunction(BUCKET, TABLE, ITEMS)
    assert away.take(records(event(CALM))) == ["m0"]
    assert (table(), aws.requests) == ({}, [])


def test_a_site_without_personalize_has_the_table(function: ItemFunction, aws: FakeAws) -> None:
    put(CALM)
    assert ItemFunction(BUCKET, TABLE, "").take(records(event(CALM))) == []
    assert (list(table()), aws.requests) == ([CALM], [])
