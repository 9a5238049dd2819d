"""copyedit: clean and copy-edit English news copy. The public Python API; `docs/api.md` describes it.

>>> import copyedit
>>> checked = copyedit.check_text("The vote was lost, but however, nobody minded.")
>>> [(finding.rule, finding.text) for finding in checked.findings]
[('wire/redundancy/but-however', 'but however,')]
>>> copyedit.fix_text("The vote was lost, but however, nobody minded.").text
'The vote was lost, but nobody minded.'

To read the code, start with `document.py`, then `running/engine.py`. What the functions use is imported when they are
called: the start-up time of the command is a feature.
"""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from copyedit.version import VERSION as __version__

if TYPE_CHECKING:
    from copyedit.fixing.edits import Outcome
    from copyedit.running.checking import Checked, Checker
    from copyedit.settings.config import Config

__all__ = ["__version__", "check_path", "check_text", "fix_text"]


def check_text(
    text: str, *, name: str = "story.txt", format: str | None = None, settings: Config | None = None
) -> Checked:
    """Check a story: its document, its findings by place, and the errors of rules that failed.

    `format` is one of `copyedit.formats.which.FORMATS` that is text; without it `name` and the text decide. Offsets are
    code points of `text`, end-exclusive. `settings` is a `copyedit.settings.config.Config`, the shipped defaults if
    None. Raises CopyeditError if the story cannot be checked.
    """
    return _checker(settings).check_text(text, name, format)


def check_path(path: str | os.PathLike[str], *, settings: Config | None = None) -> Checked:
    """Check the file at `path`, in any format that copyedit reads.

    `copyedit.settings.find.find_config` finds the settings file that the command would use. Raises CopyeditError if the
    file cannot be read or checked.
    """
    return _checker(settings).check_path(os.fspath(path))


def fix_text(
    text: str,
    *,
    name: str = "story.txt",
    format: str | None = None,
    settings: Config | None = None,
    unsafe: bool = False,
) -> Outcome:
    """Check a story and apply its safe fixes; `unsafe` applies those that need review, too. Never inside quotations.

    The outcome's `text` is the fixed story; `applied` and `skipped` hold the findings, with the reason for each skip.
    Raises CopyeditError if the story cannot be checked.
    """
    from copyedit.running.settling import settle

    def check(text: str) -> Checked:
        return check_text(text, name=name, format=format, settings=settings)

    return settle(check(text), lambda outcome: check(outcome.text), unsafe=unsafe)


@lru_cache(maxsize=16)
def _checker(settings: Config | None) -> Checker:
    """One for each set of settings: rules are loaded once."""
    from copyedit.running.checking import Checker
    from copyedit.settings.config import Config

    return Checker(settings or Config())
