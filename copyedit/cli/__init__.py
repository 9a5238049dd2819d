"""The command `copyedit`. Each command is a file here, imported when it is called: start-up time is a feature.

The only room that prints. Start with `check.py`; `starting/` is what happens before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from copyedit.cli.starting.group import main as main


def __getattr__(name: str) -> Any:
    """`main`, the group of all commands, imports click, which a plain call of `check` does without."""
    if name != "main":
        raise AttributeError(name)
    from copyedit.cli.starting.group import main

    return main
