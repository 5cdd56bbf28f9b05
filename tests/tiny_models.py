"""Tiny diffusion models with random weights: real pipelines that make a picture in a blink.

Each `build_…` writes a model folder as `save_pretrained` does. Nothing is downloaded: the
tokenizers know single letters only.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

HIDDEN = 16


def _quiet() -> None:
    """Loading reports itself with progress bars on stderr; tests need none."""
    from diffusers.utils import logging as diffusers_logging
    from transformers.utils import logging as transformers_logging

    for logging in (diffusers_logging, transformers_logging):
        logging.disable_progress_bar()
        logging.set_verbosity_error()


def _clip_tokenizer() -> Any:
    from transformers import CLIPTokenizer

    letters = [chr(code) for code in range(ord("!"), ord("~") + 1)]
    words = [*letters, *(letter + "</w>" for letter in letters), "<|startoftext|>", "<|endoftext|>"]
    vocabulary = {word: number for number, word in enumerate(words)}
    return CLIPTokenizer(vocab=vocabulary, merges=[], model_max_length=77)


def _clip_settings(words: int | None = None) -> Any:
    from transformers import CLIPTextConfig

    words = words or len(_clip_tokenizer())
    return CLIPTextConfig(
        vocab_size=words,
        hidden_size=HIDDEN,
        intermediate_size=2 * HIDDEN,
        num_hidden_layers=2,
        num_attention_heads=2,
        max_position_embeddings=77,
        bos_token_id=words - 2,
        eos_token_id=words - 1,
        pad_token_id=words - 1,
        projection_dim=HIDDEN,
    )


def _vae(latent_channels: int = 4) -> Any:
    from diffusers import AutoencoderKL

    return AutoencoderKL(
        block_out_channels=(8, 16, 16, 16),
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        latent_channels=latent_channels,
        norm_num_groups=4,
        sample_size=64,
        scaling_factor=1.0,
        shift_factor=0.0,
    )


def _unet(**more: Any) -> Any:
    from diffusers import UNet2DConditionModel

    settings: dict[str, Any] = {
        "block_out_channels": (16, 32),
        "layers_per_block": 1,
        "sample_size": 8,
        "in_channels": 4,
        "out_channels": 4,
        "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D"),
        "up_block_types": ("CrossAttnUpBlock2D", "UpBlock2D"),
        "cross_attention_dim": HIDDEN,
        "attention_head_dim": 8,
        "norm_num_groups": 4,
    }
    return UNet2DConditionModel(**(settings | more))


def _schedule() -> dict[str, Any]:
    return {
        "beta_start": 0.00085,
        "beta_end": 0.012,
        "beta_schedule": "scaled_linear",
        "steps_offset": 1,
        "clip_sample": False,
    }


def sd1_pipeline(words: int | None = None, **more: Any) -> Any:
    """A Stable Diffusion 1-like pipeline: one text encoder, a U-Net, 64 x 64 natively.

    `words` is how many its text encoder knows; None those of the tiny tokenizer.
    """
    import torch
    from diffusers import DDIMScheduler, StableDiffusionPipeline
    from transformers import CLIPTextModel

    _quiet()
    torch.manual_seed(1)
    parts: dict[str, Any] = {
        "vae": _vae(),
        "text_encoder": CLIPTextModel(_clip_settings(words)),
        "tokenizer": _clip_tokenizer(),
        "unet": _unet(),
        "scheduler": DDIMScheduler(set_alpha_to_one=False, **_schedule()),
        "safety_checker": None,
        "feature_extractor": None,
        "requires_safety_checker": False,
    }
    return StableDiffusionPipeline(**(parts | more))


def build_sd1(folder: Path) -> Path:
    sd1_pipeline().save_pretrained(folder)
    return folder


def build_sd1_with_safety_checker(folder: Path) -> Path:
    """Its checker flags every picture, as its concepts have thresholds that all exceed."""
    import torch
    from diffusers.pipelines.stable_diffusion import StableDiffusionSafetyChecker
    from transformers import CLIPConfig, CLIPImageProcessor

    _quiet()
    torch.manual_seed(2)
    tower = {
        "hidden_size": HIDDEN,
        "intermediate_size": 2 * HIDDEN,
        "num_hidden_layers": 1,
        "num_attention_heads": 2,
    }
    settings = CLIPConfig(
        vision_config=tower | {"image_size": 32, "patch_size": 16},
        text_config=tower,
        projection_dim=HIDDEN,
    )
    checker = StableDiffusionSafetyChecker(settings)
    checker.concept_embeds_weights.data.fill_(-2.0)
    extractor = CLIPImageProcessor(
        size={"shortest_edge": 32}, crop_size={"height": 32, "width": 32}
    )
    sd1_pipeline(
        safety_checker=checker, feature_extractor=extractor, requires_safety_checker=True
    ).save_pretrained(folder)
    return folder


def build_sdxl(folder: Path) -> Path:
    """A Stable Diffusion XL-like model: two text encoders and size conditioning."""
    import torch
    from diffusers import EulerDiscreteScheduler, StableDiffusionXLPipeline
    from transformers import CLIPTextModel, CLIPTextModelWithProjection

    _quiet()
    torch.manual_seed(3)
    settings = _clip_settings()
    schedule = _schedule()
    del schedule["clip_sample"]
    StableDiffusionXLPipeline(
        vae=_vae(),
        text_encoder=CLIPTextModel(settings),
        text_encoder_2=CLIPTextModelWithProjection(settings),
        tokenizer=_clip_tokenizer(),
        tokenizer_2=_clip_tokenizer(),
        unet=_unet(
            cross_attention_dim=2 * HIDDEN,
            addition_embed_type="text_time",
            addition_time_embed_dim=8,
            projection_class_embeddings_input_dim=6 * 8 + HIDDEN,
            transformer_layers_per_block=(1, 1),
            use_linear_projection=True,
        ),
        scheduler=EulerDiscreteScheduler(timestep_spacing="leading", **schedule),
        add_watermarker=False,
    ).save_pretrained(folder)
    return folder


def build_sd3(folder: Path) -> Path:
    """A Stable Diffusion 3-like model: a transformer and flow matching, without the T5 encoder."""
    import torch
    from diffusers import (
        FlowMatchEulerDiscreteScheduler,
        SD3Transformer2DModel,
        StableDiffusion3Pipeline,
    )
    from transformers import CLIPTextModelWithProjection

    _quiet()
    torch.manual_seed(4)
    settings = _clip_settings()
    transformer = SD3Transformer2DModel(
        sample_size=8,
        patch_size=2,
        in_channels=4,
        num_layers=2,
        attention_head_dim=8,
        num_attention_heads=2,
        joint_attention_dim=2 * HIDDEN,
        caption_projection_dim=16,
        pooled_projection_dim=2 * HIDDEN,
        out_channels=4,
        pos_embed_max_size=96,
    )
    StableDiffusion3Pipeline(
        transformer=transformer,
        scheduler=FlowMatchEulerDiscreteScheduler(shift=3.0),
        vae=_vae(),
        text_encoder=CLIPTextModelWithProjection(settings),
        tokenizer=_clip_tokenizer(),
        text_encoder_2=CLIPTextModelWithProjection(settings),
        tokenizer_2=_clip_tokenizer(),
        text_encoder_3=None,
        tokenizer_3=None,
    ).save_pretrained(folder)
    return folder


def build_pixart(folder: Path) -> Path:
    """A PixArt-like model: a transformer with a T5 encoder and the older step callback."""
    import torch
    from diffusers import DPMSolverMultistepScheduler, PixArtAlphaPipeline, PixArtTransformer2DModel
    from transformers import T5Config, T5EncoderModel, T5Tokenizer

    _quiet()
    torch.manual_seed(5)
    letters = [("▁", -1.0), *((chr(code), -2.0) for code in range(ord("!"), ord("~") + 1))]
    tokenizer = T5Tokenizer(
        vocab=[("<pad>", 0.0), ("</s>", 0.0), ("<unk>", -9.0), *letters], extra_ids=0
    )
    text = T5Config(
        vocab_size=len(tokenizer), d_model=HIDDEN, d_kv=8, d_ff=16, num_layers=1, num_heads=2
    )
    transformer = PixArtTransformer2DModel(
        sample_size=32,
        num_layers=1,
        num_attention_heads=2,
        attention_head_dim=8,
        cross_attention_dim=16,
        caption_channels=HIDDEN,
        in_channels=4,
        out_channels=8,
        patch_size=2,
        use_additional_conditions=False,
    )
    PixArtAlphaPipeline(
        tokenizer=tokenizer,
        text_encoder=T5EncoderModel(text),
        vae=_vae(),
        transformer=transformer,
        scheduler=DPMSolverMultistepScheduler(),
    ).save_pretrained(folder)
    return folder


def build_taesd(folder: Path, latent_channels: int = 4) -> Path:
    """A tiny autoencoder for previews; Stable Diffusion 1 has four latent channels."""
    import torch
    from diffusers import AutoencoderTiny

    _quiet()
    torch.manual_seed(6)
    AutoencoderTiny(
        encoder_block_out_channels=(8, 8, 8, 8),
        decoder_block_out_channels=(8, 8, 8, 8),
        latent_channels=latent_channels,
    ).save_pretrained(folder)
    return folder


def build_clip(folder: Path) -> Path:
    """A CLIP-like model that compares pictures with words, with what prepares both."""
    import torch
    from transformers import CLIPConfig, CLIPImageProcessor, CLIPModel

    _quiet()
    torch.manual_seed(7)
    vision = {
        "hidden_size": HIDDEN,
        "intermediate_size": 2 * HIDDEN,
        "num_hidden_layers": 1,
        "num_attention_heads": 2,
        "image_size": 32,
        "patch_size": 16,
    }
    settings = CLIPConfig(
        vision_config=vision,
        text_config=_clip_settings().to_dict(),
        projection_dim=HIDDEN,
    )
    CLIPModel(settings).save_pretrained(folder)
    _clip_tokenizer().save_pretrained(folder)
    CLIPImageProcessor(
        size={"shortest_edge": 32}, crop_size={"height": 32, "width": 32}
    ).save_pretrained(folder)
    return folder


BUILDERS: dict[str, Callable[[Path], Path]] = {
    "sd1": build_sd1,
    "sdxl": build_sdxl,
    "sd3": build_sd3,
    "pixart": build_pixart,
}
