;; Emacs 29 or later, which has eglot. Start it in a story with M-x eglot, or for every story with the hooks.
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '((text-mode markdown-mode html-mode rst-mode) . ("copyedit" "lsp"))))
(add-hook 'text-mode-hook #'eglot-ensure)
