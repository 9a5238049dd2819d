"""Make the list of well-known names, `copyedit/language/names/known.txt`.

    python training/known_names.py LISTS copyedit/language/names

LISTS is a folder with the World Factbook's countries (`gazetteer-factbook-*.tsv`) and GeoNames' cities
(`gazetteer-geonames-cities15000.tsv`). Cities are known only where copy in general knows them; `training/rare_names.py`
keeps the words of the others, as right spellings.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from copyedit.language.words.dictionary import shipped_dictionary

MILLIONS = 300_000  # inhabitants from which a city may be known everywhere
FREQUENT = 5  # minimum frequency of each word of such a city
BY_HAND = Path(__file__).parent / "known-names-by-hand.txt"
_ASIDE = re.compile(r"\([^)]*\)|represented by|\b(?:is|in) .*|, Jr\.")
_SEPARATORS = re.compile(r"[,;/]| and | or ")
# “Prime Minister Bart DE WEVER”: the family name is in capitals.
_FAMILY = re.compile(r"\b[A-ZÀ-Ý][A-ZÀ-Ý'’-]{2,}")
_TITLE = re.compile(
    r"^(?:.*\b(?:President|Minister|Chancellor|General|Premier|Governor|Emir|King|Queen|Sultan|Prince|Commissioner"
    r"|Administrator|Chairman|Chairperson|Sheikh|Dr\.|Sir|Dame|Amir|Leader|Council|Ministers|State|Marshal)\b)"
)


def main() -> None:
    lists, out = map(Path, sys.argv[1:])
    countries = list(_table(next(lists.glob("gazetteer-factbook-*.tsv"))))
    cities = list(_table(lists / "gazetteer-geonames-cities15000.tsv"))
    known = dict(_of_countries(countries))
    known |= {city["name"]: "city" for city in cities if _is_known_city(city) and city["name"] not in known}
    for line in BY_HAND.read_text(encoding="utf-8").split("\n"):
        if line.startswith("-"):
            known.pop(line[1:], None)
        elif line and not line.startswith("#"):
            name, _, kind = line.partition("\t")
            known[name] = kind
    _write(out / "known.txt", (f"{name}\t{kind}" for name, kind in known.items()))


def _of_countries(rows: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
    for row in rows:
        for column, kind in (("short", "country"), ("capital", "capital"), ("nationality_adj", "people")):
            for name in _SEPARATORS.split(_ASIDE.sub("", row[column])):
                name = name.strip().removeprefix("The ").strip()
                if re.fullmatch(r"[A-Z][\w'’. -]+", name) and len(name) > 3:
                    yield name, kind
        for column in ("chief_of_state", "head_of_government"):
            if row["file"].startswith(("antarctica", "oceans")):
                continue
            for name in _leaders(row[column]):
                yield name, "leader"


def _leaders(text: str) -> Iterator[str]:
    for part in _ASIDE.sub("", text).split(";"):
        name = _TITLE.sub("", part).strip(" ,")
        words = name.split()
        if _FAMILY.search(name) and 2 <= len(words) <= 4:
            words = [_in_lower_case(word) for word in words]
            yield " ".join(words)
            if len(words) == 3 and _FAMILY.fullmatch(name.split()[2]):
                yield f"{words[0]} {words[2]}"  # Vladimir Vladimirovich PUTIN


def _in_lower_case(word: str) -> str:
    """“DE WEVER” is De Wever, “al-SUDANI” al-Sudani."""
    return "-".join(part.title() if part.isupper() and len(part) > 1 else part for part in word.split("-"))


def _is_known_city(city: dict[str, str]) -> bool:
    words = re.findall(r"\w+", city["name"])
    frequent = all(shipped_dictionary().frequency(word) >= FREQUENT for word in words)
    return int(city["population"]) >= MILLIONS and frequent


def _table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")


def _write(path: Path, lines: Iterator[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8")


if __name__ == "__main__":
    main()
