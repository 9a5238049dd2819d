"""`python -m copyedit` is the command `copyedit`."""

from copyedit.cli.starting.leaving import run

run()
