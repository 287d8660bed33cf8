"""Reading what lies in a folder, and nothing that only looks like a file."""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import AsyncIterator
from pathlib import Path

from shared.errors import FileNotFound, NotAFile, UnreadableFile

CHUNK_BYTES = 1024 * 1024
NEITHER_LINK_NOR_WAIT = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


async def read_regular_file(path: Path) -> AsyncIterator[bytes]:
    """Yield the file's bytes; raises `NotAFile` for folders, links, devices and pipes."""
    descriptor = await asyncio.to_thread(_open_regular, path)
    try:
        while chunk := await asyncio.to_thread(os.read, descriptor, CHUNK_BYTES):
            yield chunk
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error
    finally:
        os.close(descriptor)


def _open_regular(path: Path) -> int:
    if path.is_symlink():
        raise NotAFile(f"{path.name} is a link; give the file it points to")
    try:
        descriptor = os.open(path, NEITHER_LINK_NOR_WAIT)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileNotFound(f"there is no file {path.name}") from error
    except PermissionError as error:
        raise UnreadableFile(f"{path.name} may not be read by this user") from error
    except OSError as error:
        raise NotAFile(f"{path.name} cannot be opened as a file: {error.strerror}") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotAFile(f"{path.name} is a folder, a device or a pipe, not a regular file")
    return descriptor
