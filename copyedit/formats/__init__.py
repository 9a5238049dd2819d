"""Bytes to documents and back: one file per format. Every reader gives a `Document`; all write back alike."""
