"""The desk in a browser: a web page, and an HTTP API that LanguageTool's clients speak. Start with `app.py`."""
