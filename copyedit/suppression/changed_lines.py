"""Which lines have changed since a revision, by git, so that only findings on them are told. Start with `find_changes`.

Four calls of git for a run, however many files it has.
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
    """First and last line of each stretch of a file that has changed; lines count from 1, as git counts them.

    Where lines were taken out between the lines 4 and 5 stands (5, 4): a finding that holds both is touched.
    """

    stretches: tuple[tuple[int, int], ...]

    def touch(self, first: int, last: int) -> bool:
        """True where one of these lines has changed."""
        return any(first <= end and start <= last for start, end in self.stretches)


ALL_NEW = Changes(((1, sys.maxsize),))


def find_changes(base: str, paths: Sequence[str], errors: list[CopyeditError]) -> dict[str, Changes]:
    """What has changed in the files since their branch left `base`; files without changes are left out.

    Files that git does not know are all new, and so are those that it holds to be binary (UTF-16); what is in a
    submodule, of which git knows the folder, is left out as git leaves it out. A file outside the repository of the
    current folder goes to `errors`. Raises ConfigError where git cannot tell.
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
    """The findings any line of which has changed, or any of the other place that they speak of.

    A word processor's file counts whole: git knows nothing of lines in it.
    """
    if "container" in document.origin:
        return list(findings)
    line_ends = [found.start() for found in re.finditer("\n", document.source)]  # git knows no other

    def is_touched(span: Span) -> bool:
        last = max(span.start, span.end - 1)
        return changes.touch(bisect_left(line_ends, span.start) + 1, bisect_left(line_ends, last) + 1)

    return [f for f in findings if is_touched(f.span) or (f.related is not None and is_touched(f.related))]


def _repository() -> tuple[str, bool]:
    """The top folder of the repository that the current folder is in, and whether its history is cut short."""
    done = _git("rev-parse", "--show-toplevel", "--is-shallow-repository")
    if done.returncode:
        raise ConfigError(f"changed lines are known only in a git repository: {_said(done)}")
    top, _, is_shallow = os.fsdecode(done.stdout).removesuffix("\n").rpartition("\n")
    return top, is_shallow == "true"


def _commit(base: str, is_shallow: bool) -> str | None:
    """Where HEAD's branch left `base`; None in a repository without a commit, where all is new."""
    hint = "; the clone is shallow: fetch more of its history (git fetch --unshallow)" if is_shallow else ""
    if base.startswith("-"):
        raise ConfigError(f"no revision “{base}”")
    done = _git("merge-base", base, "HEAD")
    if done.returncode == 0:
        return done.stdout.decode().strip()
    if _git("rev-parse", "--verify", "--quiet", f"{base}^{{commit}}").returncode == 0:
        raise ConfigError(f"“{base}” and HEAD have no commit in common here{hint}")
    if base == "HEAD":
        return None
    raise ConfigError(f"no revision “{base}” in this repository{hint}")


def _diff(top: str, commit: str) -> dict[str, Changes]:
    """Changes by name, seen from the top, in the working tree against a commit; whole files where git says no more."""
    done = _git(
        *("diff", "--numstat", "--patch", "-z", "--unified=0", "--inter-hunk-context=0"),
        *("--find-renames", "--diff-filter=d", "--ignore-submodules", "--no-relative"),
        *("--no-color", "--no-ext-diff", "--no-textconv", commit, "--"),
        folder=top,
    )
    if done.returncode:
        raise ConfigError(f"changed lines could not be found: {_said(done)}")
    counts, _, patch = done.stdout.partition(b"\0\0")
    hunks = _HUNK.finditer(patch)
    return {name: ALL_NEW if size is None else Changes(tuple(_stretches(hunks, size))) for name, size in _files(counts)}


def _files(counts: bytes) -> Iterator[tuple[str, int | None]]:
    """Each file's name and how many lines were put in and taken out: `1 TAB 2 TAB name`; None for binary ones.

    A renamed file has an empty name there, and its old and its new one behind.
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
    """The hunks of one file: as many as hold the lines that were counted for it. They come in the files' order."""
    while size > 0:
        removed, start, added = (int(part) if part is not None else 1 for part in next(hunks).groups())
        size -= removed + added
        yield (start, start + added - 1) if added else (start + 1, start)


def _known(top: str) -> set[str]:
    return set(os.fsdecode(_git("ls-files", "-z", folder=top).stdout).split("\0"))


def _name(path: str, top: str) -> str:
    """The path as git has it. Raises FileError for one outside the repository."""
    if path == STDIN:
        raise FileError("which lines of standard input have changed cannot be told; name the file", path)
    full = os.path.realpath(path)
    name = os.path.relpath(full, top).replace(os.sep, "/")
    if name.startswith("../"):
        raise FileError(f"which lines have changed is not known: outside the repository {top}", path)
    return name


def _git(*arguments: str, folder: str | None = None) -> subprocess.CompletedProcess[bytes]:
    """What git says, in plain English, without touching its index."""
    environment = os.environ | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run(("git", *arguments), cwd=folder, env=environment, capture_output=True, check=False)
    except FileNotFoundError:
        raise ConfigError("changed lines are known by git, and there is no command git here") from None


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else f"git ended with {done.returncode}"
