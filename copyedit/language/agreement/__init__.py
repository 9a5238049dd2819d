"""Verbs and nouns that disagree in number, and verb forms that cannot follow their auxiliary."""
