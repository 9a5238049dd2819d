"""Rules: read YAML files, choose among them, turn matches into findings. Start with `rule.py`, then `read.py`."""
