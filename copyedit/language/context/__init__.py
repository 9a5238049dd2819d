"""The context model: does each word belong where it stands? Start with `doubts.py`."""
