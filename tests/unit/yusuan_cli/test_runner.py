from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from shared.contracts.events import (
    BlobRef,
    DocumentFailedV1,
    DocumentReceivedV1,
    DocumentStoredV1,
    Event,
)
from shared.errors import BlobMismatch, BlobStoreUnavailable, EncryptedDocument
from shared.event_chain import to_next, to_received
from shared.outcome import Dead
from shared.topology import EXTRACTION, NORMALIZATION, STORAGE, VALIDATION, Rung, Stage
from yusuan_cli.runner import Handler, LocalRunner

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
STAGES = (EXTRACTION, NORMALIZATION, VALIDATION, STORAGE)
RUNGS = (Rung("a", 0), Rung("b", 0))


def received(number: int) -> DocumentReceivedV1:
    return to_received(f"{number}.pdf", BlobRef(sha256=f"{number:064x}", size_bytes=1), NOON)


class World:
    """Handlers that pass events on, and what became of them."""

    def __init__(self) -> None:
        self.heard: list[Event] = []
        self.buried: list[tuple[str, str, Dead]] = []
        self.handlers: dict[str, Handler] = {stage.name: self.passing(stage) for stage in STAGES}
        self.ended = asyncio.Semaphore(0)

    def passing(self, stage: Stage) -> Handler:
        async def handle(event: Any) -> Event:
            return to_next(stage, event, BlobRef(sha256=event.document_id, size_bytes=1), NOON)

        return handle

    def failing(self, stage: Stage, errors: list[Exception], only: int | None = None) -> None:
        """Make a stage raise the errors in turn, then pass events on."""
        passing = self.handlers[stage.name]

        async def handle(event: Any) -> Event:
            if errors and only in (None, int(event.document_id, 16)):
                raise errors.pop(0)
            return await passing(event)

        self.handlers[stage.name] = handle

    async def listen(self, event: Event) -> None:
        self.heard.append(event)
        if isinstance(event, DocumentStoredV1 | DocumentFailedV1):
            self.ended.release()

    async def bury(self, stage: Stage, event: Event, dead: Dead) -> None:
        self.buried.append((stage.name, event.file_name, dead))
        self.ended.release()

    async def process(self, count: int, concurrency: int = 2) -> None:
        runner = LocalRunner(
            self.handlers,
            listen=self.listen,
            bury=self.bury,
            clock=lambda: NOON,
            concurrency=concurrency,
            rungs=RUNGS,
        )
        async with asyncio.timeout(20), runner:
            for number in range(count):
                await runner.publish(received(number))
            for _ in range(count):
                await self.ended.acquire()

    def types_of(self, number: int) -> list[str]:
        return [e.type.split(".")[1] for e in self.heard if e.file_name == f"{number}.pdf"]


ALL = ["received", "extracted", "normalized", "validated", "stored"]


async def test_every_event_passes_every_stage_once():
    world = World()
    await world.process(200)
    assert all(world.types_of(number) == ALL for number in range(200))
    assert world.buried == []


async def test_a_document_at_fault_fails_once_and_the_others_go_on():
    world = World()
    world.failing(NORMALIZATION, [EncryptedDocument("locked")], only=3)
    await world.process(10)
    assert world.types_of(3) == ["received", "extracted", "failed"]
    assert all(world.types_of(number) == ALL for number in range(10) if number != 3)


async def test_the_worlds_fault_is_tried_again():
    world = World()
    world.failing(EXTRACTION, [BlobStoreUnavailable(), BlobStoreUnavailable()])
    await world.process(1)
    assert world.types_of(0) == ALL


async def test_the_worlds_fault_is_given_up_after_the_last_rung():
    world = World()
    world.failing(EXTRACTION, [BlobStoreUnavailable("full")] * 3)
    await world.process(1)
    assert world.types_of(0) == ["received"]
    assert world.buried == [
        ("extraction", "0.pdf", Dead("blob_store_unavailable", "full")),
    ]


async def test_a_message_at_fault_is_given_up_at_once():
    world = World()
    world.failing(VALIDATION, [BlobMismatch("altered")])
    await world.process(1)
    assert [(stage, dead.code) for stage, _, dead in world.buried] == [
        ("validation", "blob_mismatch")
    ]


async def test_a_defect_is_given_up_with_its_trace_and_the_others_go_on():
    world = World()
    world.failing(VALIDATION, [KeyError("column")], only=0)
    await world.process(5)
    ((_, name, dead),) = world.buried
    assert (name, dead.code) == ("0.pdf", "internal_error")
    assert "KeyError" in (dead.trace or "")
    assert world.types_of(4) == ALL


async def test_a_listener_that_cannot_write_is_the_worlds_fault():
    world = World()
    troubles = [BlobStoreUnavailable()]

    async def listen(event: Event) -> None:
        if troubles and isinstance(event, DocumentStoredV1):
            raise troubles.pop()
        await world.listen(event)

    runner = LocalRunner(
        world.handlers,
        listen=listen,
        bury=world.bury,
        clock=lambda: NOON,
        concurrency=1,
        rungs=RUNGS,
    )
    async with asyncio.timeout(10), runner:
        await runner.publish(received(0))
        await world.ended.acquire()
    assert world.types_of(0) == ALL


async def test_a_full_queue_holds_back_whoever_fills_it():
    world = World()
    gate = asyncio.Event()

    async def wait(_event: Any) -> Event:
        await gate.wait()
        raise EncryptedDocument

    world.handlers["extraction"] = wait
    runner = LocalRunner(
        world.handlers, listen=world.listen, bury=world.bury, clock=lambda: NOON, concurrency=1
    )
    async with runner:
        for number in range(3):
            await runner.publish(received(number))
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(runner.publish(received(3)), 0.2)
