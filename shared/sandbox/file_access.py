"""Landlock: the child may read the code it runs, and no other file."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable
from pathlib import Path

from shared.sandbox.kernel import (
    LANDLOCK_ADD_RULE,
    LANDLOCK_CREATE_RULESET,
    LANDLOCK_RESTRICT_SELF,
    call,
)

VERSION_QUERY = 1
RULE_PATH_BENEATH = 1
READ_FILE = 1 << 2
READ_FOLDER = 1 << 3
FILE_RIGHTS = {1: 0x1FFF, 2: 0x3FFF, 3: 0x7FFF, 4: 0x7FFF}
FILE_RIGHTS_NEWEST = 0xFFFF
NETWORK_RIGHTS = 0b11
SCOPES = 0b11


def restrict_file_access(readable: Iterable[Path]) -> None:
    """Deny every file outside the readable folders, for good; raises `OSError` without Landlock."""
    ruleset = _create_ruleset()
    for folder in readable:
        _allow_reading(ruleset, folder)
    call(LANDLOCK_RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)


def _create_ruleset() -> int:
    version = call(LANDLOCK_CREATE_RULESET, None, 0, VERSION_QUERY)
    files = FILE_RIGHTS.get(version, FILE_RIGHTS_NEWEST)
    attributes = struct.pack("=Q", files)
    if version >= 4:
        attributes += struct.pack("=Q", NETWORK_RIGHTS)
    if version >= 6:
        attributes += struct.pack("=Q", SCOPES)
    return call(LANDLOCK_CREATE_RULESET, attributes, len(attributes), 0)


def _allow_reading(ruleset: int, folder: Path) -> None:
    try:
        descriptor = os.open(folder, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    rule = struct.pack("=Qi", READ_FILE | READ_FOLDER, descriptor)
    call(LANDLOCK_ADD_RULE, ruleset, RULE_PATH_BENEATH, rule, 0)
    os.close(descriptor)
