"""Where the data that ship with the tool lie."""

from pathlib import Path

MODEL = Path(__file__).parent / "model"
