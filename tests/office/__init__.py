"""Word processors' files for tests: made here, and by the real programs (`files/`)."""
