"""Normalization: say what the printed document means; nothing is judged here."""

from __future__ import annotations

from functools import partial

from shared.clock import Clock
from shared.contracts.events import DocumentExtractedV1, Event
from shared.event_chain import to_next
from shared.ports import BlobStore, StageResults, Workers
from shared.stage_work import do_once
from shared.topology import NORMALIZATION


async def normalize(
    event: DocumentExtractedV1,
    *,
    blobs: BlobStore,
    results: StageResults,
    workers: Workers,
    clock: Clock,
) -> Event:
    """Turn the extracted document into a `Document`, once, in a child process."""
    arguments = {"document_id": event.document_id, **event.versions}
    compute = partial(workers.run, "normalize", arguments=arguments)
    result = await do_once(NORMALIZATION, event.document_id, event.result, results, blobs, compute)
    return to_next(NORMALIZATION, event, result, clock())
