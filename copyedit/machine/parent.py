"""Processes of ours that must not outlive us. Start with `die_with_parent`."""

from __future__ import annotations

import os
import sys

_PR_SET_PDEATHSIG, _SIGKILL = 1, 9


def die_with_parent(parent: int) -> None:
    """In a child: asks to be killed when its parent dies, even by a signal that it cannot catch. On Linux only.

    The thread that started the child counts as its parent: see prctl(2), PR_SET_PDEATHSIG.
    """
    if sys.platform != "linux":
        return
    import ctypes

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, _SIGKILL)
    if os.getppid() != parent:  # it died before we asked
        os._exit(1)
