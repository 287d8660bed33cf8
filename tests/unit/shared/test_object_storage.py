from __future__ import annotations

import os
import resource
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from shared.blobs import open_blobs
from shared.errors import BlobMismatch, BlobStoreUnavailable
from shared.object_storage import Bucket, Folder, open_object_storage


def test_the_address_chooses_folder_or_bucket(tmp_path: Path):
    folder = open_object_storage(f"file://{tmp_path}")
    assert isinstance(folder, Folder)
    assert folder.root == tmp_path
    assert isinstance(open_object_storage("memory:///"), Bucket)


async def test_an_altered_blob_is_not_handed_out(tmp_path: Path):
    blobs, _ = open_blobs(str(tmp_path))
    ref = await blobs.put(b"printed")
    (kept,) = (tmp_path / "blobs").rglob(ref.sha256)
    kept.write_bytes(b"PRINTED")
    with pytest.raises(BlobMismatch):
        await blobs.get(ref)


async def test_a_torn_result_counts_as_none(tmp_path: Path):
    blobs, results = open_blobs(str(tmp_path))
    ref = await blobs.put(b"result")
    await results.keep("d" * 64, "extraction", "1", ref)
    (kept,) = (tmp_path / "results").rglob("1.json")
    kept.write_bytes(b'{"sha256": "')
    assert await results.find("d" * 64, "extraction", "1") is None


async def test_a_result_whose_blob_is_gone_counts_as_none(tmp_path: Path):
    blobs, results = open_blobs(str(tmp_path))
    ref = await blobs.put(b"result")
    await results.keep("d" * 64, "extraction", "1", ref)
    next((tmp_path / "blobs").rglob(ref.sha256)).unlink()
    assert await results.find("d" * 64, "extraction", "1") is None


async def test_nothing_temporary_stays_after_success_or_failure(tmp_path: Path):
    blobs, _ = open_blobs(str(tmp_path))

    async def breaking() -> AsyncIterator[bytes]:
        yield b"half"
        raise OSError

    await blobs.put(b"whole")
    with pytest.raises(OSError):  # noqa: PT011 - the stream's own error, untouched
        await blobs.put_stream(breaking())
    assert list((tmp_path / ".incoming").iterdir()) == []


async def test_a_full_disk_is_the_worlds_fault_and_leaves_no_half_blob(tmp_path: Path):
    blobs, _ = open_blobs(str(tmp_path))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(BlobStoreUnavailable):
            await blobs.put(b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list((tmp_path / ".incoming").iterdir()) == []
    assert not (tmp_path / "blobs").exists()


def test_what_was_left_long_ago_is_swept_and_what_is_being_written_is_not(tmp_path: Path):
    folder = Folder(tmp_path)
    folder.spool.mkdir()
    old, new = folder.spool / "blob-old", folder.spool / "blob-new"
    for file in (old, new):
        file.write_bytes(b"half")
    two_hours_ago = time.time() - 7200
    os.utime(old, (two_hours_ago, two_hours_ago))
    folder.sweep()
    assert [file.name for file in folder.spool.iterdir()] == ["blob-new"]
