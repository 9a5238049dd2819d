"""`copyedit lsp` with a real client: diagnostics, positions after emoji, code actions, settings of the folder."""

from __future__ import annotations

import asyncio
import json
import shutil
from pathlib import Path

import pytest
from lsprotocol import types

from copyedit.version import DOCUMENTS
from tests.cli.conftest import desk as desk
from tests.lsp.editor import Editor, editor, run, span

EMOJI = "\N{GRINNING FACE}"


def _rules(published: types.PublishDiagnosticsParams) -> list[object]:
    return [diagnostic.code for diagnostic in published.diagnostics]


def test_a_story_is_checked_when_it_is_opened(desk: Path) -> None:
    async def test(ours: Editor) -> None:
        ours.open(desk / "a.txt", f"Talks stall\n\n{EMOJI} A big ship.\n")
        published = await ours.diagnostics()
        assert _rules(published) == ["house/big", "house/ship"]
        big = published.diagnostics[0]
        assert big.range == span(2, 5, 8)  # the emoji is two units
        assert big.message == "Use “large”.\nThe house has it so."
        assert (big.severity, big.source) == (types.DiagnosticSeverity.Error, "copyedit")

    run(test)


@pytest.mark.parametrize(
    ("encoding", "start"),
    [
        (types.PositionEncodingKind.Utf8, 7),
        (types.PositionEncodingKind.Utf16, 5),
        (types.PositionEncodingKind.Utf32, 4),
    ],
)
def test_positions_are_in_the_units_agreed_on(desk: Path, encoding: types.PositionEncodingKind, start: int) -> None:
    async def test() -> None:
        async with editor([encoding]) as ours:
            ours.open(desk / "a.txt", f"{EMOJI} A big quarry.\n")
            [big] = (await ours.diagnostics()).diagnostics
            assert big.range == span(0, start, start + 3)
            [fix, *_] = await ours.actions(desk / "a.txt", big.range)
            assert fix.title == "Replace by “large”"

    asyncio.run(test())


def test_typing_is_followed(desk: Path) -> None:
    async def test(ours: Editor) -> None:
        ours.open(desk / "a.txt", f"{EMOJI} A quarry.\n")
        assert _rules(await ours.diagnostics()) == []
        for version, letter in enumerate("big ", 2):
            ours.change(desk / "a.txt", version, letter, span(0, 3 + version, 3 + version))
        published = await ours.diagnostics()
        assert (published.version, _rules(published)) == (5, ["house/big"])
        assert ours.published.empty()  # the versions in between were not checked

    run(test)


def test_actions_replace_in_utf16(desk: Path) -> None:
    async def test(ours: Editor) -> None:
        ours.open(desk / "a.txt", f"{EMOJI} A big ship.\n")
        await ours.diagnostics()
        found = await ours.actions(desk / "a.txt", span(0, 6, 6))
        assert [action.title for action in found] == [
            "Replace by “large”",
            "Ignore here for good",
            "Explain house/big",
            "Apply all safe fixes",
        ]
        assert found[0].is_preferred is True
        assert found[0].edit is not None
        [edit] = (found[0].edit.changes or {})[(desk / "a.txt").as_uri()]
        assert (edit.range, edit.new_text) == (span(0, 5, 8), "large")

    run(test)


def test_all_safe_fixes_at_once(desk: Path) -> None:
    async def test(ours: Editor) -> None:
        ours.open(desk / "a.txt", "A big quarry. A big ship. “A big mine,” he said.\n")
        await ours.diagnostics()
        [action] = await ours.actions(desk / "a.txt", span(0, 0, 0), [types.CodeActionKind.SourceFixAll])
        assert action.edit is not None
        edits = (action.edit.changes or {})[(desk / "a.txt").as_uri()]
        assert [edit.range for edit in edits] == [span(0, 2, 5), span(0, 16, 19)]

    run(test)


def test_ignoring_adds_to_the_known_findings(desk: Path) -> None:
    async def test(ours: Editor) -> None:
        ours.open(desk / "a.txt", "A big quarry.\n")
        await ours.diagnostics()
        actions = await ours.actions(desk / "a.txt", span(0, 2, 5))
        await ours.call(next(action for action in actions if action.title.startswith("Ignore")))
        assert _rules(await ours.diagnostics()) == []
        known = json.loads((desk / ".copyedit-baseline.json").read_text())
        assert [entry["words"] for entry in known[1:]] == ["big"]

    run(test)


