"""Load a context model once, and say in words what is wrong with one that cannot be used. Start with `load_model`."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from copyedit.errors import ConfigError
from copyedit.language.context.families import Family
from copyedit.language.shipped import MODEL

if TYPE_CHECKING:
    from copyedit.language.context.model import ContextModel

# What numpy, json and our own readers raise for files that are cut off, overwritten or of another model.
_DAMAGE = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, OSError, RecursionError),
    *(TypeError, ValueError, BadZipFile, zlib.error),
)


@lru_cache(maxsize=2)
def load_model(folder: str | None) -> ContextModel:
    """The shipped model, or the one in a folder. It is read once. Raises ConfigError for one that cannot be used."""
    path = Path(folder) if folder else MODEL
    with usable(folder):
        for file in path.iterdir():
            if not file.is_file():  # reading a named pipe would wait for ever
                raise ValueError(f"{file.name} is not a regular file")
        from copyedit.language.context.model import ContextModel  # imports numpy

        model = ContextModel(path)
        for family in Family:
            float(model.thresholds[family])
        return model


@contextmanager
def usable(folder: str | None) -> Iterator[None]:
    """Here a model's files are used, and a fault in them becomes a ConfigError."""
    try:
        yield
    except _DAMAGE as bad:
        reason = getattr(bad, "strerror", None) or " ".join(str(bad).split())[:120] or type(bad).__name__
        remedy = "`copyedit model train` makes one" if folder else "reinstall copyedit"
        raise ConfigError(f"the context model here cannot be used ({reason}); {remedy}", folder or str(MODEL)) from None
