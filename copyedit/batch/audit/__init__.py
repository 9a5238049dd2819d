"""A run looked at by people: its page, its samples, their judgement."""
