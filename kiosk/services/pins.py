"""The staff's PINs: two roles, each with a PIN of its own, kept only as a salted hash."""

import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, cast

from shared.domain.errors import ObjectMissingError, StoreError
from shared.ports import Store

PINS_KEY = "pins.json"
SHORTEST, LONGEST = 4, 12
_COST = 2**14
_RUNS = ("01234567890", "09876543210")


class Role(StrEnum):
    """What somebody of the staff may do; a technician may do what an attendant may."""

    ATTENDANT = "attendant"
    TECHNICIAN = "technician"


class PinFault(StrEnum):
    """Why a PIN is not taken, as a sentence for a terminal."""

    NOT_DIGITS = f"a PIN is {SHORTEST} to {LONGEST} digits"
    TOO_EASY = "this PIN is too easy to guess: equal digits, or digits in a row"
    TAKEN = "the other role has this PIN already"


def fault_of(pin: str) -> PinFault | None:
    """What is wrong with a PIN by itself; None when it can be taken."""
    if not re.fullmatch(rf"[0-9]{{{SHORTEST},{LONGEST}}}", pin):
        return PinFault.NOT_DIGITS
    if len(set(pin)) == 1 or any(pin in run for run in _RUNS):
        return PinFault.TOO_EASY
    return None


class PinBook:
    """The PINs in a store of their own. Hashing takes a moment, so this belongs to a lane.

    Every method raises StoreError when the PINs cannot be read or are damaged; nobody is let in
    then.
    """

    def __init__(self, keep: Store, cost: int = _COST) -> None:
        self._keep = keep
        self._cost = cost

    def roles(self) -> frozenset[Role]:
        """The roles that have a PIN."""
        return frozenset(self._read())

    def role_of(self, pin: str) -> Role | None:
        """Whose PIN this is; None when it is nobody's."""
        matching = [role for role, kept in self._read().items() if _matches(pin, kept)]
        return matching[0] if matching else None

    def set(self, role: Role, pin: str) -> PinFault | None:
        """Give a role its PIN, or say why not; the old one is gone."""
        pins = self._read()
        fault = fault_of(pin)
        if fault is not None:
            return fault
        if any(_matches(pin, kept) for other, kept in pins.items() if other is not role):
            return PinFault.TAKEN
        salt = secrets.token_bytes(16)
        hashed = _hash(pin, salt, self._cost)
        self._write({**pins, role: {"salt": salt, "hash": hashed, "n": self._cost}})
        return None

    def _write(self, pins: Mapping[Role, Mapping[str, Any]]) -> None:
        written = {
            role.value: {"salt": kept["salt"].hex(), "hash": kept["hash"].hex(), "n": kept["n"]}
            for role, kept in pins.items()
        }
        document = {"version": 1, "pins": written}
        self._keep.put(PINS_KEY, json.dumps(document, indent=1).encode())

    def _read(self) -> dict[Role, Mapping[str, Any]]:
        try:
            found = self._keep.get(PINS_KEY)
            document = json.loads(found.data if found else b"")
            pins = cast("dict[str, Mapping[str, Any]]", document["pins"])
            return {Role(name): _checked(kept) for name, kept in pins.items()}
        except ObjectMissingError:
            return {}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise StoreError(
                f"{PINS_KEY} of the staff is damaged; remove it and set the PINs again"
            ) from error


def _checked(kept: Mapping[str, Any]) -> Mapping[str, Any]:
    salt, hashed = bytes.fromhex(kept["salt"]), bytes.fromhex(kept["hash"])
    if not salt or not hashed:
        raise ValueError("a hash or its salt is empty")
    return {"salt": salt, "hash": hashed, "n": int(kept["n"])}


def _matches(pin: str, kept: Mapping[str, Any]) -> bool:
    return hmac.compare_digest(_hash(pin, kept["salt"], kept["n"]), kept["hash"])


def _hash(pin: str, salt: bytes, cost: int) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=cost, r=8, p=1)
