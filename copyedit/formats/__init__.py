"""Bytes to documents and back: one file per format. Every reader gives a `Document`; writing back is the same for all."""
