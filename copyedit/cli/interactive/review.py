"""`copyedit review`: decide on one finding after another in the terminal."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import click

from copyedit.cli.errors import echo
from copyedit.cli.interactive.keys import Keys
from copyedit.cli.options import checking_options
from copyedit.cli.run import Run, start_run
from copyedit.cli.terminal import wants_colour
from copyedit.cli.writing.copies import Destination, author_options, chosen_author, writing_options
from copyedit.decisions import counts
from copyedit.decisions.visits import Visit
from copyedit.document import Document
from copyedit.errors import CopyeditError, FileError, Notice
from copyedit.findings import Finding
from copyedit.fixing.edits import encode_outcome
from copyedit.formats.notes import Author
from copyedit.formats.reading import STDIN
from copyedit.reports.text import count_of
from copyedit.review.screen import render
from copyedit.review.session import ACCEPTED, EDITED, REJECTED, NotPossible, Session
from copyedit.running.rule_sets import all_rules
from copyedit.settings.config import Config
from copyedit.suppression.baseline import add_known, known_findings
from copyedit.trials.figures import figures_of

_AT_THE_END = "All findings are decided: s save, b back, q quit without saving."
_QUIT, _SAVE, _ON = "quit", "save", "on"


@click.command()
@checking_options
@writing_options
@click.option("--track-changes", is_flag=True, help="Write changes as tracked changes (DOCX, ODT).")
@author_options
def command(**chosen: Any) -> None:
    """Decide on one finding after another in the terminal.

    Each is shown in its sentence. Decisions are kept as you make them and hold on the next visit. The file is written when you
    save it, in one step, and only if nobody has changed it meanwhile.

    \b
    y, 1-9   accept the first, or another replacement
    e        write words of your own
    n        reject
    i        ignore for good: add to the known findings (.copyedit-baseline.json)
    w        add the word to the house word list
    a        accept all open findings of this rule, but not in quotations
    b        back
    s        save, and go on to the next file
    q        quit without saving; what was decided is kept
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("review needs a terminal; `copyedit check` reports without one")
    if STDIN in chosen["paths"]:
        raise click.UsageError("review reads keys from standard input, so the story must be a file")
    run = start_run(chosen | {"no_baseline": True})
    track_as = chosen_author(chosen) if chosen["track_changes"] else None
    with Keys() as keys:
        desk = _Desk(run, Destination.chosen(chosen), track_as, chosen, keys)
        for path in run.paths:
            try:
                if desk.review(path) == _QUIT:
                    break
            except CopyeditError as error:
                run.report(error)
    run.exit(False)


