"""The doors to what Personalize learns from and to what is set up there."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from shared.domain.personalize import DataSet
from shared.domain.personalize_resources import Kind, Resource


class DataSetFiles(Protocol):
    """The files of Personalize's data sets in a folder; a new set takes the place of the old."""

    def writing(
        self, headers: Mapping[DataSet, Sequence[str]]
    ) -> AbstractContextManager["DataSetRows"]:
        """Takes rows; nothing of the old files is touched unless the block ends well."""
        ...

    def parts(self, data_set: DataSet) -> Iterator[tuple[str, bytes]]:
        """The files of a data set, by name, one after the other."""
        ...


class DataSetRows(Protocol):
    """Takes the rows of data sets that are being written."""

    def add(self, data_set: DataSet, row: Sequence[object]) -> None:
        """A row in the order of its header; None is an empty cell."""
        ...


class PersonalizeAccount(Protocol):
    """What is set up at Personalize; every method may raise PersonalizeError."""

    def find(self, kind: Kind, name: str, parent: str | None = None) -> Resource | None:
        """The resource of this name (under its parent's ARN); the newest of several."""
        ...

    def create(self, kind: Kind, values: Mapping[str, Any]) -> Resource:
        """Make a resource, or take what another made of it at the same moment.

        `values` are what Personalize's Create call takes.
        """
        ...

    def delete(self, resource: Resource) -> None:
        """Have a resource deleted; it is still found until AWS is done with that."""
        ...

    def serve(self, campaign: Resource, model_arn: str) -> Resource:
        """Have a campaign serve another model; the campaign as it changes, which takes a while."""
        ...

    def keep_from_training(self, solution: Resource) -> Resource:
        """Have a solution trained only when asked; the solution as it changes."""
        ...

    def look(self, resource: Resource) -> Resource:
        """The resource as it is now."""
        ...
