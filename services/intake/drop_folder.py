"""The drop folder: a file is taken once it stands still, and leaves the folder when it is safe."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from services.intake.files import read_regular_file
from shared.contracts.events import DocumentReceivedV1
from shared.errors import DocumentError, FileNotFound

log = logging.getLogger("yusuan.intake.drop_folder")

Receive = Callable[..., Awaitable[DocumentReceivedV1]]
"""Keeps a file's chunks and publishes the event, or raises what stands in the way."""

_UNFINISHED = (".part", ".partial", ".crdownload", ".tmp", ".filepart")
_PER_SCAN = 1000


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
        settled = await asyncio.to_thread(self._settled)
        for path in settled:
            await self._take(path)
        return len(settled)

    async def is_writable(self) -> bool:
        """Say whether files can be moved out, without which nothing may be taken."""
        return await asyncio.to_thread(os.access, self.inbox, os.W_OK | os.X_OK)

    def _settled(self) -> list[Path]:
        """Return the files whose size and time have not changed for long enough."""
        for folder in (self.inbox, self.taken, self.refused):
            folder.mkdir(parents=True, exist_ok=True)
        now = time.monotonic()
        sights: dict[str, Sight] = {}
        with os.scandir(self.inbox) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.name.endswith(_UNFINISHED):
                    continue
                status = entry.stat(follow_symlinks=False)
                before = self.seen.get(entry.name)
                look = (status.st_size, status.st_mtime_ns)
                same = before and look == (before.size, before.changed_nanoseconds)
                since = before.since if before and same else now
                sights[entry.name] = Sight(*look, since)
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
            await asyncio.to_thread(
                path.replace, self.taken / f"{event.document_id[:16]}-{path.name[-150:]}"
            )
        self.seen.pop(path.name, None)

    def _refuse(self, path: Path, error: DocumentError) -> None:
        """Move the file aside, with its reason beside it."""
        target = self.refused / path.name
        path.replace(target)
        reason = {"reason": error.code, "detail": error.detail}
        Path(f"{target}.reason.json").write_text(json.dumps(reason, ensure_ascii=False), "utf-8")
