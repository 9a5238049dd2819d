"""What the page asks for: findings with their changes in UTF-16, and the story as a file."""

from __future__ import annotations

import base64
import threading
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from starlette.testclient import TestClient

from copyedit.decisions import counts
from copyedit.desk.differences import edits_between
from copyedit.desk.tracked import tracked_docx
from copyedit.fixing.edits import apply_edits
from copyedit.formats.notes import Author
from copyedit.formats.office.docx import DocxFile
from copyedit.formats.reading import document_of
from copyedit.formats.text import read_text
from copyedit.running.checking import Checker
from copyedit.settings.read import read_config
from copyedit.suppression.baseline import add_known
from tests.cli.conftest import BIG
from tests.desk.serving import TOKEN, client, house
from tests.office.making import odt_of

AUTHOR = Author("Ines Marsh", "2030-03-09T14:30:00Z")
HTML = "<p>\N{GRINNING FACE} A big&nbsp;ship &amp; a quay.</p>"


@pytest.fixture
def api(tmp_path: Path) -> Iterator[TestClient]:
    with client(house(tmp_path)) as opened:
        opened.headers["Authorization"] = f"Bearer {TOKEN}"
        yield opened


def _file(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _story(api: TestClient, **asked: Any) -> Any:
    reply = api.post("/story", json=asked)
    assert reply.status_code == 200, reply.text
    return reply.json()


def test_the_token_is_needed_even_on_loopback(tmp_path: Path) -> None:
    with client(house(tmp_path)) as api:
        for path in ("/story", "/export"):
            assert api.post(path, json={"text": "a"}).status_code == 401


def test_a_text_is_shown_as_it_is(api: TestClient) -> None:
    found = _story(api, text="\N{GRINNING FACE} A big ship.")["findings"]
    assert (found[0]["start"], found[0]["end"]) == (5, 8)
    assert found[0]["offers"] == [{"words": "large", "seen": [5, 8, "large"], "edit": [5, 8, "large"]}]


def test_a_file_is_shown_as_prose_and_changed_in_its_source(api: TestClient) -> None:
    answer = _story(api, file=_file(HTML), name="a.html")
    assert answer["text"].rstrip("\n") == "\N{GRINNING FACE} A big\N{NO-BREAK SPACE}ship & a quay."
    [offer] = answer["findings"][1]["offers"]
    assert (offer["seen"], offer["edit"]) == ([9, 13, "boat"], [17, 21, "boat"])
    reply = api.post("/export", json={"file": _file(HTML), "name": "a.html", "edits": [offer["edit"]], "as": "file"})
    assert reply.content.decode() == HTML.replace("ship", "boat")


def test_a_finding_leads_to_a_page_on_its_rule_that_the_server_has(api: TestClient) -> None:
    about = api.get(_story(api, text="A big ship.")["findings"][0]["about"])
    assert about.status_code == 200
    for words in ("Use “large”.", "The house has it so.", "A big ship.", "A large ship.", "needs review", "not yet"):
        assert (words in about.text) == (words != "needs review"), words
    assert api.get("/rules/house/none").status_code == 404
    assert api.get("/rules/house/big", headers={"Authorization": ""}).status_code == 401


def test_the_page_on_a_rule_shows_its_words_as_text_and_links_to_the_web_alone(tmp_path: Path) -> None:
    settings = house(tmp_path)
    hostile = BIG.replace("The house has it so.", "<script>alert(1)</script>") + 'link: "javascript:alert(1)"\n'
    (tmp_path / "house/big.yaml").write_text(hostile, encoding="utf-8")
    with client(settings) as api:
        shown = api.get("/rules/house/big", headers={"Authorization": f"Bearer {TOKEN}"}).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<script>" not in shown and "javascript:" not in shown


def test_decisions_are_counted(api: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYEDIT_DATA_DIR", str(tmp_path / "data"))
    assert api.post("/decided", json={"rule": "house/big", "decision": "accepted"}).json() == {"kept": True}
    for wrong in ({"rule": "house/big", "decision": "liked"}, {"rule": "a b", "decision": "accepted"}):
        assert api.post("/decided", json=wrong).status_code == 400
    assert counts.read() == {"house/big": counts.Counts(accepted=1)}


def test_a_rejected_finding_is_known_on_the_next_visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYEDIT_DATA_DIR", str(tmp_path / "data"))
    text = "A big ship."

    def known() -> list[str | None]:
        with client(house(tmp_path)) as api:  # another server each time
            api.headers["Authorization"] = f"Bearer {TOKEN}"
            found = _story(api, text=text)["findings"]
            decision = {"rule": "house/big", "id": found[0]["id"], "decision": decisions.pop(0)}
            assert api.post("/decided", json=decision).status_code == 200
            return [each["known"] for each in found]

    decisions = ["rejected", "open", "accepted"]
    assert [known(), known(), known()] == [[None, None], ["rejected", None], [None, None]]
    assert counts.read()["house/big"] == counts.Counts(accepted=1, rejected=1)
    assert text not in "".join(path.read_text("utf-8") for path in (tmp_path / "data/reviews").iterdir())


def test_nothing_is_remembered_where_decisions_are_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYEDIT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("COPYEDIT_DECISIONS", "off")
    with client(house(tmp_path)) as api:
        api.headers["Authorization"] = f"Bearer {TOKEN}"
        found = _story(api, text="A big ship.")["findings"][0]
        decision = {"rule": "house/big", "id": found["id"], "decision": "rejected"}
        assert api.post("/decided", json=decision).json() == {"kept": False}
    assert not (tmp_path / "data").exists()


def test_a_word_goes_into_the_house_list(tmp_path: Path) -> None:
    (tmp_path / ".copyedit.yaml").write_text("packs: []\nselect: [wire/spelling/unknown-word]\n", encoding="utf-8")
    with client(read_config(tmp_path / ".copyedit.yaml")) as api:
        assert api.post("/word", json={"word": "wobblify"}).status_code == 401
        api.headers["Authorization"] = f"Bearer {TOKEN}"
        [found] = _story(api, text="To wobblify it is hard.")["findings"]
        assert (found["text"], found["isWord"]) == ("wobblify", True)
        assert api.post("/word", json={"word": "wobblify"}).json() == {"list": "words.txt"}
        assert _story(api, text="To wobblify it is hard.")["findings"] == []
        assert api.post("/word", json={"word": "two words"}).status_code == 422
    assert (tmp_path / "words.txt").read_text(encoding="utf-8") == "wobblify\n"
    assert "words.txt" in (tmp_path / ".copyedit.yaml").read_text(encoding="utf-8")


def test_the_baseline_holds_for_programs_too(tmp_path: Path) -> None:
    settings = house(tmp_path)
    document = read_text(str(tmp_path / "a.txt"), "A big ship.")
    found = Checker(settings).check_document(document).findings
    add_known(settings, document, found, found[0])
    with client(settings) as api:
        report = api.post("/check", json={"text": "A big ship."}).json()
        assert [each["rule"] for each in report["documents"][0]["findings"]] == ["house/ship"]
        matches = api.post("/v2/check", data={"text": "A big ship.", "language": "en-GB"}).json()["matches"]
        assert [each["rule"]["id"] for each in matches] == ["house/ship"]


@pytest.mark.parametrize(
    "edits", [[[0, 99, "x"]], [[3, 1, "x"]], [[0, 1]], [["a", 1, "x"]], [[0, 3, "x"], [2, 4, "y"]], 3]
)
def test_wrong_edits_are_explained(api: TestClient, edits: object) -> None:
    reply = api.post("/export", json={"file": _file("<p>ab</p>"), "name": "a.html", "edits": edits, "as": "file"})
    assert (reply.status_code, "error" in reply.json()) == (400, True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A big ship.", "A large ship."),
        ("One.\n\nTwo.", "One.\n\nTwo.\n\nThree."),
        ("One.\nTwo.\nThree.", "One.\nThree."),
        ("One. Two.", "One.\nTwo."),
        ("", "New."),
        ("Old.", ""),
        ("\N{GRINNING FACE}a", "\N{GRINNING FACE}b"),
    ],
)
def test_edits_make_the_second_text_of_the_first(before: str, after: str) -> None:
    assert apply_edits(before, edits_between(before, after)) == after


def test_edits_are_whole_words() -> None:
    assert [edit.replacement for edit in edits_between("The cat sat.", "The dog sat.")] == ["dog"]


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("A big ship.\n\nIt came.", "A large ship.\n\nIt came.", ["A large ship.", "It came."]),
        ("One.\n\nTwo.", "One.\n\nAnd a half.\n\nTwo.", ["One.", "And a half.", "Two."]),
        ("A & <b>", "A & <i>", ["A & <i>"]),
    ],
)
def test_tracked_changes_read_as_the_second_text(before: str, after: str, lines: list[str]) -> None:
    data = tracked_docx(before, after, AUTHOR)
    assert document_of(data, "a.docx").prose.split("\n")[:-1] == lines
    assert docx.Document(BytesIO(data)).paragraphs
    assert b"Ines Marsh" in DocxFile("a.docx", data)._package.read("word/document.xml")


