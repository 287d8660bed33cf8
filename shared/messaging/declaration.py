"""The topology on the broker: declared by every service at start, the same from 3.10 to 4.x."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any, cast

from faststream.rabbit import ExchangeType, QueueType, RabbitBroker, RabbitExchange, RabbitQueue
from faststream.rabbit.schemas.queue import QuorumQueueArgs

from shared.topology import (
    CONSUMED_BESIDE_STAGES,
    DEAD,
    DELIVERY_LIMIT,
    DOCUMENTS,
    HISTORY_BINDING,
    HISTORY_QUEUE,
    NOTICES_BINDING,
    NOTICES_QUEUE,
    PIPELINE,
    Rung,
    Stage,
    event_type,
    retry_queue,
)

DOCUMENTS_EXCHANGE = RabbitExchange(DOCUMENTS, type=ExchangeType.TOPIC, durable=True)
DEAD_EXCHANGE = RabbitExchange(DEAD, type=ExchangeType.TOPIC, durable=True)
_DEFAULT_EXCHANGE = ""
_FAR_LIMIT = 1_000_000
# A quorum queue's name leads to its log through a table that RabbitMQ (3.10 measured) writes to
# disk up to a second after the queue is declared. A broker that dies before that starts the queue
# with an empty log and without a leader: what it had confirmed is lost, and it confirms no more.
SETTLE_SECONDS = 2


def _quorum(name: str, binding: str, **arguments: Any) -> RabbitQueue:
    """Return a durable quorum queue that never drops: full, it refuses; dead-lettering confirms."""
    return RabbitQueue(
        name,
        QueueType.QUORUM,
        durable=True,
        routing_key=binding,
        arguments=cast(QuorumQueueArgs, {"x-overflow": "reject-publish", **arguments}),
    )


def _guarded(name: str, binding: str, dead_exchange: str, dead_key: str) -> RabbitQueue:
    """Return a queue whose message is given up after too many deliveries."""
    return _quorum(
        name,
        binding,
        **{
            "x-delivery-limit": DELIVERY_LIMIT,
            "x-dead-letter-exchange": dead_exchange,
            "x-dead-letter-routing-key": dead_key,
            "x-dead-letter-strategy": "at-least-once",
        },
    )


def work_queue(stage: Stage) -> RabbitQueue:
    """Return the queue of a stage's work."""
    binding = event_type(stage.consumes) if stage.consumes else ""
    return _guarded(stage.queue, binding, DEAD, stage.name)


def history_queue() -> RabbitQueue:
    """Return the queue of every event, from which storage writes the documents' history."""
    return _guarded(HISTORY_QUEUE, HISTORY_BINDING, DEAD, HISTORY_QUEUE)


def notices_queue() -> RabbitQueue:
    """Return the queue of copies of dead messages; its own dead stay out of the dead exchange."""
    return _guarded(NOTICES_QUEUE, NOTICES_BINDING, _DEFAULT_EXCHANGE, f"{NOTICES_QUEUE}.dead")


def _delay(queue: str, rung: Rung) -> RabbitQueue:
    """Return a queue of waiting; it returns to the one queue that failed, past the exchange."""
    return _quorum(
        retry_queue(queue, rung),
        "",
        **{
            "x-message-ttl": rung.seconds * 1000,
            "x-dead-letter-exchange": _DEFAULT_EXCHANGE,
            "x-dead-letter-routing-key": queue,
            "x-dead-letter-strategy": "at-least-once",
        },
    )


def _dead(name: str) -> RabbitQueue:
    """Return a queue of the given up; looking through it often must never drop a message.

    RabbitMQ 4 has a limit of 20 deliveries where none is set, so a far one is.
    """
    return _quorum(f"{name}.dead", name, **{"x-delivery-limit": _FAR_LIMIT})


async def declare_topology(broker: RabbitBroker, rungs: Sequence[Rung]) -> None:
    """Declare every exchange and queue, dead ones first; repeating it changes nothing.

    Once it returns, a broker that dies keeps the queues, so that something may be put into them.
    """
    documents = await broker.declare_exchange(DOCUMENTS_EXCHANGE)
    dead = await broker.declare_exchange(DEAD_EXCHANGE)
    await broker.declare_queue(_dead(NOTICES_QUEUE))
    notices = await broker.declare_queue(notices_queue())
    await notices.bind(dead, NOTICES_BINDING)
    names = [stage.name for stage in PIPELINE if stage.consumes]
    for name in (*names, HISTORY_QUEUE):
        buried = await broker.declare_queue(_dead(name))
        await buried.bind(dead, name)
    for name in (*names, *CONSUMED_BESIDE_STAGES):
        for rung in rungs:
            await broker.declare_queue(_delay(name, rung))
    for stage in PIPELINE:
        if stage.consumes:
            queue = await broker.declare_queue(work_queue(stage))
            await queue.bind(documents, event_type(stage.consumes))
    history = await broker.declare_queue(history_queue())
    await history.bind(documents, HISTORY_BINDING)
    await asyncio.sleep(SETTLE_SECONDS)
