"""What a single file of weights does not hold: configuration and tokenizers, for some kinds.

A few checkpoints share one configuration; resources/diffusion/SOURCES.md says where it comes from.
"""

import gzip
from pathlib import Path
from typing import Any

from admin.adapters.model_files import single_file_kind
from shared.domain.errors import MissingPartError
from shared.settings import RESOURCES

SHIPPED = RESOURCES / "diffusion"
_MERGES = SHIPPED / "clip_merges.txt.gz"
_START, _END = "<|startoftext|>", "<|endoftext|>"


def config_of(model: Path, config: Path | None) -> Path:
    """The folder with a single file's configuration; MissingPartError says how to give one."""
    beside = model.with_suffix("")
    if config is not None or beside.is_dir():
        return config or beside
    kind = single_file_kind(model)
    if kind is None:
        raise MissingPartError(
            f"The model {model} is not a Stable Diffusion 1, 2 or XL file: put a folder {beside} "
            "with the configuration and tokenizers of its pipeline beside it."
        )
    return SHIPPED / kind


def shipped_tokenizers(folder: Path, index: dict[str, Any]) -> dict[str, Any]:
    """The tokenizers of a configuration that has none of its own."""
    names = [name for name in index if name.startswith("tokenizer")]
    # OpenCLIP, the encoder of SD 2 and the second of SD XL, was trained on texts padded with "!".
    open_clip = {"tokenizer_2"} if "tokenizer_2" in names else {"tokenizer"}
    return {
        name: clip_tokenizer("!" if name in open_clip and folder.name != "sd1" else _END)
        for name in names
        if not (folder / name).is_dir()
    }


def clip_tokenizer(pad_token: str) -> Any:
    """CLIP's tokenizer: the 256 bytes, each also at the end of a word, then what merging gives."""
    from transformers import CLIPTokenizer

    merges = gzip.decompress(_MERGES.read_bytes()).decode().splitlines()
    letters = list(_byte_letters())
    words = [*letters, *(letter + "</w>" for letter in letters)]
    words += ["".join(merge.split()) for merge in merges]
    words += [_START, _END]
    return CLIPTokenizer(
        vocab={word: number for number, word in enumerate(words)},
        merges=[tuple(merge.split()) for merge in merges],  # pyright: ignore[reportArgumentType]
        pad_token=pad_token,
        model_max_length=77,
    )


def _byte_letters() -> list[str]:
    """A printable letter for each byte, in the order of CLIP's vocabulary.

    Bytes that print stand for themselves and come first; the others follow from U+0100 on.
    """
    plain = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), 256)]
    others = 256 - len(plain)
    return [chr(code) for code in plain] + [chr(256 + number) for number in range(others)]
