"""Where bytes lie under a key: a folder, or a bucket through obstore."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import obstore
from obstore.exceptions import BaseError
from obstore.store import ObjectStore, from_url

from shared.errors import BlobStoreUnavailable

ABANDONED_AFTER_SECONDS = 3600


class ObjectStorage(Protocol):
    """Objects by key, whole or not at all."""

    spool: Path
    """Where bytes may gather before their key is known."""

    async def adopt(self, spooled: Path, key: str) -> None:
        """Make the spooled file the object, durably; the file is gone afterwards."""
        ...

    async def read(self, key: str) -> bytes | None:
        """Return the object, or None."""
        ...

    async def has(self, key: str) -> bool:
        """Tell whether there is such an object."""
        ...


def open_object_storage(url: str) -> ObjectStorage:
    """Open the folder or the bucket that the address names."""
    if "://" in url and not url.startswith("file://"):
        return Bucket(from_url(url), Path(tempfile.gettempdir()))
    return Folder(Path(url.removeprefix("file://")))


class Folder:
    """A folder: synced, renamed into place, and the renaming itself synced."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.spool = root / ".incoming"

    async def adopt(self, spooled: Path, key: str) -> None:
        """Make the spooled file the object, durably."""
        await asyncio.to_thread(self._adopt, spooled, key)

    async def read(self, key: str) -> bytes | None:
        """Return the object, or None."""
        return await asyncio.to_thread(self._read, key)

    async def has(self, key: str) -> bool:
        """Tell whether there is such an object."""
        return await asyncio.to_thread((self.root / key).is_file)

    def _adopt(self, spooled: Path, key: str) -> None:
        target = self.root / key
        with _translated():
            made = [folder for folder in target.parents if not folder.exists()]
            target.parent.mkdir(parents=True, exist_ok=True)
            spooled.replace(target)
            for folder in (target.parent, *(missing.parent for missing in made)):
                _sync_folder(folder)

    def _read(self, key: str) -> bytes | None:
        with _translated():
            try:
                return (self.root / key).read_bytes()
            except FileNotFoundError:
                return None

    def sweep(self) -> None:
        """Remove what an interrupted writer left behind long ago."""
        for left in self.spool.glob("*"):
            if left.stat().st_mtime < time.time() - ABANDONED_AFTER_SECONDS:
                left.unlink(missing_ok=True)


class Bucket:
    """A bucket of an object store; an upload appears whole or not at all."""

    def __init__(self, store: ObjectStore, spool: Path) -> None:
        self._store = store
        self.spool = spool

    async def adopt(self, spooled: Path, key: str) -> None:
        """Upload the spooled file and remove it."""
        with _translated():
            await obstore.put_async(self._store, key, spooled)
        await asyncio.to_thread(spooled.unlink)

    async def read(self, key: str) -> bytes | None:
        """Return the object, or None."""
        with _translated():
            try:
                answer = await obstore.get_async(self._store, key)
                return bytes(await answer.bytes_async())
            except FileNotFoundError:
                return None

    async def has(self, key: str) -> bool:
        """Tell whether there is such an object."""
        with _translated():
            try:
                await obstore.head_async(self._store, key)
            except FileNotFoundError:
                return False
            return True


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (OSError, BaseError) as error:
        raise BlobStoreUnavailable(f"the blob store does not answer: {error}") from error
