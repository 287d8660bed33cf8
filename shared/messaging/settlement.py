"""What becomes of a delivered message once its handler has ended, in one middleware."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any

from aio_pika.abc import AbstractIncomingMessage
from faststream import BaseMiddleware
from pydantic import TypeAdapter, ValidationError

from shared.clock import utc_now
from shared.contracts.events import AnyEvent
from shared.errors import BrokerUnavailable, ContractError
from shared.messaging.publisher import ATTEMPT, LARGEST_MESSAGE, EventPublisher, death, trouble
from shared.metrics import Metrics
from shared.outcome import Dead, Retry, to_trouble
from shared.topology import NOTICES_QUEUE, Rung

if TYPE_CHECKING:
    from faststream import ContextRepo
    from faststream.message import StreamMessage

_PAUSE_SECONDS = 1.0
_EVENT: TypeAdapter[AnyEvent] = TypeAdapter(AnyEvent)


class Settlement(BaseMiddleware[Any, Any]):
    """Acknowledges, delays or buries the raw message; nothing is acknowledged before it is safe."""

    def __init__(
        self,
        msg: AbstractIncomingMessage | None,
        /,
        *,
        context: ContextRepo,
        publisher: EventPublisher,
        metrics: Metrics,
        rungs: Sequence[Rung],
    ) -> None:
        super().__init__(msg, context=context)
        self._publisher = publisher
        self._metrics = metrics
        self._rungs = rungs

    async def consume_scope(
        self, call_next: Callable[[Any], Awaitable[Any]], msg: StreamMessage[Any]
    ) -> Any:
        """Refuse what no stage would have sent before anything reads it."""
        if len(msg.body) > LARGEST_MESSAGE:
            raise ContractError(f"a message of {len(msg.body)} bytes is over {LARGEST_MESSAGE}")
        # A dead message's copy may hold anything; whoever takes notices reads what it can.
        if self._queue() != NOTICES_QUEUE:
            require_event(msg.body)
        return await call_next(msg)

    async def after_processed(
        self,
        exc_type: type[BaseException] | None = None,
        exc_val: BaseException | None = None,
        exc_tb: TracebackType | None = None,
    ) -> bool | None:
        """Answer the message; a cancelled handler leaves it for redelivery."""
        message = self.msg
        if message is None or (exc_val is not None and not isinstance(exc_val, Exception)):
            return False
        try:
            if exc_val is not None:
                await self._answer(message, exc_val)
            else:
                await message.ack()
        except BrokerUnavailable:
            # Nothing could be promised elsewhere: the message stays where it is.
            await asyncio.sleep(_PAUSE_SECONDS)
            await message.nack(requeue=True)
        return True

    def _queue(self) -> str:
        return str(self.context.get("handler_").queue.name)

    async def _answer(self, message: AbstractIncomingMessage, error: Exception) -> None:
        """Move the message to where its error belongs."""
        queue = self._queue()
        outcome = to_trouble(error)
        attempt = int(str(message.headers.get(ATTEMPT) or 0))
        detail = (outcome.trace or outcome.detail) if isinstance(outcome, Dead) else outcome.detail
        headers = (
            death(message.headers)
            if queue == NOTICES_QUEUE
            else trouble(message.headers, queue, outcome.code, detail, utc_now())
        )
        if isinstance(outcome, Retry) and attempt < len(self._rungs):
            rung = self._rungs[attempt]
            await self._publisher.delay(
                queue, rung, message.body, {**headers, ATTEMPT: attempt + 1}
            )
            self._metrics.retries.labels(queue, rung.name).inc()
        elif queue == NOTICES_QUEUE or len(message.body) > LARGEST_MESSAGE:
            # Buried by the broker: a notice would come back here through the dead exchange,
            # and what is too large is never published again.
            await message.reject(requeue=False)
            return
        else:
            await self._publisher.bury(queue, message.body, headers)
            self._metrics.dead_letters.labels(queue, outcome.code).inc()
        await message.ack()


def require_event(body: bytes) -> None:
    """Raise `ContractError` unless the body is an event of a known type and version."""
    try:
        _EVENT.validate_json(body)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"])) or "message"
        raise ContractError(f"no event of ours: {place}: {first['msg']}") from error


def settlement_by(
    publisher: EventPublisher, metrics: Metrics, rungs: Sequence[Rung]
) -> Callable[..., BaseMiddleware[Any, Any]]:
    """Return the middleware factory that FastStream calls for every message."""

    def build(msg: Any, /, *, context: ContextRepo) -> Settlement:
        return Settlement(msg, context=context, publisher=publisher, metrics=metrics, rungs=rungs)

    return build
