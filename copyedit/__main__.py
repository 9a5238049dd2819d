"""`python -m copyedit` is the command `copyedit`."""

from copyedit.cli.leaving import run

run()
