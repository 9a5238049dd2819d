"""The desk's tracked changes in LibreOffice: accepted, the story is as decided; rejected, as it was sent."""

from __future__ import annotations

import base64
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from starlette.testclient import TestClient

from tests.desk.serving import TOKEN, client, house
from tests.office.making import odt_of
from tests.office.soffice import ACCEPT, REJECT, Job, needs_soffice, texts_of

STORY = "Talks stall\n\nA big ship by the quay. “A big ship,” he said.\n\n\N{GRINNING FACE} The fog rose.\n"
BEFORE = ["Talks stall", "A big ship by the quay. “A big ship,” he said.", "\N{GRINNING FACE} The fog rose."]
AFTER = ["Talks stall", "A large boat by the quay. “A big ship,” he said.", "\N{GRINNING FACE} The fog rose."]

_TYPE = "manifest:media-type"
MANIFEST = (  # without one, LibreOffice does not open the file
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" {_TYPE}="application/vnd.oasis.opendocument.text"/>'
    f'<manifest:file-entry manifest:full-path="content.xml" {_TYPE}="text/xml"/></manifest:manifest>'
)


def _edits(api: TestClient, data: bytes, name: str) -> dict[str, Any]:
    """A file and the changes that accepting its first two findings makes."""
    asked = {"file": base64.b64encode(data).decode(), "name": name}
    found = api.post("/story", json=asked).json()["findings"]
    return asked | {"edits": [finding["offers"][0]["edit"] for finding in found[:2]]}


def _made_docx() -> bytes:
    made, data = docx.Document(), BytesIO()
    for words in BEFORE:
        made.add_paragraph(words)
    made.save(data)
    return data.getvalue()


def _made_odt() -> bytes:
    body = "".join(f"<text:p>{words}</text:p>" for words in BEFORE)
    return odt_of(body, others={"META-INF/manifest.xml": MANIFEST.encode()})


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


@needs_soffice
def test_tracked_changes_are_accepted_and_rejected(tmp_path: Path) -> None:
    after = STORY.replace("A big ship by", "A large boat by")
    with client(house(tmp_path)) as api:
        api.headers["Authorization"] = f"Bearer {TOKEN}"
        asked = {
            "text.docx": {"text": STORY, "after": after, "as": "docx"},
            "file.docx": _edits(api, _made_docx(), "a.docx") | {"as": "docx"},
            "file.odt": _edits(api, _made_odt(), "a.odt") | {"as": "tracked"},
        }
        saved = {name: api.post("/export", json=each) for name, each in asked.items()}
    assert {reply.status_code for reply in saved.values()} == {200}
    jobs = {f"{command}-{name}": Job(saved[name].content, command) for name in saved for command in (ACCEPT, REJECT)}
    texts = texts_of(jobs)
    for name in saved:
        assert _lines(texts[f"{ACCEPT}-{name}"]) == AFTER, name
        assert _lines(texts[f"{REJECT}-{name}"]) == BEFORE, name
