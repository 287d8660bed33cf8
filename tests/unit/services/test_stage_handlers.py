from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from services.extraction.handler import extract
from services.extraction.steps import read
from services.normalization.handler import normalize
from services.normalization.steps import STEPS as NORMALIZATION_STEPS
from services.validation.handler import validate
from services.validation.steps import STEPS as VALIDATION_STEPS
from shared.contracts.document import Document
from shared.contracts.events import (
    DocumentExtractedV1,
    DocumentNormalizedV1,
    DocumentReceivedV1,
    DocumentValidatedV1,
)
from shared.contracts.extracted import ExtractedDocument
from shared.errors import BlobMismatch, NoTablesFound
from shared.event_chain import to_received
from shared.testing import MemoryBlobs, MemoryResults, MemoryWorkers
from shared.versions import STAGE_VERSIONS
from tests.end_to_end import files

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


class World:
    """The ports of the computing stages."""

    def __init__(self) -> None:
        steps = {"read": read, **NORMALIZATION_STEPS, **VALIDATION_STEPS}
        self.blobs, self.results = MemoryBlobs(), MemoryResults()
        self.workers = MemoryWorkers(steps)

    @property
    def ports(self) -> Mapping[str, object]:
        return {
            "blobs": self.blobs,
            "results": self.results,
            "workers": self.workers,
            "clock": lambda: NOON,
        }

    async def receive(self, content: bytes) -> DocumentReceivedV1:
        return to_received("a.html", await self.blobs.put(content), NOON)

    async def process(self, received: DocumentReceivedV1) -> DocumentValidatedV1:
        extracted = await extract(received, **self.ports)  # type: ignore[arg-type]
        assert isinstance(extracted, DocumentExtractedV1)
        normalized = await normalize(extracted, **self.ports)  # type: ignore[arg-type]
        assert isinstance(normalized, DocumentNormalizedV1)
        validated = await validate(normalized, **self.ports)  # type: ignore[arg-type]
        assert isinstance(validated, DocumentValidatedV1)
        return validated


@pytest.fixture
def world() -> World:
    return World()


async def test_each_stage_keeps_its_result_and_says_where(world: World):
    received = await world.receive(files.html())
    extracted = await extract(received, **world.ports)  # type: ignore[arg-type]
    assert isinstance(extracted, DocumentExtractedV1)
    kept = ExtractedDocument.model_validate_json(await world.blobs.get(extracted.result))
    assert kept.source.file_name == "a.html"
    validated = await world.process(received)
    document = Document.model_validate_json(await world.blobs.get(validated.result))
    assert document.document_id == received.document_id
    assert document.checks.held + document.checks.not_applicable > 0
    computing = ("extraction", "normalization", "validation")
    assert document.versions == {stage: STAGE_VERSIONS[stage] for stage in computing}


async def test_a_redelivery_publishes_the_same_without_computing(world: World):
    received = await world.receive(files.html())
    first = await world.process(received)
    assert world.workers.ran == ["read", "normalize", "validate"]
    assert await world.process(received) == first
    assert world.workers.ran == ["read", "normalize", "validate"]


async def test_missing_bytes_are_the_messages_fault(world: World):
    received = await world.receive(files.html())
    world.blobs.kept.clear()
    with pytest.raises(BlobMismatch):
        await extract(received, **world.ports)  # type: ignore[arg-type]


async def test_a_file_without_tables_and_amounts_is_refused(world: World):
    received = await world.receive(files.prose())
    with pytest.raises(NoTablesFound):
        await world.process(received)
