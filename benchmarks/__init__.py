"""Measure what copyedit finds and what it costs. Run from the top of the repository."""
