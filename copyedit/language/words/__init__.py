"""Single words: the dictionary, their forms, their sounds, and what they are mistaken for."""
