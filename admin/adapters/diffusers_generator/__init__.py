"""The diffusers engine: pictures by diffusion models from local folders and files, offline."""

from admin.adapters.diffusers_generator.generator import DiffusersFactory, DiffusersGenerator
from admin.adapters.diffusers_generator.options import DiffusersOptions, Memory

__all__ = ["DiffusersFactory", "DiffusersGenerator", "DiffusersOptions", "Memory"]
