"""Where the data that ship with the tool lie, and what to do before the context model is read."""

import os
from pathlib import Path

MODEL = Path(__file__).parent / "model"
SPELLING = Path(__file__).parent / "spelling"


def keep_to_one_thread() -> None:
    """To be called before numpy is imported: files are checked side by side, and threads within one get in the way."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
