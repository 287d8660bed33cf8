"""Memory that was freed and that the C library keeps for later."""

from __future__ import annotations

import ctypes

_libc = ctypes.CDLL(None)
# So many bytes are worth the time.
_LONG = 1_000_000
# M_MMAP_THRESHOLD in malloc.h.
_SMALLEST_MAPPED = -3


def map_long_blocks() -> None:
    """Have every long block mapped for itself, so that it is returned as soon as it is freed.

    Once it has seen a long block freed, the C library keeps others as long for later.
    """
    option = getattr(_libc, "mallopt", None)
    if option is not None:
        option(_SMALLEST_MAPPED, _LONG)


def give_back_after(size_bytes: int) -> None:
    """Return to the system what work on so many bytes has freed, if the C library knows how to."""
    trim = getattr(_libc, "malloc_trim", None)
    if trim is not None and size_bytes > _LONG:
        trim(0)
