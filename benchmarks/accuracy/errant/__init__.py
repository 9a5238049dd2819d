"""Precision, recall and F0.5 by ERRANT, the measure of grammatical error correction, beside LanguageTool and Harper.

Start with `__main__.py`.
"""
