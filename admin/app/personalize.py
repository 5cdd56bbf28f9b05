"""The parts that work with Amazon Personalize, on the drivers of its desk."""

from admin.adapters.personalize_desk import (
    ITEMS,
    PersonalizeDrivers,
    open_csv_files,
    passing_csv_files,
)
from admin.services.item_registration import ItemRegistration
from admin.services.personalize import Personalize
from admin.services.personalize_data import PersonalizeData
from admin.services.personalize_import import PersonalizeImport
from admin.services.personalize_setup import PersonalizeSetup
from admin.services.personalize_steps import Plan
from admin.services.personalize_teardown import PersonalizeTeardown
from admin.services.shared_manifest import SharedManifest
from shared.adapters.sqlite.database import Database
from shared.adapters.sqlite.outbox import SqliteOutbox
from shared.ports import Store
from shared.settings import Settings


def personalize_parts(
    settings: Settings,
    drivers: PersonalizeDrivers,
    database: Database,
    store: Store,
    manifest: SharedManifest,
) -> Personalize:
    """What the page and the commands of Personalize work with."""
    data = PersonalizeData(store, manifest, with_context=settings.personalize_context)
    items = drivers.items
    imports = PersonalizeImport(
        drivers.account,
        store,
        data,
        open_files=passing_csv_files,
        name=settings.personalize_name,
        bucket=str(settings.bucket) if settings.bucket else None,
        role_arn=settings.personalize_role_arn,
    )
    plan = Plan(
        settings.personalize_name, settings.personalize_recipe, settings.personalize_context
    )
    return Personalize(
        data=data,
        setup=PersonalizeSetup(drivers.account, imports, plan),
        teardown=PersonalizeTeardown(
            drivers.account, name=settings.personalize_name, forget_import=imports.begin_anew
        ),
        imports=imports,
        open_files=open_csv_files,
        ranker=drivers.ranker,
        registration=ItemRegistration(SqliteOutbox(database, ITEMS), items) if items else None,
    )
