"""Command groups that suggest what was meant by a mistyped command. Start with `Commands`."""

from __future__ import annotations

import click


class Commands(click.Group):
    """A group whose error for an unknown command names the nearest one."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if self.get_command(ctx, name) is None and not ctx.resilient_parsing and not name.startswith("--"):
            raise click.UsageError(f"No such command “{name}”.{self.suggestion(ctx, args)}", ctx)
        return super().resolve_command(ctx, args)

    def suggestion(self, ctx: click.Context, args: list[str]) -> str:
        """What to add to the error, with a space in front; empty if nothing comes close."""
        from difflib import get_close_matches  # only after a mistake

        close = get_close_matches(args[0], self.list_commands(ctx), n=1)
        return f" Did you mean “{ctx.command_path} {close[0]}”?" if close else ""
