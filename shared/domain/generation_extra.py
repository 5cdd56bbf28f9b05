"""How a machine comes by torch and diffusers: by the set-up, or as the GPU pack of an installer."""

import sys

PACK = "emotion-garden-gpu-pack"
"""The folder of the pack, beside that of the installed program."""

PACK_FACTS = "gpu-pack.json"


def is_installed() -> bool:
    """Whether this program is an installed one, which brings its own Python."""
    return bool(getattr(sys, "frozen", False))


def how_to_get_it() -> str:
    """The end of a sentence that says what is missing."""
    if is_installed():
        return "put the GPU pack beside the program, or name its folder in the setting gpu_pack"
    return "`python3 start.py setup --with-diffusers` installs it"
