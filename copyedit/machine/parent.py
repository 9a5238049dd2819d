"""Child processes that must not outlive their parent. Start with `die_with_parent`."""

from __future__ import annotations

import os
import sys

_PR_SET_PDEATHSIG, _SIGKILL = 1, 9


def die_with_parent(parent: int) -> None:
    """In a child: ask to be killed when the parent dies, even from a signal that it cannot catch. Linux only.

    The thread that started the child counts as its parent; see PR_SET_PDEATHSIG in prctl(2).
    """
    if sys.platform != "linux":
        return
    import ctypes

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, _SIGKILL)
    if os.getppid() != parent:  # it died before we asked
        os._exit(1)
