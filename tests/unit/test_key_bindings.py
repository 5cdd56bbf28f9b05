"""Keys can be changed, never twice the same, and put back."""

import pytest

from admin.presenters.key_names import portable
from admin.presenters.keys_presenter import bindings_of
from admin.screens.keys import KEYS, shipped_keys, taken_keys
from admin.services.key_bindings import NO_KEY, KeyBindings
from shared.domain.errors import SettingsError

SHIPPED = {"keep": "P", "reject": "X", "unmark": "U"}


def bindings(**own: str) -> KeyBindings:
    return bindings_of(SHIPPED, {"Ctrl+1": "opens a page"}, own, "admin.toml")


def test_a_key_is_changed_and_put_back() -> None:
    changed = bindings().with_key("keep", "K")
    assert (changed.key("keep"), changed.is_own("keep"), changed.holder("P")) == ("K", True, None)
    assert changed.with_key("keep", "P").own == {}


def test_a_key_in_use_is_refused_or_swapped() -> None:
    with pytest.raises(SettingsError, match=r"keys\.keep = 'X' is the key of reject already"):
        bindings().with_key("keep", "X")
    swapped = bindings().swapped("keep", "X")
    assert swapped.own == {"keep": "X", "reject": "P"}
    assert swapped.swapped("keep", "P").own == {}


def test_a_key_of_the_window_is_refused() -> None:
    with pytest.raises(SettingsError, match="belongs to the window: opens a page"):
        bindings().swapped("keep", "Ctrl+1")


def test_an_own_key_comes_before_one_that_ships_later() -> None:
    found = bindings(keep="U")
    assert (found.key("keep"), found.key("unmark"), found.holder("U")) == ("U", NO_KEY, "keep")
    assert found.with_key("unmark", "P").key("unmark") == "P"


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"keep": "Blah"}, "admin.toml: 'Blah' is not a key such as"),
        ({"keep": "Ctrl"}, "'Ctrl' is not a key"),
        ({"kep": "K"}, "admin.toml: unknown key name 'keys.kep'; allowed are keep, reject, unmark"),
        ({"keep": "K", "reject": "k"}, "keys.reject = 'k' is the key of keep too"),
        ({"keep": "ctrl+1"}, "keys.keep = 'Ctrl+1' belongs to the window"),
    ],
)
def test_wrong_keys_of_a_file_are_named(own: dict[str, str], said: str) -> None:
    with pytest.raises(SettingsError) as error:
        bindings(**own)
    assert said in str(error.value)


def test_the_shipped_keys_are_good_keys() -> None:
    keys = [portable(key) for key in shipped_keys().values()]
    assert len(set(keys)) == len(KEYS)
    assert not set(keys) & set(taken_keys())
    assert all(portable(key) == key for key in taken_keys())
