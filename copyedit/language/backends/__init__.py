"""Ask LanguageTool and Harper about a text. Start with `remarks.py`."""
