"""Settings: find, read and explain them. Start with `config.py`."""
