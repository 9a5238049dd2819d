"""From a match to a finding: scope, exceptions, [sic], messages, level and safety."""

import pytest

from copyedit.findings import Level
from copyedit.formats.reading import document_of
from copyedit.rules.match_to_finding import fill
from copyedit.running.engine import Engine
from tests.stories_at_hand import document, findings, fixed, found, rule

STORY = """Harbour wharf to close

By Ines Wharf

PORT LANRICK (Reuters) - The wharf will close, “but the wharf stays ours,” Ines Carrow said on Monday.

Advertisement

Photo: the old wharf at Port Lanrick

Read more: wharf news
"""
WHARF = "check: existence\ntokens: [wharf]\n"


def _lines(yaml: str) -> list[int]:
    return [STORY.count("\n", 0, finding.span.start) + 1 for finding in findings(yaml, STORY)]


@pytest.mark.parametrize(
    ("scope", "lines"),
    [
        ("", [1, 5, 5, 9]),
        ("scope: [headline]", [1]),
        ("scope: [byline]", [3]),
        ("scope: [boilerplate]", [11]),
        ("scope: [paragraph]", [5, 5]),
        ("scope: [caption]", [9]),
        ("scope: [-headline, -caption]", [5, 5]),
        ("scope: [quote]", [5]),
        ("scope: [-quote]", [1, 5, 9]),
        ("scope: [paragraph, -quote]", [5]),
        ("scope: [code]", []),
    ],
)
def test_a_rule_holds_in_its_blocks(scope: str, lines: list[int]) -> None:
    assert _lines(f"{WHARF}{scope}\n") == lines


def test_in_and_out_of_quotations() -> None:
    (inside,) = findings(f"{WHARF}scope: [quote]\n", STORY)
    assert STORY[: inside.span.start].endswith("“but the ")
    assert inside.quoted
    outside = findings(f"{WHARF}scope: [paragraph, -quote]\n", STORY)
    assert [finding.quoted for finding in outside] == [False]


def test_a_dateline_is_no_paragraph() -> None:
    story = "Talks stall\n\nPORT LANRICK (Reuters) - Talks at Port Lanrick stalled on Monday."
    rule = "check: existence\ntokens: [port lanrick]\nscope: [{}]\n"
    assert found(rule.format("dateline"), story) == ["PORT LANRICK"]
    assert found(rule.format("paragraph"), story) == ["Port Lanrick"]


def test_the_message_names_the_words_and_the_replacement() -> None:
    yaml = """check: substitution
message: "“{replacement}”, not “{match}”; {other} stays."
because: "“{match}” is Latin."
link: https://style.example/per-annum
swap:
  per annum: a year
"""
    (finding,) = findings(yaml, "The office in Port Lanrick said on Monday that rents rise 2% per\nannum there.")
    assert finding.message == "“a year”, not “per annum”; {other} stays."
    assert finding.because == "“per annum” is Latin."
    assert finding.link == "https://style.example/per-annum"


def test_the_message_names_the_groups_of_a_pattern() -> None:
    yaml = "check: existence\nmessage: '{who} is {what}.'\npatterns: ['mayor (?P<who>\\w+), the (?P<what>\\w+)']\n"
    (finding,) = findings(yaml, "Then mayor Oveland, the chair, left.")
    assert finding.message == "Oveland is chair."


def test_a_message_without_a_replacement_leaves_it_empty() -> None:
    (finding,) = findings("check: existence\nmessage: '[{replacement}] {match}'\ntokens: [pier]\n", "The pier fell.")
    assert finding.message == "[] pier"


def test_what_fills_a_message_is_not_filled_again() -> None:
    """A story may hold a field of somebody's template: “Dear {replacement}”."""
    assert fill("{match}: {replacement}", {"match": "{replacement}", "replacement": "x"}) == "{replacement}: x"
    (finding,) = findings("check: existence\npatterns: ['\\{\\w+\\}']\n", "Dear {replacement}, come in.")
    assert finding.message == "{replacement}"


@pytest.mark.parametrize(
    ("exceptions", "text", "expected"),
    [
        ("[pier hotel]", "The pier by the Pier Hotel.", ["pier"]),
        ("[the old pier]", "The old\N{NO-BREAK SPACE}pier and the pier.", ["pier"]),
        ("[workers’ pier]", "The workers' pier and a pier.", ["pier"]),
        ("[the]", "The pier fell.", ["pier"]),  # beside the match, not touching it
        ("[per]", "A pier fell; he paid per pier.", ["pier", "pier"]),
        ("[pier]", "The pier fell.", []),
    ],
)
def test_a_match_that_touches_an_exception_is_dropped(exceptions: str, text: str, expected: list[str]) -> None:
    assert found(f"check: existence\ntokens: [pier]\nexceptions: {exceptions}\n", text) == expected


