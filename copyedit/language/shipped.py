"""Where the shipped language data is, and what to do before the context model is loaded."""

import os
from pathlib import Path

MODEL = Path(__file__).parent / "model"
TAGGER = Path(__file__).parent / "tagger"
SPELLING = Path(__file__).parent / "spelling"
DATA = Path(__file__).parent / "data"


def keep_to_one_thread() -> None:
    """Call before importing numpy. Files are checked in parallel, so threads within one file only get in the way."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
