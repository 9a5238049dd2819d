"""The findings of a run as Parquet, a row each, made from the file of JSON Lines. Start with `write_table`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from copyedit.batch.audit.sampling import Row, rows_of
from copyedit.batch.durable import sync_folder, sync_path
from copyedit.batch.journal import Journal
from copyedit.errors import CopyeditError

if TYPE_CHECKING:
    import pyarrow as pa

FILE = "findings.parquet"
_GROUP = 20_000  # rows in memory at once


def check_parquet() -> None:
    """Raises CopyeditError if Parquet cannot be written here; better before a run than at its end."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        raise CopyeditError("Parquet needs an extra: pip install 'copyedit[batch]'") from None


def write_table(journal: Journal) -> None:
    """Write findings.parquet anew, in one step. Each column is there in every run, also where nothing is in it."""
    import pyarrow as pa
    import pyarrow.parquet as parquet

    path = journal.folder / FILE
    partial = path.with_suffix(".partial")
    schema = _schema(pa)
    rows = rows_of(journal.folder, journal.state()["rows"])
    with parquet.ParquetWriter(partial, schema, compression="zstd") as writer:
        for group in _groups(rows):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))
    sync_path(partial)
    partial.replace(path)
    sync_folder(journal.folder)


def _groups(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while group := list(islice(rows, _GROUP)):
        yield group


def _schema(pa: Any) -> pa.Schema:
    text, number = pa.string(), pa.int32()
    place = pa.struct([(name, number) for name in ("start", "end", "line", "column")])
    other = [("rule", text), ("level", text), ("message", text), ("start", number), ("end", number)]
    return pa.schema(
        [
            *((name, text) for name in ("story", "date", "section", "rule", "level", "message")),
            *((name, number) for name in ("start", "end", "line", "column")),
            ("text", text),
            ("replacements", pa.list_(text)),
            ("safety", text),
            ("confidence", pa.float32()),
            ("quoted", pa.bool_()),
            ("applied", pa.bool_()),
            ("before", text),
            ("after", text),
            ("elsewhere", place),
            ("related", pa.list_(pa.struct([*other, ("replacements", pa.list_(text))]))),
        ]
    )
