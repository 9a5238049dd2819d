"""Train a context model on a corpus. Start with `make.py`.

The modules that need PyTorch or LightGBM, from the extra `train`, say so when they are imported.
"""
