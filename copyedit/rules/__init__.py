"""Rules: YAML files made into something that finds. Start with `rule.py`, then `read.py`."""
