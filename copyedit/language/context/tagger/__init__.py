"""The tagger: a network that reads a whole sentence and says which of its words need an edit. Start with `judge.py`."""
