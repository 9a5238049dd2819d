"""Which errors copyedit and its peers find, and how often they are wrong. Run `python -m benchmarks.accuracy`."""

import os

# Before numpy loads: texts are checked in parallel processes, so threads within them only get in the way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
