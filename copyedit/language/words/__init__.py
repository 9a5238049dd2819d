"""Single words: the dictionary, forms, sounds, and which words are mistaken for one another."""
