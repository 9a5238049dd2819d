"""The language server: checks stories as one types, and carries out what the editor asks. Start with `make_server`."""

from __future__ import annotations

import asyncio
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from copyedit.document import Span
from copyedit.errors import CopyeditError, Notice
from copyedit.findings import Finding
from copyedit.lsp.answers import ADD_WORD, EXPLAIN, FIX_ALL, IGNORE, actions_of, diagnostics_of, fix_all
from copyedit.lsp.places import Places
from copyedit.lsp.stories import Stories, Story
from copyedit.running.giving_up import GivenUp, only_while
from copyedit.version import VERSION

_PAUSE = 0.25  # seconds without typing, before what has changed is checked
_LONG_PAUSE = 1.0  # and before the whole story is, as names may differ from one paragraph to another
_KINDS: list[types.CodeActionKind | str] = [types.CodeActionKind.QuickFix, FIX_ALL]


class Server(LanguageServer):
    """The server, with the stories that are open and the checks that are due."""

    def __init__(self, settings: str | None) -> None:
        super().__init__("copyedit", VERSION)
        self.stories = Stories(settings)
        self.checked: dict[str, Story] = {}
        self.said: set[str] = set()
        self._due: dict[str, asyncio.Task[None]] = {}
        self._latest: dict[str, object] = {}  # a new one for each change of a story
        self._one_at_a_time = asyncio.Lock()

    def check_soon(self, uri: str, pause: float = _PAUSE) -> None:
        """Check a story after a pause; a check of it that is due or under way is given up."""
        self.forget_due(uri)
        self._latest[uri] = object()
        self._due[uri] = asyncio.ensure_future(self._check_after(uri, pause))

    def forget_due(self, uri: str) -> None:
        """Give up a check that is due or under way."""
        self._latest.pop(uri, None)
        due = self._due.pop(uri, None)
        if due is not None:
            due.cancel()

    async def _check_after(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        story = await self.check(uri)
        if story is not None and not story.is_whole:
            await asyncio.sleep(_LONG_PAUSE)
            await self.check(uri, whole=True)

    async def check(self, uri: str, *, whole: bool = False) -> Story | None:
        """The story as it stands, checked unless it has been.

        None if it cannot be, which is shown once, or if it has changed meanwhile.
        """
        async with self._one_at_a_time:
            open_story = self.workspace.get_text_document(uri)
            text, version = open_story.source, open_story.version
            known = self.checked.get(uri)
            is_same = known is not None and known.version == version and known.document.source == text
            if known is not None and is_same and (known.is_whole or not whole):
                return known
            latest = self._latest.get(uri)
            try:
                with only_while(lambda: self._latest.get(uri) is latest):
                    language = open_story.language_id or ""
                    before = None if whole or is_same else known
                    story = await asyncio.to_thread(self.stories.check, path_of(uri), text, language, version, before)
            except GivenUp:
                return None
            except CopyeditError as bad:
                self.show_once(str(bad))
                return None
        for error in story.errors:
            if not isinstance(error, Notice):
                self.show_once(str(error))
        self.checked[uri] = story
        if self.workspace.get_text_document(uri).version == version:
            self.publish(uri, diagnostics_of(story, uri, self.places(story)), version)
        return story

    def places(self, story: Story) -> Places:
        """Positions in the units that the editor counts."""
        return Places(story.document.source, self.workspace.position_encoding or types.PositionEncodingKind.Utf16)

    def publish(self, uri: str, found: list[types.Diagnostic], version: int | None) -> None:
        """Show diagnostics; an empty list clears those shown."""
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def show_once(self, message: str) -> None:
        """Show a message that has not been shown before: a story is checked again and again."""
        if message not in self.said:
            self.said.add(message)
            self.show(message, types.MessageType.Warning)

    def show(self, message: str, kind: types.MessageType = types.MessageType.Info) -> None:
        self.window_show_message(types.ShowMessageParams(kind, message))

    def finding_at(self, uri: str, version: int | None, index: int) -> tuple[Story, Finding] | None:
        """The finding that a code action was about; None if the text has changed since, which is shown."""
        story = self.checked.get(uri)
        if story is None or story.version != version or not 0 <= index < len(story.findings):
            self.show("The text has changed since; try again.", types.MessageType.Warning)
            return None
        return story, story.findings[index]

    def check_all_again(self) -> None:
        """Check all open stories, as settings or word lists have changed."""
        self.checked.clear()
        for uri in self.workspace.text_documents:
            self.check_soon(uri, 0)


def make_server(settings: str | None = None) -> Server:
    """A server; `settings` is a file to use in place of the nearest one to each story."""
    server = Server(settings)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        ls.check_soon(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        ls.check_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
        ls.checked.pop(params.text_document.uri, None)  # the settings may be what was saved elsewhere
        ls.check_soon(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        ls.forget_due(uri)
        ls.checked.pop(uri, None)
        ls.publish(uri, [], None)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=_KINDS))
    async def actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        story = await ls.check(uri)
        if story is None:
            return []
        places, only = ls.places(story), params.context.only
        found = actions_of(story, uri, places, _span(ls, uri, params.range)) if _wants(only, _KINDS[0]) else []
        return found + (fix_all(story, uri, places) if _wants(only, _KINDS[1]) else [])

    @server.command(IGNORE)
    async def ignore(ls: Server, uri: str, version: int | None, index: int) -> None:
        at = ls.finding_at(uri, version, index)
        if at is not None and _done(ls, lambda: ls.stories.ignore(*at)):
            ls.check_all_again()

    @server.command(ADD_WORD)
    async def add_word(ls: Server, uri: str, version: int | None, index: int) -> None:
        at = ls.finding_at(uri, version, index)
        if at is not None and _done(ls, lambda: ls.stories.add_word(at[0], at[1].text)):
            ls.check_all_again()

    @server.command(EXPLAIN)
    async def explain(ls: Server, uri: str, version: int | None, index: int) -> None:
        at = ls.finding_at(uri, version, index)
        if at is not None:
            ls.show(await asyncio.to_thread(ls.stories.explain, *at))

    return server


def _wants(only: object, kind: types.CodeActionKind | str) -> bool:
    """True if the editor asks for this kind: “source” and “source.fixAll” include “source.fixAll.copyedit”."""
    if not isinstance(only, (list, tuple)):
        return True
    value = str(getattr(kind, "value", kind))
    asked = [str(getattr(each, "value", each)) for each in only]
    return any(each in ("", value) or value.startswith(f"{each}.") for each in asked)


def _done(ls: Server, work: object) -> bool:
    """True if the work could be done; otherwise the reason is shown."""
    assert callable(work)
    try:
        work()
    except CopyeditError as bad:
        ls.show(str(bad), types.MessageType.Error)
        return False
    return True


def _span(ls: Server, uri: str, wanted: types.Range) -> Span:
    """The stretch of the text between two positions of the editor, in code points."""
    open_story = ls.workspace.get_text_document(uri)
    return Span(open_story.offset_at_position(wanted.start), open_story.offset_at_position(wanted.end))


def path_of(uri: str) -> str:
    """The path of a story; one that is not saved yet is taken to be in the current folder.

    >>> path_of("file:///desk/a%20b.txt"), path_of("untitled:Untitled-1")[-10:]
    ('/desk/a b.txt', 'Untitled-1')
    """
    parts = urlsplit(uri)
    if parts.scheme == "file":
        return url2pathname(parts.path)
    return str(Path.cwd() / Path(unquote(parts.path)).name)
