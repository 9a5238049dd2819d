"""Names in a story: where they are, which are one name spelled two ways, and which are well known."""
