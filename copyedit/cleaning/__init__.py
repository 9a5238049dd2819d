"""Text cleaning: what went wrong with a story's characters, lines and marks on its way. Start with `cleaner.py`."""
