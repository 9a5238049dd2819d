"""List the words that edited news uses often: `copyedit/language/data/common-words.txt`, one per line, commonest first.

    python training/words.py TEXT... > copyedit/language/data/common-words.txt

TEXT has one paragraph per line (xz or plain). Keep text that accuracy is measured on out of it. Only lower-case words
are counted, which leaves out names.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from pathlib import Path

MOST = 20_000  # words; the last occurs about four times in a million
_WORD = re.compile(r"(?<![\w'’-])[a-z]{3,}(?![\w'’-])")


def main() -> None:
    counts: Counter[str] = Counter()
    for path in sys.argv[1:]:
        data = Path(path).read_bytes()
        text = (lzma.decompress(data) if path.endswith(".xz") else data).decode("utf-8")
        counts.update(_WORD.findall(text))
    print("\n".join(word for word, _ in counts.most_common(MOST)))


if __name__ == "__main__":
    main()
