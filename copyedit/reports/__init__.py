"""Findings to text, JSON, SARIF, a page, a diff ...: one file each. Reports print nothing; the command line does.

`copyedit check --format NAME` takes the module NAME, imported when it is chosen. A report has

    HEAD                          what stands before the first document
    render(document, findings)    a document's part, made in a worker; empty where there is nothing to say
    SEPARATOR                     what stands between two parts
    render_tail(totals)           what follows the last part
    LARGEST                       optional: the code points after which documents are only counted

and `streaming.py` puts them together. Where lines, columns and places come from: `places.py`. `diff.py` is for
`copyedit diff`.
"""
