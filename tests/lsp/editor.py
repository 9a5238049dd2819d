"""An editor for tests: a client of the protocol that starts `copyedit lsp` as editors do."""

from __future__ import annotations

import asyncio
import sys
from ast import literal_eval
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

SECONDS = 20.0


class Editor(LanguageClient):
    """Keeps what the server publishes and shows."""

    def __init__(self) -> None:
        super().__init__("editor", "1")
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.shown: asyncio.Queue[str] = asyncio.Queue()
        self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self.published.put_nowait(params))
        self.feature(types.WINDOW_SHOW_MESSAGE)(lambda params: self.shown.put_nowait(params.message))

    def open(self, path: Path, text: str, language: str = "plaintext") -> None:
        item = types.TextDocumentItem(path.as_uri(), language, 1, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, path: Path, version: int, text: str, place: types.Range | None = None) -> None:
        """Replace a stretch of the text, or all of it."""
        named = types.VersionedTextDocumentIdentifier(version, path.as_uri())
        if place is None:
            change: Any = types.TextDocumentContentChangeWholeDocument(text)
        else:
            change = types.TextDocumentContentChangePartial(place, text)
        self.text_document_did_change(types.DidChangeTextDocumentParams(named, [change]))

    async def diagnostics(self) -> types.PublishDiagnosticsParams:
        return await asyncio.wait_for(self.published.get(), SECONDS)

    async def message(self) -> str:
        return await asyncio.wait_for(self.shown.get(), SECONDS)

    async def actions(
        self, path: Path, place: types.Range, only: list[types.CodeActionKind] | None = None
    ) -> list[types.CodeAction]:
        named, context = types.TextDocumentIdentifier(path.as_uri()), types.CodeActionContext([], only)
        asked = self.text_document_code_action_async(types.CodeActionParams(named, place, context))
        return [_as_action(each) for each in await asyncio.wait_for(asked, SECONDS) or []]

    async def call(self, action: types.CodeAction) -> None:
        """Carry out an action's command."""
        assert action.command is not None
        call = types.ExecuteCommandParams(action.command.command, action.command.arguments)
        await asyncio.wait_for(self.workspace_execute_command_async(call), SECONDS)


def _as_action(found: types.CodeAction | types.Command) -> types.CodeAction:
    """lsprotocol takes an action with a command for the command, which it makes a string of."""
    if isinstance(found, types.CodeAction):
        return found
    inside = literal_eval(found.command)
    return types.CodeAction(
        found.title, command=types.Command(inside["title"], inside["command"], None, inside["arguments"])
    )


@asynccontextmanager
async def editor(encodings: list[types.PositionEncodingKind] | None = None) -> AsyncIterator[Editor]:
    """An editor with a running server."""
    opened = Editor()
    await opened.start_io(sys.executable, "-m", "copyedit", "lsp")
    able = types.ClientCapabilities(general=types.GeneralClientCapabilities(position_encodings=encodings))
    await asyncio.wait_for(opened.initialize_async(types.InitializeParams(capabilities=able)), SECONDS)
    opened.initialized(types.InitializedParams())
    try:
        yield opened
    finally:
        await asyncio.wait_for(opened.shutdown_async(None), SECONDS)
        opened.exit(None)
        await opened.stop()  # type: ignore[no-untyped-call]


def run(test: Callable[[Editor], Awaitable[None]]) -> None:
    """A test with an editor."""

    async def with_editor() -> None:
        async with editor() as opened:
            await test(opened)

    asyncio.run(with_editor())


def span(line: int, start: int, end: int) -> types.Range:
    """A range within one line."""
    return types.Range(types.Position(line, start), types.Position(line, end))
