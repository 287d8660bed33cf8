"""How one event leads to the next: identities follow from content, so a repeat is recognised."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from shared.contracts.events import (
    BlobRef,
    DocumentFailedV1,
    DocumentReceivedV1,
    Event,
    StageResultEvent,
)
from shared.errors import DocumentError
from shared.topology import Stage, event_type
from shared.versions import STAGE_VERSIONS


def identify(*parts: str) -> str:
    """Return the same identity for the same parts."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def to_received(file_name: str, original: BlobRef, now: datetime) -> DocumentReceivedV1:
    """Return the first event of a document; its id is the digest of its bytes."""
    kind = event_type(DocumentReceivedV1)
    return DocumentReceivedV1(
        event_id=identify(kind, original.sha256, file_name),
        document_id=original.sha256,
        occurred_at=now,
        file_name=file_name,
        original=original,
    )


def to_next(
    stage: Stage, cause: DocumentReceivedV1 | StageResultEvent, result: BlobRef, now: datetime
) -> Event:
    """Return what the stage emits; never earlier than its cause, whatever the clocks say."""
    before = cause.versions if isinstance(cause, StageResultEvent) else {}
    return stage.emits.model_validate(
        {
            "event_id": identify(event_type(stage.emits), cause.document_id, result.sha256),
            "document_id": cause.document_id,
            "caused_by": cause.event_id,
            "occurred_at": max(now, cause.occurred_at),
            "file_name": cause.file_name,
            "original": cause.original,
            "result": result,
            "versions": {**before, stage.name: STAGE_VERSIONS[stage.name]},
        }
    )


def to_failed(stage: Stage, cause: Event, error: DocumentError, now: datetime) -> DocumentFailedV1:
    """Return the event that ends a document which is itself at fault."""
    kind = event_type(DocumentFailedV1)
    return DocumentFailedV1(
        event_id=identify(kind, cause.document_id, stage.name, error.code, cause.event_id),
        document_id=cause.document_id,
        caused_by=cause.event_id,
        occurred_at=max(now, cause.occurred_at),
        file_name=cause.file_name,
        stage=stage.name,
        reason=error.code,
        detail=error.detail,
    )
