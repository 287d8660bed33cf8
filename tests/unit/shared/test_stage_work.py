from __future__ import annotations

import pytest

from shared import stage_work
from shared.errors import CorruptDocument
from shared.stage_work import do_once, fingerprint
from shared.testing import MemoryBlobs, MemoryResults
from shared.topology import EXTRACTION, NORMALIZATION
from shared.versions import STAGE_VERSIONS

DOCUMENT = "d" * 64


class Work:
    """Counts how often it is done."""

    def __init__(self) -> None:
        self.done: list[bytes] = []

    async def __call__(self, data: bytes) -> bytes:
        self.done.append(data)
        return data.upper()


@pytest.fixture
def blobs() -> MemoryBlobs:
    return MemoryBlobs()


async def test_work_that_was_done_is_not_done_again(blobs: MemoryBlobs):
    work, results = Work(), MemoryResults()
    source = await blobs.put(b"printed")
    first = await do_once(EXTRACTION, DOCUMENT, source, results, blobs, work)
    again = await do_once(EXTRACTION, DOCUMENT, source, results, blobs, work)
    assert first == again
    assert await blobs.get(first) == b"PRINTED"
    assert work.done == [b"printed"]


async def test_another_stage_and_another_source_are_other_work(blobs: MemoryBlobs):
    work, results = Work(), MemoryResults()
    one, two = await blobs.put(b"one"), await blobs.put(b"two")
    await do_once(NORMALIZATION, DOCUMENT, one, results, blobs, work)
    await do_once(EXTRACTION, DOCUMENT, one, results, blobs, work)
    await do_once(NORMALIZATION, DOCUMENT, two, results, blobs, work)
    assert work.done == [b"one", b"one", b"two"]


async def test_newer_code_does_the_work_again(blobs: MemoryBlobs, monkeypatch: pytest.MonkeyPatch):
    work, results = Work(), MemoryResults()
    source = await blobs.put(b"printed")
    await do_once(EXTRACTION, DOCUMENT, source, results, blobs, work)
    monkeypatch.setitem(STAGE_VERSIONS, "extraction", "99")
    await do_once(EXTRACTION, DOCUMENT, source, results, blobs, work)
    monkeypatch.setattr(stage_work, "fingerprint", lambda _: "other code")
    await do_once(EXTRACTION, DOCUMENT, source, results, blobs, work)
    assert len(work.done) == 3


async def test_work_that_failed_is_not_remembered(blobs: MemoryBlobs):
    results = MemoryResults()
    source = await blobs.put(b"printed")

    async def fail(_: bytes) -> bytes:
        raise CorruptDocument

    with pytest.raises(CorruptDocument):
        await do_once(EXTRACTION, DOCUMENT, source, results, blobs, fail)
    assert results.kept == {}
    work = Work()
    await do_once(EXTRACTION, DOCUMENT, source, results, blobs, work)
    assert work.done == [b"printed"]


def test_each_stage_has_its_own_fingerprint():
    prints = {fingerprint(name) for name in ("extraction", "normalization", "validation")}
    assert len(prints) == 3
    assert all(len(print_) == 12 for print_ in prints)


async def test_other_arguments_are_other_work(blobs: MemoryBlobs):
    work, results = Work(), MemoryResults()
    source = await blobs.put(b"printed")
    for arguments in ({}, {"truncated": "true"}, {"truncated": "true"}, None):
        await do_once(EXTRACTION, DOCUMENT, source, results, blobs, work, arguments)
    assert len(work.done) == 2
