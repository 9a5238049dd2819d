"""The command `copyedit`. Each command is a file here and is imported when it is called: start-up is a feature.

The only room that prints. Start with `check.py`.
"""

from __future__ import annotations

from importlib import import_module

import click

_COMMANDS = {
    "check": "Tell what is wrong in stories.",
    "diff": "Print a patch of the safe fixes.",
    "fix": "Write the safe fixes into the files.",
    "annotate": "Put findings into a copy: as comments, or as CriticMarkup.",
    "baseline": "Keep known findings: write, show, prune.",
    "rules": "List, show, prove, write and measure rules.",
    "words": "Add words to the house's own list.",
    "model": "Train a context model on an archive; say what one knows.",
    "config": "Explain which settings hold for a file, and why a rule is on or off.",
    "languagetool": "Get LanguageTool; run a server of it for a newsroom.",
    "doctor": "Say what is here, what is missing, and how to get it.",
    "init": "Write a commented settings file to start from.",
}


class _Commands(click.Group):
    """Commands by file name; their one-line help stands above, so that --help imports none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"copyedit.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


def _show_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from copyedit import __version__

        click.echo(f"copyedit {__version__}")
        ctx.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
    help="Show the version.",
)
def main() -> None:
    """Clean and copy-edit English news copy.

    \b
    copyedit check story.txt          what is wrong, and why
    copyedit diff story.txt           the safe fixes as a patch
    copyedit fix story.txt            the safe fixes, written
    copyedit check --format json -    for programs; “-” is standard input

    Exit codes: 0 nothing found at the fail level, 1 findings, 2 wrong use or a file that could not be read.

    Shell completion: eval "$(_COPYEDIT_COMPLETE=bash_source copyedit)", likewise zsh_source and fish_source.
    """
