"""How alike a picture and its prompt are, by a CLIP model from a local folder; only in a child."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from shared.domain.errors import MissingPartError

Pair = tuple[Path, str]


def make_matcher(folder: Path) -> Callable[[Sequence[Pair]], list[float | None]]:
    """A function that answers cosines, -1 to 1; None for a picture that can not be read.

    MissingPartError when the folder holds no CLIP model that can be opened offline.
    """
    import torch
    from transformers import CLIPImageProcessor, CLIPModel, CLIPTokenizer

    try:
        offline: dict[str, Any] = {"local_files_only": True}
        model: Any = CLIPModel.from_pretrained(folder, use_safetensors=True, **offline).eval()
        tokenizer: Any = CLIPTokenizer.from_pretrained(folder, **offline)
        processor: Any = CLIPImageProcessor.from_pretrained(folder, **offline)
    except (OSError, ValueError, ImportError, KeyError, RuntimeError) as error:
        reason = str(error).strip().partition("\n")[0]
        raise MissingPartError(f"clip_model = {folder}: not a CLIP model: {reason}") from error
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model.to(device)
    torch.set_num_threads(1)

    def match(pairs: Sequence[Pair]) -> list[float | None]:
        pictures = [_open(path) for path, _ in pairs]
        there = [(p, text) for p, (_, text) in zip(pictures, pairs, strict=True) if p is not None]
        if not there:
            return [None] * len(pairs)
        words = tokenizer(
            [text for _, text in there], padding=True, truncation=True, return_tensors="pt"
        )
        pixels = processor([p for p, _ in there], return_tensors="pt").pixel_values
        with torch.inference_mode():
            seen = model(**words.to(device), pixel_values=pixels.to(device))
            alike = (_unit(seen.image_embeds) * _unit(seen.text_embeds)).sum(dim=-1)
        found = iter(alike.float().cpu().tolist())
        return [None if picture is None else next(found) for picture in pictures]

    return match


def _unit(vectors: Any) -> Any:
    return vectors / vectors.norm(dim=-1, keepdim=True)


def _open(path: Path) -> Any:
    from PIL import Image

    try:
        with Image.open(path) as picture:
            return picture.convert("RGB")
    except (OSError, ValueError):
        return None
