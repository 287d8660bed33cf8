from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from services.intake.drop_folder import DropFolder
from services.intake.handler import receive
from shared.contracts.events import DocumentReceivedV1
from shared.errors import BrokerUnavailable, TransientError
from shared.testing import MemoryBlobs

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


def _folder(base: Path, *, still_seconds: float = 0, broker_is_away: bool = False) -> DropFolder:
    blobs = MemoryBlobs()

    async def take_in(name: str, chunks: AsyncIterable[bytes]) -> DocumentReceivedV1:
        event = await receive(name, chunks, blobs=blobs, largest_bytes=100, clock=lambda: NOON)
        if broker_is_away:
            raise BrokerUnavailable
        return event

    (base / "inbox").mkdir()
    return DropFolder(base / "inbox", base / "taken", base / "refused", still_seconds, take_in)


async def test_a_file_that_stands_still_is_taken_and_leaves(tmp_path: Path):
    folder = _folder(tmp_path)
    (tmp_path / "inbox" / "预算.txt").write_text("content")
    assert await folder.scan() == 1
    assert list((tmp_path / "inbox").iterdir()) == []
    assert [path.name[17:] for path in (tmp_path / "taken").iterdir()] == ["预算.txt"]


async def test_a_file_that_still_changes_is_not_taken(tmp_path: Path):
    folder = _folder(tmp_path, still_seconds=60)
    (tmp_path / "inbox" / "a.txt").write_text("half")
    assert await folder.scan() == 0
    (tmp_path / "inbox" / "a.txt").write_text("half and more")
    assert await folder.scan() == 0


@pytest.mark.parametrize("name", [".hidden", "a.pdf.part", "b.crdownload"])
async def test_an_unfinished_file_is_left_alone(tmp_path: Path, name: str):
    folder = _folder(tmp_path)
    (tmp_path / "inbox" / name).write_text("x")
    assert await folder.scan() == 0


async def test_a_refused_file_is_moved_aside_with_its_reason(tmp_path: Path):
    folder = _folder(tmp_path)
    (tmp_path / "inbox" / "large.txt").write_text("x" * 101)
    (tmp_path / "inbox" / "folder.pdf").mkdir()
    (tmp_path / "inbox" / "link.txt").symlink_to("/etc/hostname")
    await folder.scan()
    reasons = {
        path.name: json.loads(path.read_text("utf-8"))["reason"]
        for path in (tmp_path / "refused").glob("*.reason.json")
    }
    assert reasons == {
        "large.txt.reason.json": "file_too_large",
        "folder.pdf.reason.json": "not_a_file",
        "link.txt.reason.json": "not_a_file",
    }


async def test_a_file_stays_where_it_is_while_the_broker_is_away(tmp_path: Path):
    folder = _folder(tmp_path, broker_is_away=True)
    (tmp_path / "inbox" / "a.txt").write_text("content")
    with pytest.raises(BrokerUnavailable):
        await folder.scan()
    assert (tmp_path / "inbox" / "a.txt").exists()


async def test_two_intakes_may_watch_one_folder(tmp_path: Path):
    first = _folder(tmp_path)
    second = DropFolder(first.inbox, first.taken, first.refused, 0, first.receive)
    (tmp_path / "inbox" / "a.txt").write_text("content")
    (tmp_path / "inbox" / "large.txt").write_text("x" * 101)
    assert await asyncio.gather(first.scan(), second.scan())
    assert list((tmp_path / "inbox").iterdir()) == []
    assert len(list((tmp_path / "taken").iterdir())) == 1
    assert (tmp_path / "refused" / "large.txt").exists()


async def test_what_is_refused_again_under_a_name_is_kept_beside_the_first(tmp_path: Path):
    folder = _folder(tmp_path)
    for _ in range(3):
        (tmp_path / "inbox" / "a.pdf").mkdir()
        (tmp_path / "inbox" / "a.pdf" / "content").touch()
        await folder.scan()
    assert {path.name for path in (tmp_path / "refused").glob("*.pdf")} == {
        "a.pdf",
        "2-a.pdf",
        "3-a.pdf",
    }


async def test_a_folder_that_cannot_be_used_is_waited_for(tmp_path: Path):
    folder = _folder(tmp_path)
    assert await folder.scan() == 0
    assert await folder.is_usable()
    (tmp_path / "inbox").rmdir()
    (tmp_path / "inbox").touch()
    assert not await folder.is_usable()
    with pytest.raises(TransientError):
        await folder.scan()


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(b"\xe9\xa2\x84" * 83 + b".pdf", id="as-long-as-names-get"),
        pytest.param(b"\xff\xfe.pdf", id="no-text"),
    ],
)
async def test_any_name_a_file_can_have_is_taken_or_refused(tmp_path: Path, name: bytes):
    folder = _folder(tmp_path)
    for content in (b"content", b""):
        (tmp_path / "inbox" / os.fsdecode(name)).write_bytes(content)
        assert await folder.scan() == 1
        assert list((tmp_path / "inbox").iterdir()) == []
    assert len(list((tmp_path / "taken").iterdir())) == 1
    assert len(list((tmp_path / "refused").iterdir())) == 2
