"""A rule's examples, and its trial run over an archive."""
