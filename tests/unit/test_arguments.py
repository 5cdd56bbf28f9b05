"""What both programs take on their command lines."""

from collections.abc import Sequence

import pytest

from admin.screens.command_line import parse
from kiosk import __main__ as kiosk


@pytest.mark.parametrize(
    "words",
    [
        ("personalize", "export", ""),
        ("aws", "package", ""),
        ("backup", ""),
        ("restore", ""),
        ("starter-garden", ""),
        ("models", "add", ""),
        ("insights", "--csv", ""),
        ("pool", "--config", ""),
    ],
)
def test_a_path_without_a_name_is_none(
    words: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        parse(words)
    assert "invalid path value: ''" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["analyze", "sign"])
def test_the_kiosk_takes_none_either(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        kiosk.main([command, ""])
    assert "invalid path value: ''" in capsys.readouterr().err
