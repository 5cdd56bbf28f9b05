"""Personalize's data sets as CSV files: `dataset/<name>/<name>-0001.csv`, in parts."""

import csv
import shutil
import uuid
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TextIO

from shared.domain.errors import PersonalizeError
from shared.domain.personalize import DataSet

ROWS_PER_PART = 100_000
"""About 40 MB of interactions: a part is read whole when it is uploaded."""

FOLDER = "dataset"


class CsvDataSets:
    """`admin.services.doors.DataSetFiles` in the folder `dataset` of `folder`."""

    def __init__(self, folder: Path, rows_per_part: int = ROWS_PER_PART) -> None:
        self._folder = folder
        self._rows_per_part = rows_per_part

    @contextmanager
    def writing(self, headers: Mapping[DataSet, Sequence[str]]) -> Generator["_Rows", None, None]:
        half_made = self._folder / f".{FOLDER}-{uuid.uuid4().hex}"
        try:
            with _in_our_words(self._folder), ExitStack() as files:
                yield _Rows(half_made, headers, self._rows_per_part, files)
            with _in_our_words(self._folder):
                for data_set in headers:
                    self._put(half_made / data_set, self._folder / FOLDER / data_set)
        finally:
            shutil.rmtree(half_made, ignore_errors=True)

    def parts(self, data_set: DataSet) -> Iterator[tuple[str, bytes]]:
        for path in sorted((self._folder / FOLDER / data_set).glob("*.csv")):
            with _in_our_words(path):
                data = path.read_bytes()
            yield path.name, data

    def _put(self, made: Path, target: Path) -> None:
        """Files by the same name are replaced in one step; parts there are too many of go."""
        target.mkdir(parents=True, exist_ok=True)
        names = sorted(path.name for path in made.iterdir())
        for name in names:
            (made / name).replace(target / name)
        for path in target.glob(f"{target.name}-*.csv"):
            if path.name not in names:
                path.unlink()


class _Rows:
    """`admin.services.doors.DataSetRows` into files that begin with their header."""

    def __init__(
        self,
        folder: Path,
        headers: Mapping[DataSet, Sequence[str]],
        rows_per_part: int,
        files: ExitStack,
    ) -> None:
        self._folder = folder
        self._headers = headers
        self._rows_per_part = rows_per_part
        self._files = files
        self._open: dict[DataSet, tuple[TextIO, Any]] = {}
        self._rows = dict.fromkeys(headers, 0)
        for data_set in headers:
            self._begin(data_set)

    def add(self, data_set: DataSet, row: Sequence[object]) -> None:
        number = self._rows[data_set]
        if number and number % self._rows_per_part == 0:
            self._begin(data_set)
        self._rows[data_set] = number + 1
        self._open[data_set][1].writerow(row)

    def _begin(self, data_set: DataSet) -> None:
        if data_set in self._open:
            self._open[data_set][0].close()
        part = self._rows[data_set] // self._rows_per_part + 1
        path = self._folder / data_set / f"{data_set}-{part:04}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        file = self._files.enter_context(path.open("w", encoding="utf-8", newline=""))
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(self._headers[data_set])
        self._open[data_set] = file, writer


@contextmanager
def _in_our_words(place: Path) -> Generator[None, None, None]:
    try:
        yield
    except OSError as error:
        raise PersonalizeError(f"{place}: {error.strerror or error}") from error
