"""The events that pass between the stages: small facts with references, never content."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from shared.contracts.contract import Contract

DocumentId = str


class BlobRef(Contract):
    """Bytes kept in the blob store, named by what they are."""

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    size_bytes: int = Field(ge=0)


class Event(Contract):
    """What every event carries."""

    type: str
    event_id: str
    document_id: DocumentId = Field(pattern=r"^[0-9a-f]{64}$")
    """SHA-256 of the file's bytes."""
    caused_by: str | None = None
    """The event that led to this one."""
    occurred_at: datetime
    """Aware UTC time."""
    file_name: str
    """The name the bytes came with; data, never a path."""


class DocumentReceivedV1(Event):
    """The bytes are durable; nothing was parsed."""

    type: Literal["document.received.v1"] = "document.received.v1"
    original: BlobRef


class StageResultEvent(Event):
    """A stage kept its result."""

    original: BlobRef
    result: BlobRef
    versions: dict[str, str] = Field(default_factory=dict)
    """Stage to version of the code that has worked on it so far."""


class DocumentExtractedV1(StageResultEvent):
    """The result is an `ExtractedDocument`: what is printed."""

    type: Literal["document.extracted.v1"] = "document.extracted.v1"


class DocumentNormalizedV1(StageResultEvent):
    """The result is a `Document` without findings: what it means."""

    type: Literal["document.normalized.v1"] = "document.normalized.v1"


class DocumentValidatedV1(StageResultEvent):
    """The result is a `Document` with findings: whether it agrees."""

    type: Literal["document.validated.v1"] = "document.validated.v1"


class DocumentStoredV1(StageResultEvent):
    """The document and its rows can be read from the store."""

    type: Literal["document.stored.v1"] = "document.stored.v1"


class DocumentFailedV1(Event):
    """The document is at fault and will not be retried."""

    type: Literal["document.failed.v1"] = "document.failed.v1"
    stage: str
    reason: str
    """A code of the closed list in `shared.errors`."""
    detail: str
    """One sentence: what, where, and what would have been accepted."""


AnyEvent = Annotated[
    DocumentReceivedV1
    | DocumentExtractedV1
    | DocumentNormalizedV1
    | DocumentValidatedV1
    | DocumentStoredV1
    | DocumentFailedV1,
    Field(discriminator="type"),
]
