"""Words that the dictionary does not know, and what they should be. Start with `misspellings.py`."""