def test_a_word_is_added_to_the_house_list(desk: Path) -> None:
    (desk / ".copyedit.yaml").write_text("packs: []\nselect: [wire/spelling/unknown-word]\n", encoding="utf-8")

    async def test(ours: Editor) -> None:
        ours.open(desk / "a.txt", "To wobblify it is hard.\n")
        assert _rules(await ours.diagnostics()) == ["wire/spelling/unknown-word"]
        actions = await ours.actions(desk / "a.txt", span(0, 3, 3))
        await ours.call(next(action for action in actions if action.title.startswith("Add “wobblify”")))
        assert _rules(await ours.diagnostics()) == []
        assert (desk / "words.txt").read_text() == "wobblify\n"

    run(test)


def test_a_finding_is_explained(desk: Path) -> None:
    async def test(ours: Editor) -> None:
        ours.open(desk / "a.txt", "A big quarry.\n")
        await ours.diagnostics()
        actions = await ours.actions(desk / "a.txt", span(0, 2, 5))
        await ours.call(next(action for action in actions if action.title.startswith("Explain")))
        shown = await ours.message()
        assert shown.startswith("Use “large”.\n\nhouse/big\n")
        assert "wrong: A big ship.\n  fixed: A large ship." in shown

    run(test)


def test_a_finding_of_a_shipped_rule_links_to_its_page(desk: Path) -> None:
    (desk / ".copyedit.yaml").write_text("packs: [wire]\n", encoding="utf-8")

    async def test(ours: Editor) -> None:
        ours.open(desk / "a.txt", "He agreed, but however, the vote was lost.\n")
        [found] = (await ours.diagnostics()).diagnostics
        assert found.code_description is not None
        assert found.code_description.href == f"{DOCUMENTS}/rules/wire/redundancy/but-however/"

    run(test)


def test_an_action_on_a_text_that_has_changed_does_nothing(desk: Path) -> None:
    async def test(ours: Editor) -> None:
        ours.open(desk / "a.txt", "A big quarry.\n")
        await ours.diagnostics()
        actions = await ours.actions(desk / "a.txt", span(0, 2, 5))
        ours.change(desk / "a.txt", 2, "A mine.\n")
        await ours.diagnostics()
        await ours.call(next(action for action in actions if action.title.startswith("Ignore")))
        assert await ours.message() == "The text has changed since; try again."
        assert not (desk / ".copyedit-baseline.json").exists()

    run(test)


def test_each_folder_has_its_own_settings(desk: Path) -> None:
    shutil.copytree(desk / "house", desk / "sport/house")
    (desk / "sport/.copyedit.yaml").write_text("packs: []\nrules: [house]\nignore: [house/big]\n", encoding="utf-8")

    async def test(ours: Editor) -> None:
        ours.open(desk / "sport/a.txt", "A big ship.\n")
        assert _rules(await ours.diagnostics()) == ["house/ship"]
        ours.open(desk / "b.txt", "A big ship.\n")
        assert _rules(await ours.diagnostics()) == ["house/big", "house/ship"]

    run(test)


def test_wrong_settings_are_shown_and_end_nothing(desk: Path) -> None:
    settings = desk / ".copyedit.yaml"
    right = settings.read_text()

    async def test(ours: Editor) -> None:
        settings.write_text("pakcs: []\n", encoding="utf-8")
        ours.open(desk / "a.txt", "A big quarry.\n")
        assert "pakcs" in await ours.message()
        settings.write_text(right, encoding="utf-8")
        ours.change(desk / "a.txt", 2, "A big mine.\n")
        assert _rules(await ours.diagnostics()) == ["house/big"]

    run(test)


def test_a_story_without_a_name_is_read_as_its_language(desk: Path) -> None:
    async def test(ours: Editor) -> None:
        item = types.TextDocumentItem("untitled:Untitled-1", "markdown", 1, "A `big` thing, a big quarry.\n")
        ours.text_document_did_open(types.DidOpenTextDocumentParams(item))
        assert [d.range for d in (await ours.diagnostics()).diagnostics] == [span(0, 17, 20)]

    run(test)


def test_closing_clears(desk: Path) -> None:
    async def test(ours: Editor) -> None:
        ours.open(desk / "a.txt", "A big quarry.\n")
        await ours.diagnostics()
        named = types.TextDocumentIdentifier((desk / "a.txt").as_uri())
        ours.text_document_did_close(types.DidCloseTextDocumentParams(named))
        assert _rules(await ours.diagnostics()) == []

    run(test)
