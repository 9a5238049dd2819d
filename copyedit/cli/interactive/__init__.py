"""Commands that keep running while a person works: desk, review, lsp. One file each."""