def test_exceptions_are_whole_words() -> None:
    yaml = "check: existence\ntokens: [ferry company]\nexceptions: [MP, err]\n"
    assert found(yaml, "The ferry company sailed.") == ["ferry company"]
    assert found("check: existence\npatterns: ['says MP']\nexceptions: [MP]\n", "It is over, says MP Carrow.") == []


def test_exceptions_with_capitals_that_count() -> None:
    yaml = "check: existence\ncase: true\ntokens: [pier]\nexceptions: [old pier]\n"
    assert found(yaml, "Old pier, old pier.") == ["pier"]


@pytest.mark.parametrize("sic", ["[sic]", "(sic)", "[SIC]", ",” [sic]"])
def test_what_is_marked_sic_is_left_alone(sic: str) -> None:
    assert found(WHARF, f"It said “the wharf{sic if sic[0] == ',' else ' ' + sic} stands”.") == []


def test_sic_covers_the_word_in_front_of_it_only() -> None:
    assert found(WHARF, "The wharf and the peer [sic] fell.") == ["wharf"]


@pytest.mark.parametrize(
    "address",
    [
        "www.wharf.example",
        "https://news.example/wharf",
        "wharf@lanrick.example",
        "@wharf",
        "#wharf",
        "wharf.co/map",
        "wharf.txt",
        "old/wharf.html",
    ],
)
def test_addresses_are_left_alone(address: str) -> None:
    text = f"See {address} for the wharf."
    assert [finding.span.start for finding in findings(WHARF, text)] == [text.rindex("wharf")]


@pytest.mark.parametrize("level", list(Level))
def test_the_level_is_the_rules(level: Level) -> None:
    (finding,) = findings(f"{WHARF}level: {level.label}\n", "The wharf fell.")
    assert finding.level is level


SWAP = "check: substitution\nfix: {}\nswap:\n  wharf: quay\n"


@pytest.mark.parametrize(
    ("fix", "text", "safety"),
    [
        ("safe", "The wharf fell.", "safe"),
        ("safe", "Wharf prices fell.", "safe"),  # a capital that starts a sentence is no name
        ("unsafe", "The wharf fell.", "unsafe"),
        ("display", "The wharf fell.", "display"),
        ("safe", "“The wharf fell,” she said.", "unsafe"),
        ("safe", "The Old Wharf fell.", "unsafe"),  # a name
        ("safe", "Wharf falls\n\nThe pier fell on Monday, Ines Carrow said.", "unsafe"),  # a headline
    ],
)
def test_how_safe_a_fix_is(fix: str, text: str, safety: str) -> None:
    (finding,) = findings(SWAP.format(fix), text)
    assert finding.fix.safety == safety
    assert bool(finding.fix.edits) is (safety != "display")


def test_of_several_replacements_none_is_safe() -> None:
    (finding,) = findings("check: substitution\nfix: safe\nswap:\n  wharf: [quay, pier]\n", "The wharf fell.")
    assert finding.fix.safety == "unsafe"
    assert finding.fix.replacements == ("quay", "pier")
    assert [edit.replacement for edit in finding.fix.edits] == ["quay"]


def test_a_figure_is_never_changed_unseen() -> None:
    yaml = "check: substitution\nfix: safe\npatterns:\n  '(?P<n>\\d+)pct': '{n} per cent'\n"
    (finding,) = findings(yaml, "Rents rose 12pct.")
    assert finding.fix.safety == "unsafe"
    kept = "check: substitution\nfix: safe\npatterns:\n  '(?P<n>\\d+) pct': '{n} per cent'\n"
    (finding,) = findings(kept, "Rents rose 12 pct.")
    assert finding.fix.safety == "safe"


def test_words_over_a_line_ending_of_two_characters_are_not_changed_unseen() -> None:
    line = "The harbour office said on Monday that the talks went on well, but"
    yaml = "check: substitution\nfix: safe\nswap:\n  but however: but\n"
    (finding,) = findings(yaml, f"{line}\r\nhowever it rained.")
    assert finding.fix.safety == "unsafe"


def test_a_rule_without_a_replacement_only_shows() -> None:
    (finding,) = findings(f"{WHARF}fix: safe\n", "The wharf fell.")
    assert finding.fix.safety == "display"
    assert finding.fix.edits == ()


def test_an_edit_changes_no_more_than_it_must() -> None:
    (finding,) = findings("check: substitution\nswap:\n  of summit: of the summit\n", "The eve of summit talks.")
    (edit,) = finding.fix.edits
    assert (edit.span.start, edit.span.end, edit.replacement) == (11, 11, "the ")
    assert finding.text == "of summit"


def test_of_nested_matches_the_longest_is_told() -> None:
    yaml = "check: existence\ntokens: [harbour, harbour office, office, old harbour office]\n"
    assert found(yaml, "The old harbour office and the office.") == ["old harbour office", "office"]


def test_matches_that_only_overlap_are_both_told() -> None:
    assert found("check: existence\ntokens: [old pier, pier head]\n", "The old pier head.") == ["old pier", "pier head"]


