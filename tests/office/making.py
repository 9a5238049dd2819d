"""Small DOCX and ODT files from the XML of their body."""

from __future__ import annotations

import zipfile
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = {
    "Title": ("Title", ""),
    "berschrift1": ("heading 1", ""),  # as a German Word calls it
    "VelmarHead": ("Velmar Head", "berschrift1"),
    "Quote": ("Quote", ""),
    "Caption": ("caption", ""),
    "TOC1": ("toc 1", ""),
    "Byline": ("Byline", ""),
}
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def zip_of(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip with these members, in order, all of one date."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (2026, 3, 4, 10, 15, 0))
            file.writestr(info, data, zipfile.ZIP_STORED if name == "mimetype" else method)
    return buffer.getvalue()


def members_of(data: bytes) -> dict[str, bytes]:
    """What a zip holds, by the standard library."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def docx_members(body: str, footnotes: str = "", others: dict[str, bytes] | None = None) -> dict[str, bytes]:
    """The members of a DOCX file whose body this is."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{base}"/>' if base else "")
        + "</w:style>"
        for key, (name, base) in STYLES.items()
    )
    parts = {"styles": f"<w:styles {NAMESPACES}>{styles}</w:styles>"}
    if footnotes:
        parts["footnotes"] = f"<w:footnotes {NAMESPACES}>{footnotes}</w:footnotes>"
    relations = "".join(f'<Relationship Id="{k}" Type="{OFFICE}/{k}" Target="{k}.xml"/>' for k in parts)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    texts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONSHIPS}">'
        f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONSHIPS}">{relations}</Relationships>',
        **{f"word/{name}.xml": text for name, text in parts.items()},
    }
    return {name: (head + text).encode() for name, text in texts.items()} | (others or {})


def docx_of(body: str, footnotes: str = "", others: dict[str, bytes] | None = None) -> bytes:
    """A DOCX file with this body."""
    return zip_of(docx_members(body, footnotes, others))


def odt_of(body: str, automatic: str = "", others: dict[str, bytes] | None = None) -> bytes:
    """An ODT file with this body and these automatic styles."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {ODF} office:version="1.3">'
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    members = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()}
    return zip_of(members | (others or {}))


def run(words: str, properties: str = "") -> str:
    """A `w:r` with these words, which are XML."""
    held = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{held}<w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    """A `w:p`."""
    held = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{held}{''.join(runs)}</w:p>"
