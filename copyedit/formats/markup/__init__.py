"""Text with markup: Markdown, reStructuredText, AsciiDoc."""
