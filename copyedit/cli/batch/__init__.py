"""`copyedit batch`: clean an archive. Each of its commands is a file here, imported when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from copyedit.cli.starting.commands import Commands

_COMMANDS = {
    "run": "Clean an archive: stories in, cleaned stories and findings out.",
    "resume": "Go on with a run that was stopped, from its last commit point.",
    "status": "Show how far a run is, and what was put aside.",
    "retry": "Try the stories again that were put aside.",
    "undo": "Take edits back, all of them or those of some rules.",
    "report": "Write an HTML page about a run.",
    "judge": "Judge a rule's findings, and report its precision.",
}


class _Batch(Commands):
    """The commands by file name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"copyedit.cli.batch.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Batch)
def command() -> None:
    """Clean a whole archive: resumable, with a journal.

    The source is never changed. Cleaned stories go to another place, in the same shape; findings and the journal go to
    a folder beside it. A run can be killed at any moment and resumed; the result is the same as without.
    """
