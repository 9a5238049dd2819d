"""Findings as text, JSON, SARIF, a web page, a diff ...: one file each. Only the command line prints them.

`copyedit check --format NAME` imports the module NAME. A report has

    HEAD                          what comes before the first document
    render(document, findings)    a document's part, made in a worker; empty if there is nothing to report
    SEPARATOR                     what comes between two parts
    render_tail(totals)           what follows the last part
    LARGEST                       optional: the size in code points after which documents are only counted

and `streaming.py` puts them together. `places.py` has lines, columns and paths. `diff.py` is for `copyedit diff`,
`criticmarkup.py` and `notes.py` are for `copyedit annotate`.
"""
