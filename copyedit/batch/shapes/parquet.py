"""Parquet: a story a row, its text in one column, read by row group. The result has the same columns and row groups.

A Parquet file has its directory at the end, so that it cannot be appended to. At each commit point the rows so far
become a part, a small file for each row group they are from; at the end the parts of a row group are written as one.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from itertools import groupby, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from copyedit.batch.dates import day_of
from copyedit.batch.durable import sync_folder, sync_path
from copyedit.batch.plan import Plan
from copyedit.batch.stores import is_store, open_source, publish, staged
from copyedit.batch.story import Done, Story
from copyedit.errors import CopyeditError, FileError
from copyedit.settings.config import Config

if TYPE_CHECKING:
    import pyarrow as pa

_READ = 1024  # rows made into Python objects at once


class _Row(NamedTuple):
    """The place of a row: its row group, and its number in that."""

    group: int
    row: int


class Archive:
    """`resume` and `at` are the number of rows read."""

    def __init__(self, plan: Plan, config: Config) -> None:
        self._plan = plan
        self._parts, self._partial = (staged(plan.out or "", plan.folder, end) for end in (".parts", ".partial"))
        self._rows: list[tuple[int, _Row, str | None]] = []  # since the last commit point
        self._group: tuple[int, pa.Table] | None = None  # the row group that is being written
        try:
            import pyarrow.parquet as parquet
        except ImportError:
            raise CopyeditError("Parquet needs an extra: pip install 'copyedit[batch]'", plan.source) from None
        try:
            source = open_source(plan.source) if is_store(plan.source) else plan.source
            self._file: Any = parquet.ParquetFile(source, memory_map=not is_store(plan.source))
        except (OSError, ValueError) as bad:
            raise FileError(f"not a Parquet file that can be read: {bad}", plan.source) from None
        names = self._file.schema_arrow.names
        self._columns = [plan.text_field, plan.id_field, plan.date_field, plan.section_field]
        for name in self._columns:
            if name is not None and name not in names:
                raise FileError(f"no column “{name}”; the columns are: {', '.join(names)}", plan.source)

    def total(self) -> int:
        return int(self._file.metadata.num_rows)

    def stories(self, resume: int | None, number: int) -> Iterator[Story]:
        at = 0
        for group in range(self._file.num_row_groups):
            size = self._file.metadata.row_group(group).num_rows
            if at + size <= (resume or 0):
                at += size
                continue
            table = self._file.read_row_group(group, columns=[name for name in self._columns if name])
            for row, values in enumerate(_values(table, self._columns)):
                at += 1
                if at > (resume or 0):
                    yield self._story(values, number, _Row(group, row), at)
                    number += 1

    def _story(self, values: Sequence[object], number: int, row: _Row, at: int) -> Story:
        text, key, date, section = values
        name = f"row {at}" if key is None else str(key)
        section = "" if section is None else str(section)
        story = Story(number, name, None, row, at, at, date=day_of(date), section=section)
        if text is None or isinstance(text, str):
            return story._replace(content=text)
        return story._replace(unreadable=f"the column “{self._plan.text_field}” is not a text")

    def open(self, state: int | None) -> None:
        """Remove the parts behind the last commit point, which had made so many."""
        self._parts.mkdir(parents=True, exist_ok=True)
        for part in self._parts.iterdir():
            if _numbers(part)[0] >= (state or 0):
                part.unlink()
        self._made = state or 0

    def write(self, story: Story, done: Done) -> None:
        assert isinstance(story.raw, _Row)
        assert not isinstance(done.content, bytes)
        self._rows.append((story.number, story.raw, done.content))

    def commit(self) -> int:
        """Write the rows so far into parts; the number of the next part."""
        import pyarrow.parquet as parquet

        for group, rows in groupby(self._rows, key=lambda each: each[1].group):
            part = self._parts / f"{self._made:012}-{group:06}.parquet"
            parquet.write_table(self._changed(group, list(rows)), part, compression="zstd")
            sync_path(part)
            self._made += 1
        sync_folder(self._parts)
        self._rows.clear()
        return self._made

    def _changed(self, group: int, rows: Sequence[tuple[int, _Row, str | None]]) -> pa.Table:
        """These rows of a row group, with the new texts."""
        import pyarrow as pa

        if self._group is None or self._group[0] != group:
            self._group = group, self._file.read_row_group(group)
        table = self._group[1].take([row.row for _, row, _ in rows])
        at = table.schema.get_field_index(self._plan.text_field)
        if all(text is None for _, _, text in rows):
            return table
        old = table.column(at).to_pylist()
        new = [before if text is None else text for before, (_, _, text) in zip(old, rows, strict=True)]
        field = table.schema.field(at)
        return table.set_column(at, field, pa.array(new, type=field.type))

    def wrap_up(self) -> None:
        """Join the parts, row group by row group."""
        import pyarrow as pa
        import pyarrow.parquet as parquet

        self.commit()
        metadata = self._file.metadata
        compression = metadata.row_group(0).column(0).compression if metadata.num_row_groups else "SNAPPY"
        kind = {"UNCOMPRESSED": "NONE"}.get(compression, compression)
        parts = sorted(self._parts.iterdir())
        with parquet.ParquetWriter(self._partial, self._file.schema_arrow, compression=kind) as writer:
            for _, files in groupby(parts, key=lambda part: _numbers(part)[1]):
                table = pa.concat_tables([parquet.read_table(part) for part in files])
                writer.write_table(table.cast(self._file.schema_arrow), row_group_size=max(1, table.num_rows))
        sync_path(self._partial)

    def publish(self) -> None:
        publish(self._partial, self._plan.out or "")
        shutil.rmtree(self._parts, ignore_errors=True)


def _values(table: pa.Table, columns: Sequence[str | None]) -> Iterator[tuple[object, ...]]:
    """What each row has in the columns; None for a column without a name."""
    for batch in table.to_batches(_READ):
        values = (batch.column(name).to_pylist() if name else repeat(None, batch.num_rows) for name in columns)
        yield from zip(*values, strict=True)


def _numbers(part: Path) -> tuple[int, int]:
    """The numbers of a part and of its row group."""
    number, _, group = part.stem.partition("-")
    return int(number), int(group)
