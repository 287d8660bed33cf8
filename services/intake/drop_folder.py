"""The drop folder: a file is taken once it stands still, and leaves the folder when it is safe."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import shutil
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from services.intake.files import read_regular_file
from shared.contracts.events import DocumentReceivedV1
from shared.errors import DocumentError, FileNotFound, TransientError

log = logging.getLogger("yusuan.intake.drop_folder")

Receive = Callable[..., Awaitable[DocumentReceivedV1]]
"""Keeps a file's chunks and publishes the event, or raises what stands in the way."""

_UNFINISHED = (".part", ".partial", ".crdownload", ".tmp", ".filepart")
_PER_SCAN = 1000
_NAME_BYTES = 200


@dataclass(frozen=True)
class Sight:
    """What a file looked like when it was seen."""

    size: int
    changed_nanoseconds: int
    since: float


@dataclass
class DropFolder:
    """Scans one folder; scanning everything each time is what finds files a watcher missed."""

    inbox: Path
    taken: Path
    refused: Path
    still_seconds: float
    receive: Receive
    seen: dict[str, Sight] = field(default_factory=dict)

    async def scan(self) -> int:
        """Take every file that has stood still; return how many were taken or refused."""
        try:
            settled = await asyncio.to_thread(self._settled)
        except OSError as error:
            raise TransientError(f"the drop folder cannot be used: {error}") from error
        for path in settled:
            await self._take(path)
        return len(settled)

    async def is_usable(self) -> bool:
        """Say whether files can be moved out, without which nothing may be taken."""
        return await asyncio.to_thread(self._is_usable)

    def _is_usable(self) -> bool:
        folders = (self.inbox, self.taken, self.refused)
        return all(f.is_dir() and os.access(f, os.W_OK | os.X_OK) for f in folders)

    def _settled(self) -> list[Path]:
        """Return the files whose size and time have not changed for long enough."""
        for folder in (self.inbox, self.taken, self.refused):
            folder.mkdir(parents=True, exist_ok=True)
        if not self._is_usable():
            raise PermissionError("files cannot be moved out of it")
        now = time.monotonic()
        sights: dict[str, Sight] = {}
        for name, size, changed in _looks(self.inbox):
            before = self.seen.get(name)
            same = before and (size, changed) == (before.size, before.changed_nanoseconds)
            sights[name] = Sight(size, changed, before.since if before and same else now)
        self.seen = sights
        ready = (name for name, s in sorted(sights.items()) if now - s.since >= self.still_seconds)
        return [self.inbox / name for name, _ in zip(ready, range(_PER_SCAN), strict=False)]

    async def _take(self, path: Path) -> None:
        try:
            event = await self.receive(path.name, read_regular_file(path))
        except FileNotFound:
            log.info("%r was gone before it could be read", path.name)
        except DocumentError as error:
            log.warning("%r is refused: %s: %s", path.name, error.code, error.detail)
            await asyncio.to_thread(self._refuse, path, error)
        else:
            log.info("%r is taken as %s", path.name, event.document_id)
            target = self.taken / f"{event.document_id[:16]}-{_shorten(path.name)}"
            await asyncio.to_thread(_move, path, target)
        self.seen.pop(path.name, None)

    def _refuse(self, path: Path, error: DocumentError) -> None:
        """Move the file aside, with its reason beside it."""
        name, number = _shorten(path.name), 1
        target = self.refused / name
        while os.path.lexists(target):
            number += 1
            target = self.refused / f"{number}-{name}"
        if not _move(path, target):
            return
        reason = {"reason": error.code, "detail": error.detail}
        # A name may hold bytes that are no text; their escape is good JSON.
        Path(f"{target}.reason.json").write_text(
            json.dumps(reason, ensure_ascii=False), "utf-8", "backslashreplace"
        )


def _looks(inbox: Path) -> Iterator[tuple[str, int, int]]:
    """Yield name, size and time of every file that may be finished."""
    with os.scandir(inbox) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name.endswith(_UNFINISHED):
                continue
            with suppress(FileNotFoundError):
                status = entry.stat(follow_symlinks=False)
                yield entry.name, status.st_size, status.st_mtime_ns


def _shorten(name: str) -> str:
    """Return the end of a name, which leaves room before and after it in a file's 255 bytes."""
    return os.fsencode(name)[-_NAME_BYTES:].decode("utf-8", "ignore") or "unnamed"


def _move(path: Path, target: Path) -> bool:
    """Move a file, to another disk too; another intake may have moved it already."""
    try:
        shutil.move(path, target)
    except FileNotFoundError:
        log.info("%r was moved by another", path.name)
    except OSError as error:
        # What is in it is safe; left where it is, it is met again and changes nothing.
        log.error("%r cannot be moved: %s", path.name, error)
    else:
        return True
    return False
