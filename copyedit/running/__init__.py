"""Rules over documents, and over many files. Start with `checking.py`."""
