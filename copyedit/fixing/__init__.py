"""Fixes: choose, apply, verify, write. Start with `edits.py`."""
