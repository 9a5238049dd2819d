"""Checks of the whole story: what is said in one place against what is said in another."""
