"""Validation: say whether the document agrees with itself; nothing is repaired here."""

from __future__ import annotations

from functools import partial

from shared.clock import Clock
from shared.contracts.events import DocumentNormalizedV1, Event
from shared.event_chain import to_next
from shared.ports import BlobStore, StageResults, Workers
from shared.stage_work import do_once
from shared.topology import VALIDATION


async def validate(
    event: DocumentNormalizedV1,
    *,
    blobs: BlobStore,
    results: StageResults,
    workers: Workers,
    clock: Clock,
    truncated: bool = False,
) -> Event:
    """Evaluate every rule on the document, once, in a child process."""
    arguments = {"truncated": "true"} if truncated else {}
    compute = partial(workers.run, "validate", arguments=arguments)
    result = await do_once(
        VALIDATION, event.document_id, event.result, results, blobs, compute, arguments
    )
    return to_next(VALIDATION, event, result, clock())
