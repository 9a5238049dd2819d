"""Run copyedit and its peers on many texts: `run_ours` in processes, `run_peers` with one thread per peer."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from typing import NamedTuple

from benchmarks.accuracy.ours import ours
from benchmarks.accuracy.peers import Reported, harper, languagetool

_CHUNK = 16  # texts handed to a process at once
LANGUAGES = ("en-US", "en-GB")
NO_RULES: Mapping[str, Sequence[str]] = {}
PEERS: dict[str, Callable[..., Iterator[list[Reported]]]] = {
    "languagetool": languagetool,
    "harper": harper,
}


class Text(NamedTuple):
    """The input of a program: plain text and its language."""

    text: str
    language: str


def peers_named(names: str) -> tuple[str, ...]:
    """The peers in a list with commas, as an option has it."""
    chosen = tuple(name for name in names.split(",") if name)
    if not PEERS.keys() >= set(chosen):
        raise argparse.ArgumentTypeError(f"peers are {', '.join(PEERS)}")
    return chosen


Answers = dict[Text, list[Reported]]


def run_ours(texts: Iterable[Text], jobs: int) -> Answers:
    """What copyedit finds in each text."""
    each = list(dict.fromkeys(texts))
    if jobs <= 1 or len(each) <= _CHUNK:
        return {text: ours(*text) for text in each}
    with ProcessPoolExecutor(jobs) as pool:
        found = pool.map(ours, *zip(*each, strict=True), chunksize=_CHUNK)
        return dict(zip(each, found, strict=True))


def run_peers(
    names: Sequence[str], texts: Iterable[Text], rules: Mapping[str, Sequence[str]] = NO_RULES
) -> dict[str, Answers]:
    """What each peer reports in each text, by its default rules or those named for it. Raises PeerFailure."""
    each = list(dict.fromkeys(texts))
    with ThreadPoolExecutor(max(1, len(names))) as pool:
        answers = {name: pool.submit(_run_peer, name, each, rules.get(name, ())) for name in names}
        return {name: answer.result() for name, answer in answers.items()}


def _run_peer(name: str, texts: Sequence[Text], rules: Sequence[str]) -> Answers:
    answers: Answers = {}
    for language in LANGUAGES:
        mine = [text for text in texts if text.language == language]
        if mine:
            reported = PEERS[name]([text.text for text in mine], language, rules=rules)
            answers.update(zip(mine, reported, strict=True))
    return answers
