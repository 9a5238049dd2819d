"""Tests of `copyedit/importing`."""
