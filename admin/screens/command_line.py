"""The command line: which commands there are."""

import argparse
from collections.abc import Sequence

from admin.screens import (
    advise_command,
    aws_command,
    backup_commands,
    doctor_command,
    fleet_command,
    garden_commands,
    generate_command,
    insights_command,
    models_command,
    personalize_commands,
    pool_commands,
    promote_command,
    queue_commands,
    settings_commands,
    wish_command,
)
from admin.screens.arguments import size
from shared.arguments import common_arguments
from shared.setting_kinds import path


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line; wrong arguments end the program with exit code 2."""
    common = common_arguments()
    parser = argparse.ArgumentParser(
        prog="emotion-garden-admin",
        description="Grow pictures, look at them, keep the good ones, promote them.",
        parents=[common],
    )
    commands = parser.add_subparsers(dest="command", title="commands", metavar="COMMAND")

    def command(name: str, words: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, parents=[common], help=words, description=words)

    generate_command.add_arguments(command("generate", "queue pictures and make them"))
    queue_commands.add_arguments(command("queue", "the generation queue"), common)
    pool_commands.add_arguments(
        command("pool", "the pictures that were made, and decisions about them"), common
    )
    promote_command.add_arguments(
        command("promote", "bring approved pictures into the garden, verified")
    )
    advise_command.add_arguments(command("advise", "let helpers look at the pool's pictures"))
    garden_commands.add_arguments(command("garden", "what is served"), common)
    insights_command.add_arguments(
        command("insights", "what visitors like, from the events of every kiosk")
    )
    wish_command.add_arguments(
        command("wish", "pin single pictures, let them rest, or weigh them"), common
    )
    fleet_command.add_arguments(
        command("kiosks", "how every kiosk of the site is, what is wrong first")
    )
    backup_commands.add_backup_arguments(
        command("backup", "everything of the curator's and the garden into a folder, verified")
    )
    backup_commands.add_restore_arguments(
        command("restore", "back from such a folder; what is damaged there is refused and named")
    )
    settings_commands.add_arguments(command("settings", "the curator's own settings"), common)
    models_command.add_arguments(
        command("models", "the models that the diffusers engine draws with"), common
    )
    personalize_commands.add_arguments(
        command("personalize", "what Amazon Personalize learns from, and recommends"), common
    )
    aws_command.add_arguments(
        command("aws", "the template of a site's bucket and what looks after it"), common
    )
    doctor_command.add_arguments(command("doctor", "say what works on this machine"))
    starter = command("starter-garden", "paint the starter garden into a folder")
    starter.add_argument("folder", type=path, metavar="DIR")
    starter.add_argument("--size", type=size, default=(1280, 800), metavar="WxH")
    return parser.parse_args(arguments)
