"""The version, and where the documents are: everything that stamps its output with them can import these alone."""

VERSION = "0.1.0"
HOME = "https://github.com/copyedit/copyedit"
DOCUMENTS = "https://copyedit.github.io/copyedit"  # the site; docs/generate.py makes a page there for each shipped rule
