"""The calls into the kernel that Python does not offer."""

from __future__ import annotations

import ctypes
import os
import struct

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_NO_NEW_PRIVS = 38

LANDLOCK_CREATE_RULESET = 444
LANDLOCK_ADD_RULE = 445
LANDLOCK_RESTRICT_SELF = 446

CAPABILITY_VERSION_3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)


def control_process(option: int, value: int) -> None:
    """Call prctl; raises `OSError`."""
    _check(_libc.prctl(option, value, 0, 0, 0))


def call(number: int, *arguments: object) -> int:
    """Call the kernel by number; raises `OSError`."""
    return _check(_libc.syscall(number, *arguments))


def drop_capabilities() -> None:
    """Give up every capability of this process, for good."""
    header = struct.pack("=Ii", CAPABILITY_VERSION_3, 0)
    _check(_libc.capset(header, bytes(24)))


def _check(answer: int) -> int:
    if answer < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return answer
