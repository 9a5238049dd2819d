"""`copyedit init`: a commented settings file."""

from __future__ import annotations

from pathlib import Path

import click

from copyedit.cli.errors import stop_with
from copyedit.errors import ConfigError
from copyedit.settings.config import FILE_NAME

STARTER = """\
# copyedit settings for the files in this folder and below. Every line is optional.

# Shipped packs: wire (errors in any news copy), uk or us (spelling and usage; see “language”), house-example,
# law (words to have looked at before they go out).
packs: [wire]

# en-GB adds the pack uk, en-US the pack us. Without it, both are accepted.
# language: en-GB

# House rules: folders of rule files, relative to this folder. `copyedit rules new house/first.yaml` creates one.
# rules: [house]

# Also ask LanguageTool (“local”, or the address of a server; see `copyedit doctor`) and Harper, for selected rules.
# languagetool: http://localhost:8081
# harper: true

# Rules to skip, and levels for rules: error, warning, suggestion, off.
# Giving an advisory rule (see `copyedit rules list`) a level turns it on.
# ignore: [wire/figures]
# levels:
#   wire/redundancy/*: suggestion

# House words, and files with one word per line, to which `copyedit words add WORD` adds. The spelling rules accept them.
# words: [quayman, Lanricker]
# word-files: [words.txt]

# Marks that `copyedit clean` writes: curly or straight; em, spaced-em, spaced-en or double-hyphen.
# Without these, each story keeps those that it has most of.
# quotes: curly
# dashes: spaced-en

# Minimum level to report, and minimum level that makes the exit code 1.
level: suggestion
fail-level: warning

# Files to leave out, written as in a .gitignore file in this folder. A file named on the command line is checked anyway,
# unless --force-exclude is given.
# exclude: [drafts/, "*.raw.txt"]

# File of known findings (`copyedit baseline write`), if not .copyedit-baseline.json beside this file.
# baseline: qa/known.json

# Findings to leave out. Every part given must match; in words, * stands for any letters.
# suppress:
#   - rule: wire/names/*
#     words: [Phillipines Street]
#     files: [archive/]

# Settings for some files only; later overrides win.
# overrides:
#   - files: [us-desk/]
#     language: en-US
#     ignore: [wire/dateline]
"""


@click.command()
@click.option("--force", is_flag=True, help="Replace an existing file.")
def command(force: bool) -> None:
    """Write a commented settings file to start from.

    It is .copyedit.yaml in this folder.
    """
    path = Path(FILE_NAME)
    if path.exists() and not force:
        stop_with(ConfigError("the file exists; --force replaces it", FILE_NAME))
    try:
        path.write_text(STARTER, encoding="utf-8")
    except OSError as bad:
        stop_with(ConfigError(f"cannot be written: {bad.strerror}", FILE_NAME))
    click.echo(f"{FILE_NAME} written. Comments in it explain each setting.")
