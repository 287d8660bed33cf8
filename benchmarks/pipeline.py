"""`make bench-pipeline`: what replicas bring and what messaging costs, on a broker of its own."""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import aio_pika
from aio_pika.abc import AbstractChannel

from shared.clock import utc_now
from shared.contracts.events import BlobRef, DocumentReceivedV1, Event
from shared.event_chain import to_next, to_received
from shared.messaging.connection import build_connection
from shared.messaging.declaration import DOCUMENTS_EXCHANGE, declare_topology, work_queue
from shared.messaging.stage_work import carry_through
from shared.metrics import Metrics
from shared.settings import MessagingSettings
from shared.topology import EXTRACTION, NORMALIZATION
from tests.integration.pipeline import Pipeline
from tests.servers.mongodb import MongoServer
from tests.servers.rabbitmq import RabbitNode

HOPS = 1000
COPIES = 12
# Results after which every replica is surely at work, and the pause between looks.
WARM = 6
PAUSE = 0.2


@contextmanager
def servers(folder: Path) -> Iterator[tuple[RabbitNode, MongoServer]]:
    """Start a broker and a store, and stop them."""
    (folder / "store").mkdir()
    node, store = RabbitNode(folder / "node"), MongoServer(folder / "store")
    try:
        node.start()
        store.start()
        yield node, store
    finally:
        node.close()
        store.close()


async def depth(amqp_url: str, queue: str) -> int:
    """Return how many messages wait in a queue."""
    async with await aio_pika.connect(amqp_url) as connection:
        return await _count(await connection.channel(), queue)


async def rate(amqp_url: str, queue: str, expected: int) -> float:
    """Return how many messages a second come into a queue once every replica is at work."""
    async with await aio_pika.connect(amqp_url) as connection:
        channel = await connection.channel()
        first = await _reach(channel, queue, WARM)
        began = time.monotonic()
        await _reach(channel, queue, expected)
        return (expected - first) / (time.monotonic() - began)


async def _reach(channel: AbstractChannel, queue: str, least: int) -> int:
    """Return how many messages wait once there are so many."""
    while True:
        count = await _count(channel, queue)
        if count >= least:
            return count
        await asyncio.sleep(PAUSE)


async def _count(channel: AbstractChannel, queue: str) -> int:
    declared = await channel.declare_queue(queue, passive=True)
    return declared.declaration_result.message_count or 0


def documents(folder: Path) -> list[tuple[str, bytes]]:
    """Return the folder's PDFs several times over, every copy another document."""
    files = sorted(folder.glob("*.pdf"))
    # Bytes after the end of a PDF are no part of it: another document with the same content.
    return [
        (file.name, file.read_bytes() + b"\n%" + str(copy).encode())
        for copy in range(COPIES)
        for file in files
    ]


def extract_with(replicas: int, folder: Path, work: Path) -> float:
    """Return the documents a second of extraction, with so many one-slot replicas."""
    with tempfile.TemporaryDirectory(dir=work) as name, servers(Path(name)) as (node, store):
        pipeline = Pipeline(
            f"amqp://guest:guest@127.0.0.1:{node.port}/", store.url, "bench", Path(name)
        )
        try:
            pipeline.start("intake")
            backlog = documents(folder)
            for file_name, data in backlog:
                status, answer = pipeline.upload(file_name, data)
                if status != 202:
                    raise RuntimeError(f"{file_name} was not accepted: {answer}")
            accepted = asyncio.run(depth(pipeline.amqp_url, EXTRACTION.queue))
            print(f"  accepted while the workers were down: {accepted} of {len(backlog)}")
            pipeline.start(*["extraction"] * replicas, workers="1", heartbeat_seconds="30")
            speed = asyncio.run(rate(pipeline.amqp_url, NORMALIZATION.queue, len(backlog)))
            print(f"  {speed:.2f} documents a second")
            return speed
        finally:
            pipeline.close()


async def pass_on(amqp_url: str) -> float:
    """Return the seconds of one hop: consume, validate, publish with confirm, acknowledge."""
    settings = MessagingSettings(amqp_url=amqp_url)
    connection = build_connection(settings, "bench", concurrency=8, metrics=Metrics())
    done, finished = 0, asyncio.Event()
    blob = BlobRef(sha256=sha256(b"").hexdigest(), size_bytes=0)

    @connection.broker.subscriber(work_queue(EXTRACTION), DOCUMENTS_EXCHANGE)
    async def on_document_received(event: DocumentReceivedV1) -> None:
        nonlocal done

        async def nothing() -> Event:
            return to_next(EXTRACTION, event, blob, utc_now())

        await carry_through(EXTRACTION, event, nothing(), connection, utc_now)
        done += 1
        if done == HOPS:
            finished.set()

    await connection.broker.connect()
    await declare_topology(connection.broker, connection.rungs)
    for start in range(0, HOPS, 50):
        batch = [
            connection.publisher.publish(
                to_received(f"{n}.pdf", BlobRef(sha256=f"{n:064x}", size_bytes=1), utc_now())
            )
            for n in range(start, start + 50)
        ]
        await asyncio.gather(*batch)
    began = time.monotonic()
    await connection.broker.start()
    await finished.wait()
    seconds = (time.monotonic() - began) / HOPS
    await connection.broker.stop()
    return seconds


def main() -> None:
    """Print throughput against replicas and the cost of a hop."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("samples/documents")
    with tempfile.TemporaryDirectory() as work:
        speed = {}
        for replicas in (1, 2):
            print(f"extraction with {replicas} replica(s) of one slot, PDFs of {folder}")
            speed[replicas] = extract_with(replicas, folder, Path(work))
        print(f"two replicas are {speed[2] / speed[1]:.2f} times as fast as one")
        with tempfile.TemporaryDirectory(dir=work) as name, servers(Path(name)) as (node, _):
            hop = asyncio.run(pass_on(f"amqp://guest:guest@127.0.0.1:{node.port}/"))
        print(f"messaging costs {hop * 1000:.2f} ms per document and hop ({HOPS} events)")


if __name__ == "__main__":
    main()
