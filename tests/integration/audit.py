"""A second listener on the topic exchange that keeps every event, to deliver them again."""

from __future__ import annotations

import asyncio
import random  # noqa: TID251 - the order is shuffled on purpose, from a fixed seed
from collections.abc import Sequence
from typing import Any

import aio_pika
from pymongo import MongoClient

from shared.topology import DOCUMENTS
from tests.integration.ledger import ROWS
from tests.integration.pipeline import Pipeline

Kept = tuple[str, bytes]
_TIMES = ("occurred_at", "since", "run_at", "_revision")


def bind_audit(amqp_url: str) -> None:
    """Create the listening queue; the exchange must exist."""
    asyncio.run(_bind(amqp_url))


async def _bind(amqp_url: str) -> None:
    async with await aio_pika.connect(amqp_url) as connection:
        channel = await connection.channel()
        queue = await channel.declare_queue("audit", durable=True)
        await queue.bind(DOCUMENTS, "#")


def collect_audit(amqp_url: str) -> list[Kept]:
    """Return every event published since, in order, with its routing key."""

    async def collect() -> list[Kept]:
        kept = []
        async with await aio_pika.connect(amqp_url) as connection:
            queue = await (await connection.channel()).get_queue("audit")
            while (message := await queue.get(fail=False, timeout=10)) is not None:
                kept.append((str(message.routing_key), message.body))
                await message.ack()
        return kept

    return asyncio.run(collect())


def publish_raw(amqp_url: str, events: Sequence[Kept]) -> None:
    """Publish bodies under routing keys on the topic exchange."""

    async def publish() -> None:
        async with await aio_pika.connect(amqp_url) as connection:
            exchange = await (await connection.channel()).get_exchange(DOCUMENTS)
            for key, body in events:
                await exchange.publish(
                    aio_pika.Message(body, content_type="application/json"), routing_key=key
                )

    asyncio.run(publish())


def shuffled(events: Sequence[Kept]) -> list[Kept]:
    """Return the events in another order, the same every time."""
    mixed = list(events)
    random.Random(7).shuffle(mixed)
    return mixed


def dump(pipeline: Pipeline) -> dict[str, list[Any]]:
    """Return everything the store holds, less times."""
    with MongoClient[dict[str, Any]](pipeline.mongodb_uri) as client:
        database = client[pipeline.database]
        return {
            name: [_timeless(row) for row in database[name].find().sort("_id", 1)]
            for name in ("documents", *ROWS)
        }


def _timeless(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _timeless(item) for key, item in value.items() if key not in _TIMES}
    if isinstance(value, list):
        return sorted((_timeless(item) for item in value), key=str)
    return value
