"""Errors found, false alarms and speed of copyedit and of its peers, LanguageTool and Harper, on the same text."""
