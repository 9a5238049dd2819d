"""copyedit: cleans and copy-edits English news copy. Start reading at `document.py`, then `engine.py`."""

__version__ = "0.1.0"
