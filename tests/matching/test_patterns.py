"""Patterns: what is refused, the time limit, and matches that would run from one block into the next."""

import pytest

import copyedit.matching.patterns
from copyedit.document import Span
from copyedit.errors import RuleError
from copyedit.matching.pattern_shape import pattern_shape
from copyedit.matching.patterns import PatternError, PatternTimeout, make_pattern
from copyedit.running.engine import Engine
from tests.stories_at_hand import document, found, rule

ENDLESS = "harbour (?:\\w|\\w\\w)+[^\\w .]"  # every way to cut the word in ones and twos is tried
SLOW = document("The harbour " + "abcdefghijklmnop" * 8 + " sleeps.")


@pytest.fixture
def short_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copyedit.matching.patterns, "TIME_LIMIT", 0.05)


@pytest.mark.parametrize("wrong", ["(", "[a", "(?P<x>a)(?P<x", "*", "(?<=a*b"])
def test_a_pattern_that_is_not_valid(wrong: str) -> None:
    with pytest.raises(ValueError, match="not a valid pattern"):
        make_pattern(wrong, case=False)


@pytest.mark.parametrize("empty", ["", "x*", "(?:pier)?", "^", "$", "a|", "(?=)"])
def test_a_pattern_that_matches_the_empty_text(empty: str) -> None:
    with pytest.raises(ValueError, match="matches the empty text"):
        make_pattern(empty, case=False)


def test_capitals_count_only_where_asked() -> None:
    text = document("Pier and pier.")
    whole = Span(0, len(text.plain))
    assert [m.group() for m in make_pattern("pier", case=False).find(text, whole)] == ["Pier", "pier"]
    assert [m.group() for m in make_pattern("pier", case=True).find(text, whole)] == ["pier"]
    assert [m.group() for m in make_pattern("(?-i:P)ier", case=False).find(text, whole)] == ["Pier"]


@pytest.mark.usefixtures("short_limit")
def test_a_pattern_that_takes_too_long_is_stopped() -> None:
    pattern = make_pattern(ENDLESS, case=False)
    with pytest.raises(PatternTimeout) as caught:
        list(pattern.find(SLOW, Span(0, len(SLOW.plain))))
    assert caught.value.pattern == ENDLESS
    with pytest.raises(PatternTimeout):
        pattern.search(SLOW.plain)


@pytest.mark.usefixtures("short_limit")
def test_the_engine_leaves_a_slow_rule_out_and_tells_it_once() -> None:
    slow = rule(f"check: existence\npatterns: ['{ENDLESS}']\n", "house/slow")
    quick = rule("check: existence\ntokens: [sleeps]\n", "house/quick")
    engine = Engine([slow, quick])
    assert engine.take_faults() == []
    assert [finding.rule for finding in engine.check(SLOW)] == ["house/quick"]
    (fault,) = engine.take_faults()
    assert isinstance(fault, RuleError)
    assert fault.path == "house/rule.yaml"
    assert all(part in fault.message for part in ("house/slow", ENDLESS, "story.txt"))
    assert engine.take_faults() == []


@pytest.mark.usefixtures("short_limit")
def test_a_rule_left_out_stays_out() -> None:
    engine = Engine([rule(f"check: existence\npatterns: ['{ENDLESS}']\n", "house/slow")])
    kind = document("The harbour sleeps! Yes.")
    assert len(engine.check(kind)) == 1
    assert engine.check(SLOW) == []
    assert engine.check(kind) == []
    assert len(engine.take_faults()) == 1
    assert engine.take_faults() == []


def test_another_engine_does_not_know_of_it() -> None:
    assert found(f"check: existence\npatterns: ['{ENDLESS}']\n", "The harbour sleeps! Yes.") == ["harbour sleeps!"]


THREE = "Pier 1 fell. Pier 2 is to\n\nstay, pier 3 too. Pier 4 fell.\n\nPier 5 is gone."


def _everywhere(pattern: str, text: str) -> list[str]:
    story = document(text)
    return sorted(match.group() for match in make_pattern(pattern, case=False).find_everywhere(story))


def test_everywhere_is_in_every_block() -> None:
    assert _everywhere("\\d \\w+", THREE) == ["1 fell", "2 is", "3 too", "4 fell", "5 is"]


def test_no_match_runs_from_one_block_into_the_next() -> None:
    """Where a greedy part did, the blocks it touched are searched one by one."""
    assert _everywhere("\\d[^.]*", THREE) == ["1 fell", "2 is to", "3 too", "4 fell", "5 is gone"]


def test_what_begins_in_one_block_and_ends_in_another_is_no_match() -> None:
    assert _everywhere("2[^.]*too", THREE) == []


def test_a_match_beside_one_that_ran_over_is_not_counted_twice() -> None:
    yaml = "check: occurrence\npatterns: ['\\d[^.]*\\.']\nper: document\nmax: {}\n"
    assert _everywhere("\\d[^.]*\\.", THREE) == ["1 fell.", "3 too.", "4 fell.", "5 is gone."]
    assert found(yaml.format(4), THREE) == []
    assert found(yaml.format(3), THREE) == ["5 is gone."]


def test_the_ends_of_every_block_are_ends() -> None:
    assert _everywhere("^\\w+|\\w+\\W?$", THREE) == ["Pier", "Pier", "fell.", "gone.", "stay", "to"]


@pytest.mark.parametrize(
    ("laid_out", "plain"),
    [
        ("(?x) pier | quay", "pier|quay"),
        ("(?x)\n  \\b pier  # where it stands\n  [ ] side\n", "\\bpier[ ]side"),
        ("(?x) pier \\ side \\#", "pier\\ side\\#"),
        ("(?x) [] #] [^] a] [\\] b]", "[] #][^] a][\\] b]"),
        ("pier # side", "pier # side"),
    ],
)
def test_a_pattern_may_be_laid_out(laid_out: str, plain: str) -> None:
    assert make_pattern(laid_out, case=False) == make_pattern(plain, case=False)


def test_an_error_names_a_pattern_as_it_is_laid_out() -> None:
    with pytest.raises(PatternError) as caught:
        make_pattern("(?x) pier (", case=False)
    assert caught.value.pattern == "(?x) pier ("


def test_a_rule_has_a_time_for_the_whole_text_however_many_blocks_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copyedit.matching.patterns, "_RULE_LIMIT", -1.0)
    engine = Engine([rule("check: existence\npatterns: ['pie[rs]']\n")])
    assert engine.check(document("The pier fell.")) == []
    assert "took too long on story.txt; the rule is left out" in str(engine.take_faults()[0])


def test_a_literal_beside_a_group_that_comes_again() -> None:
    assert pattern_shape(r"\b(?P<month>May|June) \d+ (?P=month)").literals == ("june ", "may ")
    assert pattern_shape(r"(?P<a>[a-z]+) and (?P=a)").reach is None


def test_a_digit_is_needed_where_some_figures_are_literals() -> None:
    words = "than|of|to|in|for|with|and|from|about|over|by|at|least|nearly|around|between|under|until"
    assert pattern_shape(rf"(?:{words})(?:[1-9]\d*|(?:19|20)\d\d)").needs_digit
    assert not pattern_shape(rf"(?:{words})(?:[1-9]\d*|[a-z])").needs_digit


def test_a_literal_repeated_without_end() -> None:
    assert pattern_shape("X{4,}").literals == ("xxxx",)
    assert pattern_shape("”(?=[A-Za-z]{2,})").literals[:2] == ("”a", "”b")
    assert pattern_shape("(?:ab){2,3}").literals == ("abab",)
