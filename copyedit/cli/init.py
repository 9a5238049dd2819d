"""`copyedit init`: a commented settings file."""

from __future__ import annotations

from pathlib import Path

import click

from copyedit.cli.errors import stop_with
from copyedit.errors import ConfigError
from copyedit.settings.config import FILE_NAME

STARTER = """\
# Settings of copyedit for the files below this folder. Every line is optional.

# Shipped packs: wire (errors in any news copy), uk or us (spelling and usage; see language), house-example.
packs: [wire]

# en-GB adds the pack uk, en-US the pack us. Leave it out to accept both.
# language: en-GB

# Your own rules: folders of rule files, from this folder. `copyedit rules new house/first.yaml` writes one.
# rules: [house]

# Ask LanguageTool too (local, or a server's address; see `copyedit doctor`), and Harper. Their good rules only.
# languagetool: http://localhost:8081
# harper: true

# Have a language model read again what the context model doubts (pip install 'copyedit[second-read]'): slower, finds more.
# second-read: true

# Rules to leave out, and levels of single rules: error, warning, suggestion, off.
# A level for an advisory rule (see `copyedit rules list`) turns it on.
# ignore: [wire/figures]
# levels:
#   wire/redundancy/*: suggestion

# The house's own words, and files with one a line; `copyedit words add WORD` writes there. The spelling rules know them.
# words: [quayman, Lanricker]
# word-files: [words.txt]

# The least level that is told, and the least that makes the exit code 1.
level: suggestion
fail-level: warning

# Files to leave alone, written as in a .gitignore file in this folder. One that is named on the command line is meant,
# unless --force-exclude.
# exclude: [drafts/, "*.raw.txt"]

# Where known findings are (`copyedit baseline write`), if not in .copyedit-baseline.json beside this file.
# baseline: qa/known.json

# Findings not to tell: all parts that are given must fit. Words may have * for any letters.
# suppress:
#   - rule: wire/names/*
#     words: [Phillipines Street]
#     files: [archive/]

# Other settings for some files; later ones are stronger.
# overrides:
#   - files: [us-desk/]
#     language: en-US
#     ignore: [wire/dateline]
"""


@click.command()
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def command(force: bool) -> None:
    """Write a commented settings file, .copyedit.yaml, into this folder."""
    path = Path(FILE_NAME)
    if path.exists() and not force:
        stop_with(ConfigError("there is one already; --force replaces it", FILE_NAME))
    try:
        path.write_text(STARTER, encoding="utf-8")
    except OSError as bad:
        stop_with(ConfigError(f"cannot be written: {bad.strerror}", FILE_NAME))
    click.echo(f"{FILE_NAME} written; every line in it says what it does.")
