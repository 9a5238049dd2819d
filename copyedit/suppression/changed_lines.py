"""Which lines git says have changed, so that only findings on them are reported. Start with `find_changes`.

A run calls git four times, however many files it has.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from copyedit.document import Document, Span
from copyedit.errors import ConfigError, CopyeditError, FileError
from copyedit.findings import Finding
from copyedit.formats.reading import STDIN

_HUNK = re.compile(rb"^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


class Changes(NamedTuple):
    """First and last line of each changed stretch of a file; lines count from 1, as in git.

    (5, 4) means that lines were removed between lines 4 and 5: a finding on both of them is touched.
    """

    stretches: tuple[tuple[int, int], ...]

    def touch(self, first: int, last: int) -> bool:
        """True if one of these lines has changed."""
        return any(first <= end and start <= last for start, end in self.stretches)


ALL_NEW = Changes(((1, sys.maxsize),))


def find_changes(base: str, paths: Sequence[str], errors: list[CopyeditError]) -> dict[str, Changes]:
    """What has changed in the files since their branch left `base`; files without changes are left out.

    Files that git does not track, or takes to be binary (UTF-16), are new as a whole. Files in a submodule are left
    out, as git leaves them out. A file outside the repository of the current folder goes to `errors`. Raises
    ConfigError if git fails.
    """
    top, is_shallow = _repository()
    commit = _commit(base, is_shallow)
    changed = _diff(top, commit) if commit else {}
    known = _known(top) if commit else set()
    found: dict[str, Changes] = {}
    for path in paths:
        try:
            name = _name(path, top)
        except FileError as error:
            errors.append(error)
            continue
        if name in changed:
            found[path] = changed[name]
        elif name not in known and not any(parent.as_posix() in known for parent in PurePosixPath(name).parents):
            found[path] = ALL_NEW
    return found


def on_changed_lines(document: Document, findings: Sequence[Finding], changes: Changes) -> list[Finding]:
    """The findings with a changed line, at their own place or the related one.

    Every finding in a word processor's file counts, as git does not know the lines in it.
    """
    if "container" in document.origin:
        return list(findings)
    line_ends = [found.start() for found in re.finditer("\n", document.source)]  # the only line ending for git

    def is_touched(span: Span) -> bool:
        last = max(span.start, span.end - 1)
        return changes.touch(bisect_left(line_ends, span.start) + 1, bisect_left(line_ends, last) + 1)

    return [f for f in findings if is_touched(f.span) or (f.related is not None and is_touched(f.related))]


def _repository() -> tuple[str, bool]:
    """The top folder of the repository that the current folder is in, and whether its history is cut short."""
    done = _git("rev-parse", "--show-toplevel", "--is-shallow-repository")
    if done.returncode:
        raise ConfigError(f"changed lines are known only in a git repository: {_message(done)}")
    top, _, is_shallow = os.fsdecode(done.stdout).removesuffix("\n").rpartition("\n")
    return top, is_shallow == "true"


def _commit(base: str, is_shallow: bool) -> str | None:
    """Where HEAD's branch left `base`; None in a repository without a commit, where all is new."""
    hint = "; the clone is shallow, so fetch its history first (git fetch --unshallow)" if is_shallow else ""
    if base.startswith("-"):
        raise ConfigError(f"no revision “{base}”")
    done = _git("merge-base", base, "HEAD")
    if done.returncode == 0:
        return done.stdout.decode().strip()
    if _git("rev-parse", "--verify", "--quiet", f"{base}^{{commit}}").returncode == 0:
        raise ConfigError(f"“{base}” and HEAD have no commit in common{hint}")
    if base == "HEAD":
        return None
    raise ConfigError(f"no revision “{base}” in this repository{hint}")


def _diff(top: str, commit: str) -> dict[str, Changes]:
    """Changes in the working tree since a commit, by name from the top; whole files if git gives no lines."""
    done = _git(
        *("diff", "--numstat", "--patch", "-z", "--unified=0", "--inter-hunk-context=0"),
        *("--find-renames", "--diff-filter=d", "--ignore-submodules", "--no-relative"),
        *("--no-color", "--no-ext-diff", "--no-textconv", commit, "--"),
        folder=top,
    )
    if done.returncode:
        raise ConfigError(f"changed lines could not be found: {_message(done)}")
    counts, _, patch = done.stdout.partition(b"\0\0")
    hunks = _HUNK.finditer(patch)
    return {name: ALL_NEW if size is None else Changes(tuple(_stretches(hunks, size))) for name, size in _files(counts)}


def _files(counts: bytes) -> Iterator[tuple[str, int | None]]:
    """Each file's name and how many lines were added and removed: `1 TAB 2 TAB name`; None for binary files.

    A renamed file has an empty name there, followed by its old and new names.
    """
    fields = iter(counts.split(b"\0"))
    for field in fields:
        if not field:
            continue
        added, removed, name = field.split(b"\t", 2)
        if not name:
            next(fields)
            name = next(fields)
        yield os.fsdecode(name), None if added == b"-" else int(added) + int(removed)


def _stretches(hunks: Iterator[re.Match[bytes]], size: int) -> Iterator[tuple[int, int]]:
    """The hunks of one file: as many as make up its line count. They come in the order of the files."""
    while size > 0:
        removed, start, added = (int(part) if part is not None else 1 for part in next(hunks).groups())
        size -= removed + added
        yield (start, start + added - 1) if added else (start + 1, start)


def _known(top: str) -> set[str]:
    return set(os.fsdecode(_git("ls-files", "-z", folder=top).stdout).split("\0"))


def _name(path: str, top: str) -> str:
    """The path as git names it. Raises FileError for one outside the repository."""
    if path == STDIN:
        raise FileError("standard input has no changed lines; name the file", path)
    full = os.path.realpath(path)
    name = os.path.relpath(full, top).replace(os.sep, "/")
    if name.startswith("../"):
        raise FileError(f"changed lines are not known: the file is outside the repository {top}", path)
    return name


def _git(*arguments: str, folder: str | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run git, in plain English and without touching its index."""
    environment = os.environ | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run(("git", *arguments), cwd=folder, env=environment, capture_output=True, check=False)
    except FileNotFoundError:
        raise ConfigError("changed lines need the command git, which is not installed") from None


def _message(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else f"git ended with {done.returncode}"
