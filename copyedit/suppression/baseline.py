"""Known findings, which are not reported again, so that an old repository starts clean. Start with `read_baseline`.

The file is JSON with one entry per line, in order. Commas come first, so that a line is independent of its neighbours
and git can merge the entries of two branches.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from copyedit.document import Document
from copyedit.errors import ConfigError, FileError
from copyedit.findings import Finding
from copyedit.fixing.writing import write_file
from copyedit.machine.small_files import BASELINE, leads_out, read_small
from copyedit.rules.renamed import RENAMED, old_name
from copyedit.settings.config import Config
from copyedit.suppression.fingerprints import fingerprint

_HEAD = {"copyedit-baseline": 1}  # the version
_LONGEST = 80  # code points of a finding's words, which only people read


class Entry(NamedTuple):
    """A known finding. `path` is relative to the baseline's folder; the fingerprint identifies the finding."""

    path: str
    rule: str
    fingerprint: str
    words: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """The known findings; their paths are relative to `folder`."""

    folder: str
    entries: frozenset[Entry]
    known: frozenset[tuple[str, str]]  # path and fingerprint

    def without_known(self, document: Document, findings: Sequence[Finding]) -> list[Finding]:
        """The new findings. Pass all of a document's findings, because fingerprints number those that look alike."""
        path = name_from(self.folder, document.path)
        names = fingerprint(document, findings)
        old_names = fingerprint(document, _under_old_names(findings))
        found = zip(findings, names, old_names, strict=True)
        return [f for f, *either in found if not any((path, name) in self.known for name in either)]

    @property
    def has_old_names(self) -> bool:
        """True where entries bear names that their rules had once."""
        return any(entry.rule in RENAMED for entry in self.entries)


def entries_of(document: Document, findings: Sequence[Finding], folder: str) -> list[Entry]:
    """The findings as entries of a baseline in `folder`."""
    path = name_from(folder, document.path)
    names = fingerprint(document, findings)
    return [Entry(path, f.rule, name, _words(f.text)) for f, name in zip(findings, names, strict=True)]


def renewed_entries(document: Document, findings: Sequence[Finding], folder: str) -> dict[Entry, Entry]:
    """The entries as an older baseline has them, under old names of rules, with those that take their place."""
    old, new = entries_of(document, _under_old_names(findings), folder), entries_of(document, findings, folder)
    return {before: now for before, now in zip(old, new, strict=True) if before != now}


def _under_old_names(findings: Sequence[Finding]) -> list[Finding]:
    return [finding._replace(rule=old_name(finding.rule)) for finding in findings]


def name_from(folder: str, path: str) -> str:
    """The path relative to a folder, whatever the current folder."""
    return os.path.relpath(path, folder).replace(os.sep, "/")


def read_baseline(path: Path, folder: str) -> Baseline:
    """The baseline in a file. Raises ConfigError if it cannot be read or is not a baseline."""
    try:
        head, *lines = json.loads(read_small(path, BASELINE))
        if head != _HEAD:
            raise ConfigError(f"not a baseline for this version: it begins with {json.dumps(head)}", str(path))
        entries = frozenset(Entry(*(line[key] for key in Entry._fields)) for line in lines)
    except FileNotFoundError:
        raise ConfigError("no such file; `copyedit baseline write` creates it", str(path)) from None
    except json.JSONDecodeError as bad:
        raise ConfigError(
            f"not a baseline: {bad.msg}; is there a merge conflict here?", str(path), bad.lineno, bad.colno
        ) from None
    except OSError as bad:
        raise ConfigError(f"cannot be read: {bad.strerror or bad}", str(path)) from None
    except (ValueError, TypeError, KeyError, RecursionError):
        raise ConfigError("not a baseline; `copyedit baseline write` creates one", str(path)) from None
    return Baseline(folder, entries, frozenset((entry.path, entry.fingerprint) for entry in entries))


def known_findings(config: Config) -> Baseline | None:
    """The baseline that the settings name, or that lies where they expect one; None if there is none.

    Raises ConfigError, also for a link that leads out of the folder where nobody has named it.
    """
    path = config.baseline_path
    if config.baseline is None and not path.exists():
        return None
    if config.baseline is None and path.is_symlink() and leads_out(path, path.parent):
        raise ConfigError("a link that leads out of this folder; name its target with --baseline", str(path))
    return read_baseline(path, config.folder or str(path.absolute().parent))


def add_known(config: Config, document: Document, findings: Sequence[Finding], finding: Finding) -> None:
    """Add one of the findings, which are all of the document's, to the known ones. Raises CopyeditError."""
    baseline = known_findings(config)
    folder = config.folder or str(config.baseline_path.absolute().parent)
    entry = entries_of(document, findings, folder)[findings.index(finding)]
    write_baseline(config.baseline_path, {*(baseline.entries if baseline else ()), entry})


def write_baseline(path: Path, entries: Iterable[Entry]) -> None:
    """Write the entries to a file, all or none. Raises FileError."""
    lines = [json.dumps(entry._asdict(), ensure_ascii=False) for entry in sorted(set(entries))]
    text = f"[{json.dumps(_HEAD)}\n" + "".join(f",{line}\n" for line in lines) + "]\n"
    # Bytes of a file name that are not UTF-8 become “\udcff” in JSON.
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_bytes() if path.exists() else None
        write_file(path, text.encode("utf-8", "backslashreplace"), expected=before)
    except OSError as bad:
        raise FileError(f"not written: {bad.strerror or bad}", str(path)) from None


def _words(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "\N{HORIZONTAL ELLIPSIS}"
