"""Verbs and nouns that do not agree, and verb forms that cannot follow their auxiliary."""
