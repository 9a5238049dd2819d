"""The files of a context model, read only as far as they are needed, in part without numpy."""
