"""The services on one machine: the same handlers, SQLite, a folder, child processes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from services.extraction.handler import extract
from services.extraction.settings import ExtractionSettings
from services.intake.handler import receive
from services.intake.settings import IntakeSettings
from services.normalization.handler import normalize
from services.storage.core.records import DeadLetter
from services.storage.handler import note, note_dead, store
from services.validation.handler import validate
from services.validation.settings import ValidationSettings
from shared.blobs import ContentBlobs, KeyedResults, open_blobs
from shared.clock import utc_now
from shared.contracts.events import DocumentReceivedV1, Event
from shared.sandbox.pool import Sandbox
from shared.settings import SandboxSettings, StoreSettings
from shared.sqlite_store import SqliteDocuments
from yusuan_cli.runner import Handler

STEP_MODULES = (
    "services.extraction.steps",
    "services.normalization.steps",
    "services.validation.steps",
)


@dataclass(frozen=True)
class Machine:
    """Everything a run on this machine needs."""

    blobs: ContentBlobs
    results: KeyedResults
    documents: SqliteDocuments
    sandbox: Sandbox

    def build_handlers(self) -> dict[str, Handler]:
        """Return the handlers by stage, their ports filled in."""
        kept: dict[str, Any] = {"blobs": self.blobs, "clock": utc_now}
        work: dict[str, Any] = {**kept, "results": self.results, "workers": self.sandbox}
        return {
            "extraction": partial(extract, **work, pdf_engine=ExtractionSettings().pdf_engine),
            "normalization": partial(normalize, **work),
            "validation": partial(
                validate, **work, truncated=ValidationSettings().amounts_truncated
            ),
            "storage": partial(store, **kept, documents=self.documents),
        }

    async def receive(self, file_name: str, chunks: AsyncIterator[bytes]) -> DocumentReceivedV1:
        """Admit a file, or raise the reason for which it is refused."""
        largest = IntakeSettings().largest_bytes
        return await receive(
            file_name, chunks, blobs=self.blobs, largest_bytes=largest, clock=utc_now
        )

    async def note(self, event: Event) -> None:
        """Write an event into its document's history."""
        await note(event, documents=self.documents)

    async def note_dead(self, dead: DeadLetter) -> None:
        """Write what was given up into its document's history."""
        await note_dead(dead, documents=self.documents)


@asynccontextmanager
async def open_machine(store_file: Path | None, workers: int) -> AsyncIterator[Machine]:
    """Open the stores and start the child processes; everything ends with the block."""
    settings = StoreSettings()
    file = store_file or settings.store_file
    url = str(file.parent / "blobs") if store_file else settings.blob_url
    blobs, results = open_blobs(url)
    documents = SqliteDocuments(file)
    sandbox = Sandbox(STEP_MODULES, SandboxSettings(workers=workers))
    try:
        await documents.prepare()
        await sandbox.start()
        yield Machine(blobs, results, documents, sandbox)
    finally:
        await sandbox.close()
        await documents.close()
