"""How a stage's work ended; the only place where an error becomes an answer to a message."""

from __future__ import annotations

import traceback
from collections.abc import Awaitable
from dataclasses import dataclass

from shared.clock import Clock
from shared.contracts.events import Event
from shared.errors import DocumentError, PipelineError, TransientError
from shared.event_chain import to_failed
from shared.topology import Stage

INTERNAL_ERROR = "internal_error"


@dataclass(frozen=True)
class Emit:
    """Publish the event, then acknowledge."""

    event: Event


@dataclass(frozen=True)
class Retry:
    """The world is at fault: try again later, then give up as `Dead`."""

    code: str
    detail: str


@dataclass(frozen=True)
class Dead:
    """The message or the code is at fault: to the dead queue at once."""

    code: str
    detail: str
    trace: str | None = None
    """Where it happened, when the code is at fault."""


Outcome = Emit | Retry | Dead


def to_trouble(error: Exception) -> Retry | Dead:
    """Say how an error that is not the document's is answered."""
    if isinstance(error, TransientError):
        return Retry(error.code, error.detail)
    if isinstance(error, ConnectionError | TimeoutError):
        return Retry(TransientError.code, f"{type(error).__name__}: {error}")
    if isinstance(error, PipelineError):
        return Dead(error.code, error.detail)
    trace = "".join(traceback.format_exception(error))
    return Dead(INTERNAL_ERROR, f"{type(error).__name__}: {error}", trace)


async def settle(stage: Stage, cause: Event, work: Awaitable[Event], clock: Clock) -> Outcome:
    """Await a stage's work on an event; only cancellation passes through."""
    try:
        return Emit(await work)
    except DocumentError as error:
        return Emit(to_failed(stage, cause, error, clock()))
    except Exception as error:
        return to_trouble(error)