@dataclass
class _Desk:
    """The run, and what to do with each story."""

    run: Run
    destination: Destination
    track_as: Author | None
    chosen: dict[str, Any]
    keys: Keys
    evidence: Mapping[str, str] = field(default_factory=dict)
    all_findings: list[Finding] = field(default_factory=list)  # of the story at hand, known ones too

    def __post_init__(self) -> None:
        self.evidence = _evidence(self.run.checker.config)

    def review(self, path: str) -> str:
        """Review one story; what to do next. Raises CopyeditError."""
        document, findings = self._checked(path)
        visit = Visit(path)
        session = Session(document, findings, visit)
        if session.current is None and not session.count(ACCEPTED, EDITED):
            self.run.note(f"{path}: nothing to decide.")
            return _ON
        try:
            ended = self._decide(session)
        finally:
            counts.record(session.new_decisions())
        if ended == _SAVE:
            self._save(path, session)
            return _ON
        self.run.note(f"{path}: not written; {count_of(session.count(ACCEPTED, EDITED, REJECTED), 'decision')} kept.")
        return ended

    def _checked(self, path: str) -> tuple[Document, list[Finding]]:
        """The story, and its findings without those that the baseline knows."""
        checked = self.run.checker.check_path(path)
        for error in checked.errors:
            self.run.report(error)
        baseline = None if self.chosen["no_baseline"] else known_findings(self.run.checker.config)
        self.all_findings = checked.findings
        new = baseline.without_known(checked.document, checked.findings) if baseline else checked.findings
        return checked.document, new

    def _decide(self, session: Session) -> str:
        """Ask until the story is left."""
        colour = wants_colour(self.chosen["no_color"])
        while True:
            finding = session.current
            if finding is None:
                echo(f"\n{_AT_THE_END}")
            else:
                width = shutil.get_terminal_size().columns - 1
                click.echo("\n" + render(session.document, finding, session.place, self.evidence, width, colour))
            key = self.keys.read()
            if key in ("s", "q"):
                return _SAVE if key == "s" else _QUIT
            try:
                self._press(key, session, finding)
            except (NotPossible, CopyeditError) as bad:
                echo(f"  {bad.message}")

    def _press(self, key: str, session: Session, finding: Finding | None) -> None:
        """Carry out a key. Raises CopyeditError where it cannot be."""
        if key == "b":
            if not session.back():
                raise NotPossible("nothing to take back on this visit")
        elif finding is None:
            return
        elif key == "y" or key.isdecimal():
            session.accept(_offered(finding, 1 if key == "y" else int(key)))
        elif key == "e":
            words = self.keys.ask("  Instead: ", next(iter(finding.fix.replacements), finding.text))
            if words and words != finding.text:
                session.accept(words, edited=words not in finding.fix.replacements)
        elif key == "n":
            session.reject()
        elif key == "a":
            accepted, left = session.accept_all()
            echo(f"  {count_of(accepted, 'finding')} accepted, {left:,} left to decide one by one.")
        elif key == "i":
            config = self.run.checker.config
            add_known(config, session.document, self.all_findings, finding)
            echo(f"  Added to {config.baseline_path}.")
            session.reject()
        elif key == "w":
            session.reject(_add_word(self.run.checker.config, session, finding))

    def _save(self, path: str, session: Session) -> None:
        """Write the story, and keep what was rejected for the next visit. Raises FileError."""
        outcome = session.outcome()
        if outcome.edits or self.destination.folder is not None:
            try:
                self.destination.write(path, encode_outcome(outcome, self.track_as), session.document.origin["data"])
            except FileError as bad:
                raise FileError(f"{bad.message}; your decisions are kept: run the command again", bad.path) from None
        if self.destination.folder is None:
            session.saved(*self._checked(path))
        changed, rejected = session.count(ACCEPTED, EDITED), session.count(REJECTED)
        self.run.note(f"{path}: {count_of(changed, 'change')} written, {count_of(rejected, 'finding')} rejected.")


def _offered(finding: Finding, number: int) -> str:
    offered = finding.fix.replacements
    if not offered:
        raise NotPossible("there is no replacement; e writes one, n rejects the finding")
    if not 1 <= number <= len(offered):
        raise NotPossible(f"there {'is' if len(offered) == 1 else 'are'} only {count_of(len(offered), 'replacement')}")
    return offered[number - 1]


def _add_word(config: Config, session: Session, finding: Finding) -> list[Finding]:
    """Add the finding's word to the house list, and return the findings that are settled by it. Raises ConfigError."""
    from copyedit.settings.adding_words import add_to_house

    path, _ = add_to_house(config, [finding.text])
    echo(f"  Added to {path}.")
    return [each for each in session.findings if each.rule == finding.rule and each.text == finding.text]


def _evidence(config: Config) -> dict[str, str]:
    """By rule, how often it was right on published news; rules that were never judged are left out."""
    try:
        figures = figures_of(rule for rule in all_rules(config) if rule.path)
    except (CopyeditError, Notice, OSError):
        return {}
    judged = {rule: measured for rule, measured in figures.items() if measured.judged}
    return {rule: f"right in {m.right:,} of {m.judged:,} hits that were judged" for rule, m in judged.items()}
