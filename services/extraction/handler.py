"""Extraction: read what is printed; no number is converted here."""

from __future__ import annotations

from services.extraction.core.pdf.engines import ENGINE, Engine
from services.extraction.legacy_conversion import is_legacy, to_readable
from services.extraction.page_ranges import is_pdf, read_pdf
from shared.clock import Clock
from shared.contracts.events import DocumentReceivedV1, Event
from shared.event_chain import to_next
from shared.ports import BlobStore, StageResults, Workers
from shared.stage_work import do_once
from shared.topology import EXTRACTION


async def extract(
    event: DocumentReceivedV1,
    *,
    blobs: BlobStore,
    results: StageResults,
    workers: Workers,
    clock: Clock,
    pdf_engine: Engine = Engine.PDFIUM,
) -> Event:
    """Read the received file into an `ExtractedDocument`, once, in a child process."""
    engine: dict[str, str] = {ENGINE: pdf_engine}

    async def compute(data: bytes) -> bytes:
        arguments = {"file_name": event.file_name}
        if is_pdf(data):
            return await read_pdf(data, {**arguments, **engine}, workers)
        if is_legacy(data):
            await workers.run("require_word", data, {})
        readable = await to_readable(data)
        if readable.original is not None:
            arguments["media_type"] = readable.original.media_type
            arguments["size_bytes"] = str(readable.original.size_bytes)
        return await workers.run("read", readable.data, arguments)

    chosen = {} if pdf_engine is Engine.PDFIUM else engine
    result = await do_once(
        EXTRACTION, event.document_id, event.original, results, blobs, compute, chosen
    )
    return to_next(EXTRACTION, event, result, clock())
