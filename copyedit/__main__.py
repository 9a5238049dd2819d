"""`python -m copyedit` is the command `copyedit`."""

from copyedit.cli import main

main()
