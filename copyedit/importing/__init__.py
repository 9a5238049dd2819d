"""Other tools' rules turned into rule files. Start with `vale.py`, `typerighter.py` and `draft.py`."""
