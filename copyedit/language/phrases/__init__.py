"""Set phrases, and the one word in which a stretch of text departs from a phrase."""
