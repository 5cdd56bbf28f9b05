"""Holds what was sent against a shape of botocore's service models."""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Any


def problems(shape: Any, value: Any, path: str = "") -> Iterator[str]:
    """Every way in which `value` (from JSON) is not what `shape` asks for; null is absent."""
    return _CHECKS.get(shape.type_name, _of_string)(shape, value, path)


def _of_structure(shape: Any, value: Any, path: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"'{path}' is not a structure"
        return
    for name in shape.required_members:
        if value.get(name) is None:
            yield f"'{_under(path, name)}' must not be null"
    for name, member in value.items():
        if name not in shape.members:
            yield f"'{_under(path, name)}' is not known"
        elif member is not None:
            yield from problems(shape.members[name], member, _under(path, name))


def _of_list(shape: Any, value: Any, path: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"'{path}' is not a list"
        return
    yield from _out_of_bounds(shape, len(value), path, "length")
    for number, member in enumerate(value, start=1):
        yield from problems(shape.member, member, f"{path}.{number}.member")


def _of_map(shape: Any, value: Any, path: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"'{path}' is not a map"
        return
    yield from _out_of_bounds(shape, len(value), path, "length")
    for key, member in value.items():
        yield from problems(shape.key, key, f"{path}.key")
        yield from problems(shape.value, member, _under(path, key))


def _of_blob(shape: Any, value: Any, path: str) -> Iterator[str]:
    try:
        length = len(base64.b64decode(value, validate=True))
    except (TypeError, binascii.Error):
        yield f"'{path}' is not base64"
        return
    yield from _out_of_bounds(shape, length, path, "length")


def _of_string(shape: Any, value: Any, path: str) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"'{path}' is not a string"
        return
    yield from _out_of_bounds(shape, len(value), path, "length")
    if shape.enum and value not in shape.enum:
        yield f"'{path}' is none of {shape.enum}"
    pattern = shape.metadata.get("pattern")
    if pattern and "\\p{" not in pattern and not re.fullmatch(pattern, value):
        yield f"'{path}' does not satisfy the pattern {pattern}"


def _out_of_bounds(shape: Any, number: float, path: str, what: str) -> Iterator[str]:
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    if least is not None and number < least:
        yield f"'{path}' must have {what} greater than or equal to {least}"
    if most is not None and number > most:
        yield f"'{path}' must have {what} less than or equal to {most}"


def _under(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _of_boolean(shape: Any, value: Any, path: str) -> Iterator[str]:
    if not isinstance(value, bool):
        yield f"'{path}' is not a boolean"


def _of_timestamp(shape: Any, value: Any, path: str) -> Iterator[str]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield f"'{path}' is not a time in epoch seconds"


def _of_number(shape: Any, value: Any, path: str) -> Iterator[str]:
    kinds = (int, float) if shape.type_name in ("float", "double") else (int,)
    if isinstance(value, bool) or not isinstance(value, kinds):
        yield f"'{path}' is not a number ({shape.type_name})"
    else:
        yield from _out_of_bounds(shape, value, path, "value")


_CHECKS = {
    "structure": _of_structure,
    "list": _of_list,
    "map": _of_map,
    "blob": _of_blob,
    "boolean": _of_boolean,
    "timestamp": _of_timestamp,
    "integer": _of_number,
    "long": _of_number,
    "float": _of_number,
    "double": _of_number,
}
