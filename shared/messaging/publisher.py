"""Publishing that has happened once it returns: confirmed by the broker, in some queue."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from aio_pika.exceptions import AMQPError, DeliveryError
from faststream.exceptions import IncorrectState
from faststream.rabbit import RabbitBroker, RabbitExchange

from shared.contracts.events import Event
from shared.errors import BrokerUnavailable, ContractError
from shared.messaging.declaration import DEAD_EXCHANGE, DOCUMENTS_EXCHANGE
from shared.metrics import Metrics
from shared.topology import Rung, retry_queue

LARGEST_MESSAGE = 256 * 1024
"""A larger message is a bug: content travels as a blob."""
CONFIRM_SECONDS = 10

ATTEMPT = "x-attempt"
REASON = "x-reason"
DETAIL = "x-detail"
STAGE = "x-stage"
DIED_AT = "x-died-at"
_DETAIL_LENGTH = 4000
# What the broker adds when it moves a message; it must not travel on.
_BROKER_HEADERS = ("x-death", "x-first-death", "x-last-death", "x-delivery", "x-acquired")

Headers = Mapping[str, Any]


class EventPublisher:
    """Publishes events, delays and dead messages; raises `BrokerUnavailable` when unconfirmed."""

    def __init__(self, broker: RabbitBroker, service: str, metrics: Metrics) -> None:
        self._broker = broker
        self._unconfirmed = metrics.unconfirmed.labels(service)

    async def publish(self, event: Event) -> None:
        """Publish an event under its type."""
        await self._send(
            event.model_dump_json().encode(),
            DOCUMENTS_EXCHANGE,
            event.type,
            {},
            message_id=event.event_id,
            correlation_id=event.document_id,
        )

    async def delay(self, queue: str, rung: Rung, body: bytes, headers: Headers) -> None:
        """Put a message off; it comes back to its queue by itself."""
        await self._send(body, None, retry_queue(queue, rung), headers)

    async def bury(self, name: str, body: bytes, headers: Headers) -> None:
        """Give a message up to the dead queue of that name, and to the notices."""
        await self._send(body, DEAD_EXCHANGE, name, headers)

    async def requeue(self, queue: str, body: bytes, headers: Headers) -> None:
        """Put a message straight into one queue, past the topic exchange."""
        await self._send(body, None, queue, headers)

    async def _send(
        self,
        body: bytes,
        exchange: RabbitExchange | None,
        routing_key: str,
        headers: Headers,
        **options: Any,
    ) -> None:
        if len(body) > LARGEST_MESSAGE:
            raise ContractError(f"a message of {len(body)} bytes is over {LARGEST_MESSAGE}")
        try:
            with broker_trouble():
                # The library's own timeout does not cover the wait for a connection to come back.
                async with asyncio.timeout(CONFIRM_SECONDS):
                    await self._broker.publish(
                        body,
                        exchange=exchange,
                        routing_key=routing_key,
                        headers=own_headers(headers),
                        content_type="application/json",
                        persist=True,
                        mandatory=True,
                        **options,
                    )
        except BrokerUnavailable:
            self._unconfirmed.inc()
            raise


@contextmanager
def broker_trouble() -> Iterator[None]:
    """Say `BrokerUnavailable` of whatever the libraries raise when the broker does not answer."""
    try:
        yield
    except asyncio.CancelledError as error:
        # aiormq cancels what waits on a connection that is stuck; nobody cancelled the waiter.
        if is_being_cancelled():
            raise
        raise BrokerUnavailable("the connection was given up") from error
    except (
        AMQPError,
        DeliveryError,
        ConnectionError,
        IncorrectState,
        RuntimeError,  # aio-pika's word for a channel or connection being opened again
        TimeoutError,
    ) as error:
        raise BrokerUnavailable(f"{type(error).__name__}: {error}") from error


def is_being_cancelled() -> bool:
    """Say whether somebody has asked the current task to end."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def own_headers(headers: Headers) -> dict[str, Any]:
    """Return the headers without those the broker adds."""
    return {key: value for key, value in headers.items() if not key.startswith(_BROKER_HEADERS)}


def trouble(
    headers: Headers, stage: str, reason: str, detail: str, now: datetime
) -> dict[str, Any]:
    """Return the headers with what went wrong, for the dead queue and the notices."""
    return {
        **own_headers(headers),
        STAGE: stage,
        REASON: reason,
        DETAIL: detail[-_DETAIL_LENGTH:],
        DIED_AT: now.isoformat(),
    }


def death(headers: Headers) -> dict[str, Any]:
    """Return where, when and why a dead message died: as a service said, else as the broker did.

    The broker's own note does not survive being put off, so a notice carries it on in our words.
    """
    noted = (headers.get("x-death") or [{}])[0]
    moment = noted.get("time")
    said = {
        STAGE: noted.get("queue", "unknown"),
        REASON: noted.get("reason", "unknown"),
        DETAIL: "given up by the broker",
        DIED_AT: moment.astimezone(UTC).isoformat() if isinstance(moment, datetime) else None,
    }
    return {**said, **own_headers(headers)}
