"""A whole archive: stories in, cleaned stories and findings out, with a journal. Start with `running.py`."""
