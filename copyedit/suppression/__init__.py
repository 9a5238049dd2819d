"""Findings that are not reported: by comment, by baseline, or because their lines have not changed."""
