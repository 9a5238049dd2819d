"""What copyedit finds and what it costs, measured; run from the top of the repository."""
