"""How the command starts and ends: what was called, by click or without, and a quick end. Start with `leaving.py`."""
