"""English, without rules: text, words, phrases, the context model, spelling, agreement, other programs."""
