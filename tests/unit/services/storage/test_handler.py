from __future__ import annotations

import itertools
from typing import Any

import pytest

from services.storage.core.records import DeadLetter
from services.storage.handler import note, note_dead, store
from shared.contracts.document import Document
from shared.contracts.events import DocumentStoredV1, DocumentValidatedV1, Event
from shared.errors import EncryptedDocument
from shared.event_chain import to_failed
from shared.store_layout import ROW_COLLECTIONS
from shared.testing import MemoryBlobs, MemoryDocuments
from shared.topology import EXTRACTION
from tests.unit.services.storage.builders import ORIGINAL, at, document, received, validated

ID = ORIGINAL.sha256


class World:
    """A store, its blobs, and a document's way into them."""

    def __init__(self) -> None:
        self.blobs = MemoryBlobs()
        self.documents = MemoryDocuments()

    async def keep(self, event: DocumentValidatedV1) -> Event:
        """Store what the event names."""
        return await store(
            event, blobs=self.blobs, documents=self.documents, clock=lambda: event.occurred_at
        )

    async def process(self, content: Document, seconds: int = 3) -> DocumentValidatedV1:
        """Note every event and store the document."""
        events, last = await validated(self.blobs, content, seconds=seconds)
        stored = await self.keep(last)
        for event in (*events, stored):
            await note(event, documents=self.documents)
        return last

    async def record(self) -> dict[str, Any]:
        """Return the document's record."""
        return await self.documents.get_record(ID) or {}

    async def rows(self, collection: str) -> list[dict[str, Any]]:
        """Return a collection's rows."""
        return [row async for row in self.documents.find(collection, {"document_id": ID})]


@pytest.fixture
def world() -> World:
    return World()


async def test_a_document_is_kept_in_every_collection_under_its_run(world: World):
    await world.process(document())
    record = await world.record()
    counts = {name: len(await world.rows(name)) for name in ROW_COLLECTIONS}
    assert counts == {"tables": 1, "lines": 1, "indicators": 2, "facts": 1, "findings": 1}
    runs = {row["run"] for name in ROW_COLLECTIONS for row in await world.rows(name)}
    assert runs == {record["run"]}
    assert record["status"] == "stored"
    assert record["department_name"] == "青禾县示例局"
    assert record["checks"]["held"] == 3
    assert record["names"] == ["a.pdf"]


async def test_storing_twice_is_storing_once(world: World):
    event = await world.process(document())
    before = {name: await world.rows(name) for name in ROW_COLLECTIONS}
    record = await world.record()
    answer = await world.keep(event)
    assert isinstance(answer, DocumentStoredV1)
    assert {name: await world.rows(name) for name in ROW_COLLECTIONS} == before
    assert await world.record() == record


async def test_a_later_result_replaces_the_rows_and_leaves_none_behind(world: World):
    await world.process(document(tables=3))
    await world.process(document(tables=1), seconds=30)
    record = await world.record()
    assert [row["run"] for row in await world.rows("tables")] == [record["run"]]
    assert record["summary"]["tables"] == 1


async def test_an_older_result_that_arrives_late_does_not_win(world: World):
    _, older = await validated(world.blobs, document(tables=3), seconds=3)
    await world.process(document(tables=1), seconds=30)
    await world.keep(older)
    assert len(await world.rows("tables")) == 1
    assert (await world.record())["summary"]["tables"] == 1


async def test_a_storage_that_died_half_way_is_completed_by_the_next(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    await world.process(document(tables=3))
    _, event = await validated(world.blobs, document(tables=2), seconds=30)

    async def die(*_: object) -> None:
        raise ConnectionError("the process is gone")

    with monkeypatch.context() as dying:
        dying.setattr(world.documents, "change_record", die)
        with pytest.raises(ConnectionError):
            await world.keep(event)
    assert (await world.record())["summary"]["tables"] == 3
    await world.keep(event)
    assert len(await world.rows("tables")) == 2


async def test_events_in_any_order_and_number_make_the_same_record(world: World):
    events, last = await validated(world.blobs, document())
    stored = await world.keep(last)
    every = [*events, stored]
    records = []
    for order in itertools.permutations(every):
        fresh = World()
        fresh.blobs = world.blobs
        await fresh.keep(last)
        for event in (*order, *order):
            await note(event, documents=fresh.documents)
        records.append(await fresh.record())
    assert all(record == records[0] for record in records)
    assert records[0]["status"] == "stored"


async def test_a_second_name_is_added_and_the_document_is_stored_again_as_it_was(world: World):
    await world.process(document())
    rows = await world.rows("lines")
    events, last = await validated(world.blobs, document(), name="b.pdf")
    for event in (*events, await world.keep(last)):
        await note(event, documents=world.documents)
    record = await world.record()
    assert record["names"] == ["a.pdf", "b.pdf"]
    assert record["status"] == "stored"
    assert await world.rows("lines") == rows


async def test_a_failure_says_where_and_why(world: World):
    first = received()
    error = EncryptedDocument("needs a password")
    for event in (first, to_failed(EXTRACTION, first, error, at(1))):
        await note(event, documents=world.documents)
    record = await world.record()
    assert (record["status"], record["stage"], record["reason"], record["detail"]) == (
        "failed",
        "extraction",
        "encrypted_document",
        "needs a password",
    )


async def test_a_dead_letter_says_where_and_why_until_a_replay_succeeds(world: World):
    letter = DeadLetter(ID, "a.pdf", "extraction", "internal_error", "KeyError", at(2))
    await note(received(), documents=world.documents)
    await note_dead(letter, documents=world.documents)
    assert (await world.record())["status"] == "dead"
    await world.process(document(), seconds=30)
    record = await world.record()
    assert record["status"] == "stored"
    assert "document.dead" in [entry["type"] for entry in record["history"]]
