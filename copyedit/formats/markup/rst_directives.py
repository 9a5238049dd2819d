"""Directives of reStructuredText, docutils' and Sphinx': which hold words, and where. One that is not here does."""

from __future__ import annotations

CODE = frozenset(
    "code code-block sourcecode parsed-literal literalinclude include math raw highlight doctest testcode testoutput "
    "testsetup testcleanup productionlist graphviz digraph graph inheritance-diagram mermaid plantuml uml prompt "
    "ipython jupyter-execute jinja csv-table contents toctree sectnum index default-role role title meta date unicode "
    "header footer tabularcolumns currentmodule module py:module py:currentmodule automodule autosummary click "
    "argparse program-output command-output runblock execute-code bibliography include-code".split()
)
WORDS_IN_ARGUMENT = frozenset(
    "note warning tip hint important caution danger error attention seealso todo epigraph highlights pull-quote "
    "replace".split()
)
TITLE_IN_ARGUMENT = frozenset("admonition topic sidebar rubric centered dropdown card tab tab-item".split())
VERSION_IN_ARGUMENT = frozenset("versionadded versionchanged versionremoved deprecated".split())
QUOTING = frozenset("epigraph highlights pull-quote".split())
CAPTION_IN_ARGUMENT = frozenset(("list-table", "table"))
KINDS = {"figure": "caption", "list-table": "cell"}  # of the paragraphs inside; others keep theirs
