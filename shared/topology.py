"""The stages in flow order, and the only place that spells an exchange or a queue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shared.contracts.events import (
    DocumentExtractedV1,
    DocumentFailedV1,
    DocumentNormalizedV1,
    DocumentReceivedV1,
    DocumentStoredV1,
    DocumentValidatedV1,
    Event,
)

DOCUMENTS = "documents"
"""The topic exchange; the routing key is the event's type."""
DEAD = "documents.dead"
"""The topic exchange of messages that were given up; the routing key is the stage."""
HISTORY_QUEUE = "history"
"""Every event, for the documents' records; consumed by storage."""
HISTORY_BINDING = "document.#"
NOTICES_QUEUE = "notices"
"""A copy of every dead message, for the documents' records; consumed by storage."""
NOTICES_BINDING = "#"
DELIVERY_LIMIT = 10


@dataclass(frozen=True)
class Rung:
    """One delay of the retry ladder."""

    name: str
    seconds: int


def to_rungs(seconds: Iterable[int]) -> tuple[Rung, ...]:
    """Return the ladder of these delays; a queue's name tells its delay.

    >>> [rung.name for rung in to_rungs((5, 300))]
    ['5s', '5m']
    """
    return tuple(Rung(f"{delay}s" if delay % 60 else f"{delay // 60}m", delay) for delay in seconds)


RETRY_SECONDS = (5, 30, 300)
RETRY_RUNGS = to_rungs(RETRY_SECONDS)
CONSUMED_BESIDE_STAGES = (HISTORY_QUEUE, NOTICES_QUEUE)


def retry_queue(queue: str, rung: Rung) -> str:
    """Return where a queue's messages wait for their next attempt."""
    return f"{queue}.retry.{rung.name}"


def event_type(event: type[Event]) -> str:
    """Return the type string of an event class, which is also its routing key."""
    return str(event.model_fields["type"].default)


@dataclass(frozen=True)
class Stage:
    """A step of the pipeline: what it consumes (None: a file) and what it emits."""

    name: str
    consumes: type[Event] | None
    emits: type[Event]

    @property
    def queue(self) -> str:
        """The queue of its work."""
        return self.name


INTAKE = Stage("intake", None, DocumentReceivedV1)
EXTRACTION = Stage("extraction", DocumentReceivedV1, DocumentExtractedV1)
NORMALIZATION = Stage("normalization", DocumentExtractedV1, DocumentNormalizedV1)
VALIDATION = Stage("validation", DocumentNormalizedV1, DocumentValidatedV1)
STORAGE = Stage("storage", DocumentValidatedV1, DocumentStoredV1)

PIPELINE = (INTAKE, EXTRACTION, NORMALIZATION, VALIDATION, STORAGE)
EVENTS: tuple[type[Event], ...] = (*(stage.emits for stage in PIPELINE), DocumentFailedV1)


def stages_after(event: Event) -> Iterator[Stage]:
    """Yield the stages that consume the event."""
    return (stage for stage in PIPELINE if stage.consumes is type(event))
