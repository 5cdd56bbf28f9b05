"""Models of published architectures with random weights: their speed is that of the real ones."""

from pathlib import Path
from typing import Any

from tests.tiny_models import build_sd1


def build_sd21(folder: Path) -> Path:
    """Stable Diffusion 2.1 (768): its U-Net, decoder and text encoder, in float16, 2.6 GB.

    Sizes are those of the published configuration; the tokenizer knows single letters only, which
    changes no shape. Written to `folder` as `save_pretrained` does.
    """
    import torch
    from diffusers import AutoencoderKL, DDIMScheduler, UNet2DConditionModel
    from transformers import CLIPTextConfig, CLIPTextModel

    from tests.tiny_models import sd1_pipeline

    unet = UNet2DConditionModel(
        sample_size=96,
        block_out_channels=(320, 640, 1280, 1280),
        layers_per_block=2,
        attention_head_dim=(5, 10, 20, 20),
        cross_attention_dim=1024,
        use_linear_projection=True,
    )
    vae = AutoencoderKL(
        block_out_channels=(128, 256, 512, 512),
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        layers_per_block=2,
        latent_channels=4,
        sample_size=768,
    )
    text = CLIPTextConfig(
        vocab_size=49408,
        hidden_size=1024,
        intermediate_size=4096,
        num_hidden_layers=23,
        num_attention_heads=16,
        hidden_act="gelu",
        projection_dim=512,
    )
    scheduler = DDIMScheduler(
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule="scaled_linear",
        clip_sample=False,
        set_alpha_to_one=False,
        steps_offset=1,
        prediction_type="v_prediction",
    )
    parts: dict[str, Any] = {
        "unet": unet,
        "vae": vae,
        "text_encoder": CLIPTextModel(text),
        "scheduler": scheduler,
    }
    sd1_pipeline(**parts).to(torch.float16).save_pretrained(folder)
    return folder


MODELS = {"tiny": build_sd1, "sd21": build_sd21}
