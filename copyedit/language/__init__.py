"""English without rules: quotations, sentences, the parts of a story, word forms, set phrases."""
