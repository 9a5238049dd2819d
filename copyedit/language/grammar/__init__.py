"""What other programs, LanguageTool and Harper, say of a text. One file a backend; start with `remarks.py`."""
