"""What rules look for: trigger words, patterns, wording, and the keys of a rule file. Start with `wording.py`."""
