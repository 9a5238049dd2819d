"""How well misspellings are found, and how often a right word is taken for one: `python -m benchmarks.spelling`."""