def test_what_xml_cannot_hold_does_not_break_the_file() -> None:
    assert document_of(tracked_docx("A\x00\x0bB", "A\x00\x0bC", AUTHOR), "a.docx").prose.startswith(
        "A\N{REPLACEMENT CHARACTER}"
    )


def test_html_becomes_docx_with_what_was_accepted(api: TestClient) -> None:
    answer = _story(api, file=_file(HTML), name="a.html")
    edits = [answer["findings"][0]["offers"][0]["edit"]]
    reply = api.post("/export", json={"file": _file(HTML), "name": "a.html", "edits": edits, "as": "docx"})
    assert "A large\N{NO-BREAK SPACE}ship & a quay." in document_of(reply.content, "a.docx").prose


def test_an_odt_is_saved_with_tracked_changes(api: TestClient) -> None:
    made = odt_of("<text:p>A big ship.</text:p>")
    asked = {"file": base64.b64encode(made).decode(), "name": "a.odt"}
    answer = _story(api, **asked)
    assert answer["tracks"] is True
    edits = [answer["findings"][0]["offers"][0]["edit"]]
    data = api.post("/export", json={**asked, "edits": edits, "as": "tracked"}).content
    assert "A large ship." in document_of(data, "a.odt").prose
    assert b"<text:tracked-changes>" in zipfile.ZipFile(BytesIO(data)).read("content.xml")


def test_html_has_no_tracked_changes(api: TestClient) -> None:
    assert _story(api, file=_file(HTML), name="a.html")["tracks"] is False
    reply = api.post("/export", json={"file": _file(HTML), "name": "a.html", "edits": [], "as": "tracked"})
    assert reply.status_code == 422


def test_ten_browsers_at_once_get_their_own_findings(api: TestClient) -> None:
    got: dict[int, int] = {}

    def ask(number: int) -> None:
        got[number] = len(_story(api, text="A quay. " * number)["findings"])

    threads = [threading.Thread(target=ask, args=[number]) for number in range(1, 11)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert got == {number: number for number in range(1, 11)}
