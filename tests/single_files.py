"""Writes a Stable Diffusion 1 pipeline as one file, as CompVis published them.

The reverse of what `from_single_file` does, for a U-Net and a decoder of few blocks.
"""

import re
from pathlib import Path
from typing import Any

_RESNET = (
    ("norm1", "in_layers.0"),
    ("conv1", "in_layers.2"),
    ("norm2", "out_layers.0"),
    ("conv2", "out_layers.3"),
    ("time_emb_proj", "emb_layers.1"),
    ("conv_shortcut", "skip_connection"),
)
_UNET = {
    "time_embedding.linear_1": "time_embed.0",
    "time_embedding.linear_2": "time_embed.2",
    "conv_in": "input_blocks.0.0",
    "conv_norm_out": "out.0",
    "conv_out": "out.2",
    "mid_block.resnets.0": "middle_block.0",
    "mid_block.attentions.0": "middle_block.1",
    "mid_block.resnets.1": "middle_block.2",
}
_VAE_ATTENTION = (
    ("group_norm", "norm"),
    ("to_q", "q"),
    ("to_k", "k"),
    ("to_v", "v"),
    ("to_out.0", "proj_out"),
)


def save_single_file(pipeline: Any, path: Path) -> Path:
    """Write the weights of an SD 1 pipeline to one safetensors file."""
    from safetensors.torch import save_file

    weights: dict[str, Any] = {}
    for name, value in pipeline.unet.state_dict().items():
        weights["model.diffusion_model." + _unet_name(name, pipeline.unet)] = value.contiguous()
    blocks = len(pipeline.vae.config.block_out_channels)
    for name, value in pipeline.vae.state_dict().items():
        inner = re.search(r"attentions.*(to_q|to_k|to_v|to_out\.0)\.weight$", name)
        shaped = value[:, :, None, None] if inner else value
        weights["first_stage_model." + _vae_name(name, blocks)] = shaped.contiguous()
    for name, value in pipeline.text_encoder.state_dict().items():
        whole = name if name.startswith("text_model.") else f"text_model.{name}"
        weights["cond_stage_model.transformer." + whole] = value.contiguous()
    save_file(weights, path)
    return path


def _unet_name(name: str, unet: Any) -> str:
    in_resnet = "resnets." in name
    for ours, theirs in _unet_blocks(unet.config):
        if name.startswith(ours + "."):
            name = theirs + name.removeprefix(ours)
            break
    for ours, theirs in _RESNET if in_resnet else ():
        name = name.replace(f".{ours}.", f".{theirs}.")
    return name


def _unet_blocks(config: Any) -> list[tuple[str, str]]:
    """CompVis counts all layers on the way down and up; a layer is a resnet and what follows it."""
    pairs = list(_UNET.items())
    layers = config.layers_per_block
    for block, kind in enumerate(config.up_block_types):
        start = block * (layers + 1)
        down, up = f"down_blocks.{block}", f"up_blocks.{block}"
        for layer in range(layers):
            pairs.append((f"{down}.resnets.{layer}", f"input_blocks.{start + layer + 1}.0"))
            pairs.append((f"{down}.attentions.{layer}", f"input_blocks.{start + layer + 1}.1"))
        pairs.append((f"{down}.downsamplers.0.conv", f"input_blocks.{start + layers + 1}.0.op"))
        for layer in range(layers + 1):
            pairs.append((f"{up}.resnets.{layer}", f"output_blocks.{start + layer}.0"))
            pairs.append((f"{up}.attentions.{layer}", f"output_blocks.{start + layer}.1"))
        last = 2 if "CrossAttn" in kind else 1
        pairs.append((f"{up}.upsamplers.0", f"output_blocks.{start + layers}.{last}"))
    return pairs


def _vae_name(name: str, blocks: int) -> str:
    name = re.sub(r"\.conv_shortcut\.", ".nin_shortcut.", name)
    name = name.replace("conv_norm_out", "norm_out")
    name = re.sub(r"mid_block\.resnets\.(\d)", lambda m: f"mid.block_{int(m[1]) + 1}", name)
    if "mid_block.attentions.0" in name:
        name = name.replace("mid_block.attentions.0", "mid.attn_1")
        for ours, theirs in _VAE_ATTENTION:
            name = name.replace(f"attn_1.{ours}.", f"attn_1.{theirs}.")
    name = re.sub(r"down_blocks\.(\d)\.resnets\.", r"down.\1.block.", name)
    name = re.sub(r"down_blocks\.(\d)\.downsamplers\.0\.", r"down.\1.downsample.", name)
    for ours, theirs in (("resnets.", "block."), ("upsamplers.0.", "upsample.")):
        name = re.sub(
            rf"up_blocks\.(\d)\.{re.escape(ours)}",
            lambda found, tail=theirs: f"up.{blocks - 1 - int(found[1])}.{tail}",
            name,
        )
    return name
