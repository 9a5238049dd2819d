"""Subcommands of `copyedit rules` with a file of their own."""
