"""Train a sequence tagger that reads whole sentences and names an edit for each word. Start with `train.py`."""
