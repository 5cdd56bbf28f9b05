"""The command `aws`: the cloud template, ready to be deployed."""

import argparse
from collections.abc import Callable
from pathlib import Path

from admin.screens.arguments import verbs_of
from admin.screens.console import Console
from shared.setting_kinds import path

WritePackage = Callable[[Path], tuple[Path, Path]]
"""Writes into a folder; the paths of the template and of the function's code."""


def add_arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """What `aws` takes."""
    verbs = verbs_of(parser, common)
    package = verbs("package", "write the template and the function's code into a folder")
    package.add_argument("folder", type=path, metavar="DIR")


class AwsCommand:
    """Writes what CloudFormation is given; asks nothing of the network."""

    def __init__(self, write: WritePackage, console: Console) -> None:
        self._write = write
        self._console = console

    def run(self, given: argparse.Namespace) -> int:
        template, code = self._write(given.folder.expanduser())
        self._console.line(template=str(template), code=str(code))
        self._console.say(
            f"copy {code.name} into a bucket, then deploy {template.name} with CodeKey={code.name}"
        )
        return 0
