"""Memory does not grow with the number of stories: what is remembered from story to story has a bound."""

import functools
import gc
import os
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import pytest

from copyedit.batch.cleaning import Cleaner
from copyedit.batch.engines import workers
from copyedit.batch.engines.workers import Workers
from copyedit.batch.plan import Plan
from copyedit.batch.story import Done, Story
from copyedit.language.context import vocabulary
from copyedit.settings.config import Config

LARGEST_CACHE = 10_000
STORIES = 30
CALM = "The ferry sailed on a calm day.\n"
WORDS = 60  # of each story, and no other story has them


def _new_words(first: int) -> Iterator[str]:
    """Words that nobody has read before, one half of them as names."""
    syllables = [consonant + vowel for consonant in "bcdfglmnprst" for vowel in "aeiou"]
    for number in count(first):
        word = "".join(syllables[number // step % len(syllables)] for step in (1, 3600, 60)) + "ma"
        yield word.title() if number % 2 else word


def _clean(cleaner: Cleaner, words: Iterator[str], stories: int) -> None:
    for _ in range(stories):
        lines = [f"The {' and the '.join(islice(words, 5))} said so in {next(words)}." for _ in range(WORDS // 6)]
        assert not cleaner.clean("story.txt", "\n\n".join(lines) + "\n").error


def _remembered() -> dict[int, tuple[object, int]]:
    """The large containers, and how much is in each; caches with a bound have a test of their own."""
    tracked = gc.get_objects()
    bounded = {
        id(inner)
        for cached in tracked
        if isinstance(cached, functools._lru_cache_wrapper) and cached.cache_info().maxsize is not None
        for inner in gc.get_referents(cached)
    }
    kinds = (dict, list, set)
    return {id(each): (each, len(each)) for each in tracked if isinstance(each, kinds) and id(each) not in bounded}


def test_nothing_grows_with_words_never_seen_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "_REMEMBERED", 200)
    cleaner = Cleaner(Config(as_format="text"), Plan(source="x", out=None))
    words = _new_words(10_000)
    _clean(cleaner, words, STORIES)
    before = _remembered()
    _clean(cleaner, words, STORIES)
    after = _remembered()
    ours = {id(before), id(after)}
    grown = [
        (type(each).__name__, size, repr(each)[:200])
        for key, (each, size) in after.items()
        if key not in ours and size - (before[key][1] if key in before else 0) > STORIES * WORDS // 3
    ]
    assert not grown


def test_caches_that_have_a_bound_are_small() -> None:
    cleaner = Cleaner(Config(as_format="text"), Plan(source="x", out=None))
    _clean(cleaner, _new_words(90_000), 1)
    caches = [each for each in gc.get_objects() if isinstance(each, functools._lru_cache_wrapper)]
    ours = {f"{each.__module__}.{each.__qualname__}": each.cache_info().maxsize for each in caches}
    bounds = {name: most for name, most in ours.items() if name.startswith("copyedit.") and most is not None}
    assert len(bounds) > 10
    assert {name: most for name, most in bounds.items() if most > LARGEST_CACHE} == {}


def test_a_worker_is_replaced_in_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(workers, "_LIFETIME", 20 * len(CALM))
    clean = Cleaner._clean

    def note(self: Cleaner, name: str, content: str | bytes, date: str) -> Done:
        with (tmp_path / str(os.getpid())).open("a", encoding="utf-8") as file:
            file.write(".")
        return clean(self, name, content, date)

    monkeypatch.setattr(Cleaner, "_clean", note)
    stories = ((Story(number, f"{number}", CALM, None, 0, 0), None) for number in range(160))
    results = list(Workers(Cleaner(Config(as_format="text"), Plan(source="x", out=None, jobs=2))).each(stories))
    assert [story.number for story, _ in results] == list(range(160))
    cleaned = [path.stat().st_size for path in tmp_path.iterdir()]
    assert sum(cleaned) == 160
    assert max(cleaned) <= 20 + workers._CHUNK


def test_only_so_many_stories_are_read_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_LONGEST", 4)
    monkeypatch.setattr(workers, "_CHUNK", 8)
    read = 0

    def stories() -> Iterator[tuple[Story, Done | None]]:
        nonlocal read
        for read in count():
            yield (
                Story(read, f"{read}", "Calm.\n" if read else "The ferry sailed on a calm day. " * 400, None, 0, 0),
                None,
            )

    plan = Plan(source="x", out=None, jobs=2)
    with_ahead = []
    results = Workers(Cleaner(Config(as_format="text"), plan)).each(stories())
    for number, (story, _) in enumerate(islice(results, 300)):
        assert story.number == number
        with_ahead.append(read - number)
    results.close()
    assert max(with_ahead) <= 8 * (4 + 1)
