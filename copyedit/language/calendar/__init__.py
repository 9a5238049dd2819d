"""Dates in a story, and whether they can be: weekdays, days of months, ranges, the story's own date."""
