"""What the backends add to copyedit on news that no rule was chosen by. Start with `find_added`.

copyedit runs with and without its check `grammar`, in the publisher's variety of English. A finding of that check
counts as added if the run without reports nothing at its place. `fresh.yaml` has ids of judged findings, but no text.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import yaml

from benchmarks.accuracy.kept_out import Spelling, Story, divide, read_stories
from benchmarks.accuracy.material import SEED
from benchmarks.accuracy.peers import Reported
from benchmarks.accuracy.tables import rate, table
from benchmarks.backends.hits import Hit
from benchmarks.backends.table import PUBLISHERS
from copyedit.checks.grammar import Prepared
from copyedit.document import Document
from copyedit.findings import Finding
from copyedit.formats.text import read_text
from copyedit.language.backends.languagetool_install import find_installed
from copyedit.language.backends.languagetool_server import free_port, local_server
from copyedit.language.backends.remarks import find_remarks
from copyedit.rules.choosing import load_rules
from copyedit.running.backends import with_backends
from copyedit.running.engine import Engine
from copyedit.running.rule_sets import RuleSets
from copyedit.settings.config import GRAMMAR, Config

READ = Path(__file__).with_name("fresh.yaml")
USED = 10_000  # words of each publisher that were in the first table, by which rules were turned off
JOBS = 2
_CHUNK = 4  # stories per task


class Added(NamedTuple):
    """A backend's finding in a publisher's story, where copyedit alone reports nothing."""

    publisher: str
    hit: Hit


def fresh_stories(corpus: Path, spelling: Spelling, words: int, behind: int = USED) -> list[Story]:
    """Stories after the first `behind` words of each publisher, about equally many words of each."""
    by_publisher = read_stories(corpus, spelling, SEED)
    unused = [divide(by_publisher[name], behind)[1] for name in PUBLISHERS]
    return [story for stories in unused for story in divide(stories, words // len(PUBLISHERS))[0]]


def find_added(stories: Sequence[Story]) -> list[Added]:
    """The findings added, in the order of the stories. Raises SystemExit if LanguageTool is not installed."""
    installed = find_installed()
    if installed is None:
        raise SystemExit("no LanguageTool: copyedit languagetool install")
    with local_server(installed, free_port()) as address, ProcessPoolExecutor(JOBS) as pool:
        added = pool.map(partial(_added, address), stories, chunksize=_CHUNK)
        return [each for story in added for each in story]


def write_added(path: Path, added: Iterable[Added], judged: Mapping[str, bool]) -> None:
    """Write one JSON object per line, to be judged by reading; known verdicts are filled in."""
    rows = [{"publisher": publisher, **hit.in_context, "right": judged.get(hit.id)} for publisher, hit in added]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def read_verdicts(path: Path = READ) -> dict[str, bool]:
    """The verdict on each judged finding, by id."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {hit: verdict == "right" for verdict in ("right", "wrong") for hit in data[verdict]}


def render_added(added: Sequence[Added], judged: Mapping[str, bool], words: int) -> str:
    """A Markdown table of each rule's findings, and how many were judged right and wrong."""
    rules: dict[str, Counter[bool | None]] = {"all": Counter()}
    for _, hit in added:
        for name in ("all", f"{hit.backend}/{hit.reported.rule}"):
            rules.setdefault(name, Counter())[judged.get(hit.id)] += 1
    rows = [(name, str(each.total()), str(each[True]), str(each[False])) for name, each in rules.items()]
    all_ = rules["all"]
    summary = f"{rate(all_.total(), words)} added, {rate(all_[False], words)} wrong per 1,000 of {words:,} words"
    return f"{summary}; {all_[None]} not read\n\n{table(('rule', 'added', 'right', 'wrong'), sorted(rows))}"


def _added(address: str, story: Story) -> list[Added]:
    document = read_text("copy.txt", story.text)
    with_, without = _engine(story.language, address), _engine(story.language)
    ours = without.check(document)
    findings = [finding for finding in with_.check(document) if finding.rule.startswith(f"{GRAMMAR}/")]
    if faults := with_.take_faults():
        raise faults[0]
    grammar = _grammar(story.language, address)
    hits = (_hit(finding, grammar[finding.rule], document) for finding in at_other_places(findings, ours))
    return [Added(story.publisher, hit) for hit in hits]


def at_other_places(findings: Iterable[Finding], known: Sequence[Finding]) -> Iterator[Finding]:
    return (each for each in findings if not any(each.span.touches(other.span) for other in known))


def _hit(finding: Finding, rules: Prepared, document: Document) -> Hit:
    """Ask the backend again for its own name for the rule, which a finding does not have."""
    assert rules.request
    blocks = tuple((block.span.start, block.span.end) for block in document.blocks)
    allowed = dict(rules.allow)
    remarks = [each for each in find_remarks(rules.request, document.plain, blocks) if each.rule in allowed]
    start, end = finding.span  # a deletion takes a blank with it
    nearest = min(remarks, key=lambda remark: abs(remark.start - start) + abs(remark.end - end))
    return Hit(rules.backend, document.prose, Reported(start, end, finding.fix.replacements, nearest.rule))


@cache
def _engine(language: str, address: str = "") -> Engine:
    config = _config(language, address)
    return RuleSets().for_settings(config).engine


@cache
def _grammar(language: str, address: str) -> dict[str, Prepared]:
    config = _config(language, address)
    rules = with_backends(load_rules(config.pack_names(), ()), config)
    return {rule.id: rule.prepared for rule in rules if rule.check == GRAMMAR}


def _config(language: str, address: str) -> Config:
    return Config(language=language, languagetool=address or None, harper=bool(address))
