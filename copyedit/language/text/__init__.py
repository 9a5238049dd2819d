"""Text as a reader sees it: words, sentences, quotations, the parts of a story."""
