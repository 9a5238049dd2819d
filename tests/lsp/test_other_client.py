"""`copyedit lsp` with the client of pytest-lsp, which other language servers are tested with, on a long text."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types

from tests.cli.conftest import desk as desk

TEXT = "Talks stall\n\n" + "The fog rose over the pier, and a big ship lay there.\n\n" * 400
SECONDS = 20.0


@pytest_lsp.fixture(  # type: ignore[untyped-decorator]
    config=pytest_lsp.ClientServerConfig(server_command=[sys.executable, "-m", "copyedit", "lsp"])
)
async def client(lsp_client: pytest_lsp.LanguageClient) -> AsyncIterator[None]:
    parameters = types.InitializeParams(capabilities=pytest_lsp.client_capabilities("visual-studio-code"))
    await lsp_client.initialize_session(parameters)
    yield
    await lsp_client.shutdown_session()


async def _published(client: pytest_lsp.LanguageClient) -> int:
    """How many findings are shown, once new ones are."""
    await asyncio.wait_for(client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS), SECONDS)
    [found] = client.diagnostics.values()
    return len(found)


@pytest.mark.asyncio
async def test_a_long_text_is_followed_as_one_types(client: pytest_lsp.LanguageClient, desk: Path) -> None:
    uri = (desk / "a.txt").as_uri()
    item = types.TextDocumentItem(uri, "plaintext", 1, TEXT)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    assert await _published(client) == 800
    for version, letter in enumerate("A ship. ", 2):
        at = types.Position(300, version - 2)
        change = types.TextDocumentContentChangePartial(types.Range(at, at), letter)
        named = types.VersionedTextDocumentIdentifier(version, uri)
        client.text_document_did_change(types.DidChangeTextDocumentParams(named, [change]))
    assert await _published(client) == 801  # after a pause, the paragraph
    assert await _published(client) == 801  # after a longer one, the whole text
    fixes = await client.text_document_code_action_async(
        types.CodeActionParams(
            types.TextDocumentIdentifier(uri),
            types.Range(types.Position(300, 3), types.Position(300, 3)),
            types.CodeActionContext([]),
        )
    )
    assert fixes is not None
    assert fixes[0].title == "Replace by “boat”"
