"""The context model: does each word belong where it is? Start with `doubts.py`."""
