"""Commands that write stories, and the patch of what they would write."""
