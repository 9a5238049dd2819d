"""What rules search for: triggers, patterns, wording, and the keys of a rule file. Start with `wording.py`."""
