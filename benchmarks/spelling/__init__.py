"""How well misspellings are found, and how often correct words are reported: `python -m benchmarks.spelling`."""
