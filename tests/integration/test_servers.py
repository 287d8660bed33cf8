"""The servers that the connected tests own."""

from __future__ import annotations

import aio_pika
import pytest
from pymongo import AsyncMongoClient

from tests.servers.mongodb import MongoServer
from tests.servers.rabbitmq import RabbitNode

pytestmark = pytest.mark.connected


async def test_the_private_rabbitmq_keeps_a_message_in_a_quorum_queue(rabbit_node: RabbitNode):
    connection = await aio_pika.connect(rabbit_node.url)
    async with connection:
        channel = await connection.channel()
        queue = await channel.declare_queue(
            "probe", durable=True, arguments={"x-queue-type": "quorum"}
        )
        await channel.default_exchange.publish(aio_pika.Message(b"kept"), routing_key="probe")
        message = await queue.get(timeout=10)
        assert message.body == b"kept"
        await message.ack()
        await queue.delete(if_unused=False, if_empty=False)


async def test_the_mongodb_server_replaces_a_document_by_its_key(mongo_server: MongoServer):
    client: AsyncMongoClient[dict[str, object]] = AsyncMongoClient(mongo_server.url)
    collection = client["probe"]["things"]
    for value in (1, 2):
        await collection.replace_one({"_id": "a"}, {"_id": "a", "value": value}, upsert=True)
    assert await collection.find_one({"_id": "a"}) == {"_id": "a", "value": 2}
    await client.close()
