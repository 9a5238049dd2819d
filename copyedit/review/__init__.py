"""Review in the terminal: one finding at a time. Start with `session.py`; the command prints what `screen.py` makes."""
