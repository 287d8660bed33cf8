"""The only file where an error becomes an answer to the message that led to it."""

from __future__ import annotations

import traceback
from collections.abc import Awaitable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from shared.errors import ContractError, DocumentError, TransientError

Result = TypeVar("Result")


class Answer(StrEnum):
    """What the consumer does with the message."""

    DONE = "done"
    """Publish the result, acknowledge."""
    FAIL = "fail"
    """The document is at fault: publish `document.failed.v1`, acknowledge, never retry."""
    RETRY = "retry"
    """The world is at fault: try again later, boundedly, then bury."""
    BURY = "bury"
    """The message or we are at fault: dead queue at once."""


@dataclass(frozen=True)
class Outcome(Generic[Result]):
    """How a piece of work ended."""

    answer: Answer
    result: Result | None = None
    error: Exception | None = None

    @property
    def reason(self) -> str:
        """The error's stable code; `internal_error` where we are at fault."""
        return str(getattr(self.error, "code", "internal_error"))

    @property
    def detail(self) -> str:
        """One sentence, or the traceback where we are at fault."""
        if self.error is None:
            return ""
        if isinstance(self.error, DocumentError | TransientError | ContractError):
            return self.error.detail
        return "".join(traceback.format_exception(self.error))


async def settle(work: Awaitable[Result]) -> Outcome[Result]:
    """Await the work and say how it is to be answered; only cancellation passes through."""
    try:
        return Outcome(Answer.DONE, await work)
    except DocumentError as error:
        return Outcome(Answer.FAIL, error=error)
    except (TransientError, ConnectionError, TimeoutError) as error:
        return Outcome(Answer.RETRY, error=error)
    except Exception as error:
        return Outcome(Answer.BURY, error=error)
