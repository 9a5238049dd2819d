"""Findings to text, JSON and diffs: one file, one `render` each. Reports print nothing; the command line does."""
