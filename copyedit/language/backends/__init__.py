"""LanguageTool and Harper: how to ask them about a text. One file a backend; start with `remarks.py`."""
