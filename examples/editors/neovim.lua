-- Neovim 0.11 or later.
vim.lsp.config("copyedit", {
  cmd = { "copyedit", "lsp" },
  filetypes = { "text", "markdown", "html", "rst", "asciidoc" },
  root_markers = { ".copyedit.yaml", "pyproject.toml", ".git" },
})
vim.lsp.enable("copyedit")
