"""All commands, as click reads them. Each is a file of the room `cli/`, imported when it is called. See `main`."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from copyedit.cli.starting.commands import Commands

_COMMANDS = {
    "check": "Report problems in stories, with place, reason and suggested fix.",
    "diff": "Print the safe fixes as a patch.",
    "fix": "Apply the safe fixes to the files.",
    "clean": "Repair characters, lines, spaces and marks, and remove boilerplate.",
    "annotate": "Add the findings to the story, as comments or CriticMarkup.",
    "desk": "Review stories in the browser, and serve LanguageTool's HTTP API.",
    "review": "Decide on one finding after another in the terminal.",
    "lsp": "Run a language server for editors.",
    "baseline": "Record known findings, so that only new ones are reported.",
    "batch": "Clean a whole archive: resumable, with a journal.",
    "explain": "Explain a rule: what it reports, why, and how often it was right.",
    "rules": "List, show, test, create, measure and import rules.",
    "words": "Add words to the house word list.",
    "model": "Train a context model, or describe one.",
    "config": "Show which settings apply to a file, and why a rule is on or off.",
    "languagetool": "Install LanguageTool, or run it as a server.",
    "doctor": "Check the installation, and say how to get what is missing.",
    "init": "Write a commented settings file to start from.",
}
_ROOMS = {
    "desk": "interactive.",
    "review": "interactive.",
    "lsp": "interactive.",
    "explain": "rule_commands.",
    "diff": "writing.",
    "fix": "writing.",
    "clean": "writing.",
    "annotate": "writing.",
}  # of commands that are not files here
# What other tools call these.
_SYNONYMS = {"lint": "check", "format": "fix", "help": "--help", "version": "--version"}


class _Main(Commands):
    """The commands by file name. Their one-line help is above, so that --help need not import them."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command; without a standard output there is nowhere to report to."""
        if sys.stdout is None:
            click.echo("copyedit: standard output is closed; redirect it to /dev/null to discard the output", err=True)
            sys.exit(2)
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, with the usual exit code for Ctrl-C."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("copyedit: interrupted", err=True)
            sys.exit(130)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"copyedit.cli.{_ROOMS.get(cmd_name, '')}{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """An option of `check` before the command, or without one, is explained."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            check = self.get_command(ctx, "check")
            if check and any(error.option_name in option.opts for option in check.params):
                message = (
                    f"No such option “{error.option_name}” here. Did you mean “copyedit check {error.option_name} ...”?"
                )
                raise click.UsageError(message, ctx) from None
            raise

    def suggestion(self, ctx: click.Context, args: list[str]) -> str:
        """The nearest command; `check` where the command was left out."""
        name = args[0]
        if name in _SYNONYMS:
            return f" Did you mean “copyedit {_SYNONYMS[name]}”?"
        if name == "-" or Path(name).exists() or Path(name).suffix:
            return f" Did you mean “copyedit check {' '.join(args)}”?"
        return super().suggestion(ctx, args)


def _show_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from copyedit import __version__

        click.echo(f"copyedit {__version__}")
        ctx.exit()


def _explain(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is not None and not ctx.resilient_parsing:
        from copyedit.cli.rules import show_rules

        show_rules([value])
        ctx.exit()


@click.group(cls=_Main, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--explain", metavar="RULE", expose_value=False, is_eager=True, callback=_explain, help="Show a rule, like `copyedit rules show`, and exit.")  # fmt: skip
@click.option("-V", "--version", is_flag=True, expose_value=False, is_eager=True, callback=_show_version, help="Show the version and exit.")  # fmt: skip
def main() -> None:
    """Clean and copy-edit English news copy.

    \b
    copyedit check story.txt          report problems, with reasons
    copyedit diff story.txt           show the safe fixes as a patch
    copyedit fix story.txt            apply the safe fixes
    copyedit check --format json -    check standard input, report as JSON

    Exit codes: 0 for no findings at or above the fail level, 1 for findings, 2 for wrong usage or a file that could
    not be read.

    Shell completion: eval "$(_COPYEDIT_COMPLETE=bash_source copyedit)"; likewise zsh_source and fish_source.
    """
