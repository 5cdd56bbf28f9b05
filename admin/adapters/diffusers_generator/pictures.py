"""From what a pipeline returns to pixels, and what is wrong with them when something is."""

from typing import Any

from shared.domain.errors import GenerationError, MissingPartError

BLACK = 8
"""A picture with no value above this (0-255) shows nothing."""


def pixels_of(tensor: Any, width: int, height: int) -> bytes:
    """The RGB bytes of one picture, a 3 x height x width tensor from 0 to 1.

    A larger picture is cropped around its middle. GenerationError says what is wrong with one
    that is too small, not a number somewhere, or black.
    """
    import torch

    top, left = (tensor.shape[1] - height) // 2, (tensor.shape[2] - width) // 2
    if top < 0 or left < 0:
        made = f"{tensor.shape[2]}x{tensor.shape[1]}"
        raise GenerationError(f"The model made a picture of {made} instead of {width}x{height}.")
    values = tensor[:, top : top + height, left : left + width].float()
    if not bool(torch.isfinite(values).all()):
        raise GenerationError(
            "The model made a picture that is not a number somewhere (NaN); "
            "the number format float32 may help."
        )
    rows = (values.clamp(0, 1) * 255).round().to(torch.uint8).permute(1, 2, 0)
    if int(rows.max()) <= BLACK:
        raise GenerationError("The model made a black picture.")
    return rows.contiguous().cpu().numpy().tobytes()


class LatentPreviews:
    """Small pictures of unfinished ones, by a small autoencoder (TAESD)."""

    def __init__(self, folder: Any, device: str, dtype: Any) -> None:
        from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny

        try:
            loaded: Any = AutoencoderTiny.from_pretrained(
                str(folder), local_files_only=True, use_safetensors=True, dtype=dtype
            )
        except Exception as error:  # the libraries raise nearly everything
            reason = str(error).strip().partition("\n")[0] or type(error).__name__
            raise MissingPartError(
                f"preview_model = {folder} cannot be opened: {reason}"
            ) from error
        self._decoder = loaded.to(device)

    def show(self, latents: Any) -> Any:
        """Pictures (number x 3 x height x width, 0 to 1) of latents; None when it can't read them.

        It reads those of the channels it was trained on; packed latents it does not.
        """
        import torch

        if latents.ndim != 4 or latents.shape[1] != self._decoder.config.latent_channels:
            return None
        with torch.inference_mode():
            decoded = self._decoder.decode(latents.to(self._decoder.dtype)).sample
        return (decoded / 2 + 0.5).clamp(0, 1)
