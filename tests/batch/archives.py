"""Small archives in every shape, for a desk with a rule or two of its own."""

from __future__ import annotations

import json
import tarfile
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

RULES = {
    "big": """check: substitution
message: "Use “{replacement}”."
level: error
fix: safe
swap:
  big: large
examples:
  - bad:  A big ship.
    good: A large ship.
  - ok:   A large ship.
""",
    "ship": """check: substitution
message: "A “{match}” is a boat here."
level: warning
fix: safe
swap:
  ship: boat
examples:
  - bad:  A ship came.
    good: A boat came.
  - ok:   The shipping lane was open.
""",
}


def write_desk(folder: Path) -> None:
    """Settings that know nothing but the rules `house/big` and `house/ship`."""
    (folder / "house").mkdir()
    for name, text in RULES.items():
        (folder / "house" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / ".copyedit.yaml").write_text("packs: []\nrules: [house]\n", encoding="utf-8")


def story(number: int) -> str:
    """Every third story has something to fix, and a quotation with the same words in it."""
    if number % 3:
        return f"Ferry {number} sails\n\nThe harbour was calm.\n"
    return f"Ferry {number} sails\n\nA big ship by quay {number}. “A big ship,” he said.\n"


def fixed(number: int) -> str:
    """The story after a run with both rules."""
    return story(number).replace("A big ship by", "A large boat by")


def write_folder(path: Path, count: int) -> Path:
    """Stories in folders of ten."""
    for number in range(count):
        file = path / f"{number // 10:03}" / f"{number:05}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(story(number), encoding="utf-8")
    return path


def write_jsonl(path: Path, count: int) -> Path:
    """Stories in lines, every second line in ASCII alone."""
    rows = ({"id": 7000 + n, "item": {"body": story(n), "big": 1.50}} for n in range(count))
    lines = (json.dumps(row, ensure_ascii=n % 2 == 0) for n, row in enumerate(rows))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def write_zip(path: Path, count: int) -> Path:
    """Stories as members of a zip archive, with a picture and a folder among them."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("city/", (1998, 3, 4, 5, 6, 8)), b"")
        for number in range(count):
            member = zipfile.ZipInfo(f"city/{number:05}.txt", (1998, 3, 4, 5, 6, 8))
            member.external_attr = 0o640 << 16
            member.compress_type = zipfile.ZIP_DEFLATED if number % 2 else zipfile.ZIP_STORED
            archive.writestr(member, story(number))
            if number == 7:
                archive.writestr(zipfile.ZipInfo("quay ä.jpg", (2001, 1, 1, 0, 0, 0)), bytes(range(256)) * 9000)
    return path


def write_tar(path: Path, count: int) -> Path:
    """Stories as members of a tar archive, with a picture and a link among them."""
    with tarfile.open(path, "w:gz" if path.suffix == ".gz" else "w") as archive:
        for number in range(count):
            _add(archive, f"city/{number:05}.txt", story(number).encode())
            if number == 7:
                _add(archive, "quay ä.jpg", bytes(range(256)) * 9000)
                link = tarfile.TarInfo("city/first.txt")
                link.type, link.linkname = tarfile.SYMTYPE, "00000.txt"
                archive.addfile(link)
    return path


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mtime, info.mode = len(data), 888_888_888, 0o640
    archive.addfile(info, BytesIO(data))


def write_csv(path: Path, count: int) -> Path:
    """Stories in records; every second one has quotation marks in quotation marks, and line ends in its text."""
    lines = ["id;item.body;note\r\n"]
    for number in range(count):
        text = story(number).replace("“", '"').replace("”", '"')
        text = '"' + text.replace('"', '""') + '"' if number % 2 == 0 else text.replace("\n", " ").replace('"', "'")
        lines.append(f'{7000 + number};{text};"a; ""b""\n"\r\n')
    path.write_text("".join(lines), encoding="utf-8", newline="")
    return path


def write_parquet(path: Path, count: int) -> Path:
    """Stories in row groups of fifty, with a row without one."""
    import pyarrow as pa
    import pyarrow.parquet as parquet

    texts = [story(number) if number != 5 else None for number in range(count)]
    table = pa.table({"id": list(range(7000, 7000 + count)), "item.body": texts, "more": [[1, 2]] * count})
    parquet.write_table(table, path, row_group_size=50)
    return path


class Sort:
    """How an archive of one shape is made, and the options that it needs."""

    def __init__(self, name: str, write: Callable[[Path, int], Path], *options: str) -> None:
        self.name, self.write, self.options = name, write, options


FIELDS = ("--text-field", "item.body", "--id-field", "id")
SORTS = (
    Sort("folder", write_folder),
    Sort("a.jsonl", write_jsonl, *FIELDS),
    Sort("a.csv", write_csv, *FIELDS),
    Sort("a.zip", write_zip),
    Sort("a.tar.gz", write_tar),
    Sort("a.parquet", write_parquet, *FIELDS),
)


def contents(path: Path) -> dict[str, bytes]:
    """The bytes of a file, or of all files in a folder."""
    if path.is_file():
        return {"": path.read_bytes()}
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()}
