"""What copyedit and its peers find of errors, and how often they are wrong. Run as `python -m benchmarks.accuracy`."""

import os

# Texts are checked side by side in processes; threads in each would only get in each other's way. Before numpy loads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
