"""The commands of `python -m admin`: each with the parts it works with."""

from admin.adapters.cloud_package import write_cloud_package
from admin.adapters.engine_workers import describe_diffusion, require
from admin.adapters.own_files import write_own
from admin.adapters.personalize_desk import personalize_trials
from admin.app.doors import Doors
from admin.presenters.parts import Parts
from admin.screens.advise_command import AdviseCommand
from admin.screens.arguments import Command
from admin.screens.aws_command import AwsCommand
from admin.screens.backup_commands import BackupCommand, RestoreCommand
from admin.screens.console import Console
from admin.screens.doctor_command import DoctorCommand
from admin.screens.fleet_command import FleetCommand
from admin.screens.garden_commands import GardenCommands
from admin.screens.generate_command import GenerateCommand
from admin.screens.insights_command import InsightsCommand
from admin.screens.models_command import ModelsCommand
from admin.screens.personalize_commands import PersonalizeCommands
from admin.screens.pool_commands import PoolCommands
from admin.screens.promote_command import PromoteCommand
from admin.screens.queue_commands import QueueCommands
from admin.screens.settings_commands import SettingsCommands
from admin.screens.wish_command import WishCommand
from admin.services.shared_manifest import SharedManifest
from shared.settings import Settings


def commands_of(
    parts: Parts, doors: Doors, settings: Settings, console: Console
) -> dict[str, Command]:
    """What may be asked for on the command line, by its word; `starter-garden` needs no parts."""
    queue, pool, registration = parts.queue, parts.pool, parts.personalize.registration
    queue_commands = QueueCommands(queue, pool, parts.queue_runner, console)
    trials, bucket = personalize_trials(settings), settings.bucket
    tried = doors.store if bucket is None else doors.open_bucket(bucket)
    return {
        "generate": GenerateCommand(
            queue_commands, parts, doors.workers, require, settings, console
        ),
        "queue": queue_commands,
        "pool": PoolCommands(pool, parts.review, console),
        "promote": PromoteCommand(pool, parts.promotion, console, registration),
        "garden": GardenCommands(parts.garden, parts.purge, parts.adoption, console, registration),
        "kiosks": FleetCommand(parts.fleet, console),
        "backup": BackupCommand(parts.backup, console),
        "restore": RestoreCommand(parts.restore, console),
        "settings": SettingsCommands(parts.own_settings, console),
        "models": ModelsCommand(parts.models, parts.downloads, console),
        "aws": AwsCommand(write_cloud_package, console),
        "personalize": PersonalizeCommands(parts.personalize, console),
        "doctor": DoctorCommand(
            settings, tried, parts.engines, describe_diffusion, trials, console
        ),
        "advise": AdviseCommand(pool, parts.advising, console),
        "insights": InsightsCommand(parts.insights, write_own, console),
        "wish": WishCommand(parts.insights.wishes, SharedManifest(parts.store), console),
    }
