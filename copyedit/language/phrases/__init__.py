"""Set phrases, and the word by which a stretch of text departs from one."""
