"""How a context model is made from a corpus. Start with `make.py`. Needs the extra `train`."""