def test_one_place_gives_one_finding_the_most_certain() -> None:
    rules = [
        rule("check: existence\nlevel: suggestion\ntokens: [pier]\n", "house/a"),
        rule("check: existence\nlevel: error\ntokens: [pier]\n", "house/b"),
        rule("check: existence\nlevel: warning\ntokens: [pier]\n", "house/c"),
    ]
    assert [finding.rule for finding in Engine(rules).check(document("The pier fell."))] == ["house/b"]


def test_of_equally_certain_findings_the_one_with_a_replacement() -> None:
    rules = [
        rule("check: existence\ntokens: [pier]\n", "house/a"),
        rule("check: substitution\nswap:\n  pier: quay\n", "house/b"),
    ]
    assert [finding.rule for finding in Engine(rules).check(document("The pier fell."))] == ["house/b"]


def test_the_other_place_is_told() -> None:
    text = "The adviser left. An adviser spoke. The advisor fell."
    (finding,) = findings("check: consistency\nvariants:\n  - [adviser, advisor]\n", text)
    assert finding.text == "advisor"
    assert finding.related is not None
    assert text[finding.related.start : finding.related.end] == "adviser"


def test_the_article_agrees_in_any_capitals() -> None:
    yaml = "check: substitution\nswap:\n  gigantic: enormous\n"
    assert fixed(yaml, "It was a gigantic wave.") == "It was an enormous wave."
    assert fixed(yaml, "A gigantic wave fell.") == "An enormous wave fell."
    assert fixed(yaml, "IT WAS A GIGANTIC WAVE.") == "IT WAS AN ENORMOUS WAVE."
    back = "check: substitution\nswap:\n  enormous: gigantic\n"
    assert fixed(back, "IT WAS AN ENORMOUS WAVE.") == "IT WAS A GIGANTIC WAVE."
    assert fixed(back, "An enormous wave fell.") == "A gigantic wave fell."


@pytest.mark.parametrize(
    ("text", "safety"),
    [
        ("He went, but however, there it ends.", "safe"),
        ("He went, but however,there it ends.", "display"),  # not “butthere”
        ("It was on-going then.", "safe"),
    ],
)
def test_a_fix_joins_no_words(text: str, safety: str) -> None:
    yaml = 'check: substitution\nfix: safe\nswap:\n  "but however,": but\n  on-going: ongoing\n'
    assert [finding.fix.safety for finding in findings(yaml, text)] == [safety]


@pytest.mark.parametrize(
    ("text", "safety"),
    [
        ("He went, but however, *there* it ends.", "safe"),
        ("He went, but however,*there* it ends.", "display"),  # in “but*there*” the asterisks are no emphasis
        ("The *quay* is a upright wall.", "safe"),
        ("The quay is *a upright* wall.", "safe"),
    ],
)
def test_a_fix_leaves_marks_beside_it_as_they_are(text: str, safety: str) -> None:
    yaml = 'check: substitution\nfix: safe\nswap:\n  "but however,": but\n  a upright: an upright\n'
    page = document_of(text.encode(), "story.md")
    assert [finding.fix.safety for finding in Engine([rule(yaml)]).check(page)] == [safety]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("See [Who is there?](a.html). Then go.", "a.md"),
        ("See `Who is there?`_. Then go.", "a.rst"),
        ("See <i>Who is there?</i>. Then go.", "a.html"),
    ],
)
def test_marks_on_two_sides_of_markup_belong_to_two_texts(source: str, name: str) -> None:
    yaml = "check: existence\npatterns: ['[?]\\.']\n"
    assert list(Engine([rule(yaml)]).check(document_of(source.encode(), name))) == []
    assert found(yaml, "See who is there?. Then go.") == ["?."]


def test_nothing_beside_a_slash_is_changed_unseen() -> None:
    yaml = "check: substitution\nfix: safe\nswap:\n  wharf: pier\n"
    safeties = [finding.fix.safety for finding in findings(yaml, "A wharf, a wharf/quay and docks/wharf here.")]
    assert safeties == ["safe", "unsafe", "unsafe"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The wharf fell.", ""),
        ("“The wharf fell,” she said.", "in a quotation"),
        ("The Old Wharf fell.", "a name, by its capital"),
        ("Wharf falls\n\nThe pier fell on Monday, Ines Carrow said.", "in a headline"),
        ("The boat/wharf fell.", "beside a slash"),
    ],
)
def test_a_safe_fix_that_is_not_safe_here_says_why(text: str, reason: str) -> None:
    (finding,) = findings("check: substitution\nfix: safe\nswap:\n  wharf: pier\n", text)
    assert finding.fix.held_back == reason


def test_only_rules_with_safe_fixes_need_a_reason() -> None:
    (finding,) = findings("check: substitution\nfix: unsafe\nswap:\n  wharf: pier\n", "The Old Wharf fell.")
    assert finding.fix.held_back == ""
