"""`make bench-pipeline`: what replicas bring and what messaging costs, on a broker of its own."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

import aio_pika
from pypdfium2 import PdfDocument

from services.extraction.core.formats import read_document
from shared.clock import utc_now
from shared.contracts.events import BlobRef, DocumentExtractedV1, DocumentReceivedV1, Event
from shared.event_chain import to_next, to_received
from shared.messaging.connection import build_connection
from shared.messaging.declaration import DOCUMENTS_EXCHANGE, declare_topology, work_queue
from shared.messaging.stage_work import carry_through
from shared.metrics import Metrics
from shared.registry import load_all
from shared.settings import MessagingSettings
from shared.topology import EXTRACTION, NORMALIZATION
from tests.integration.pipeline import Pipeline
from tests.servers.mongodb import MongoServer
from tests.servers.rabbitmq import RabbitNode

HOPS = 1000
IN_FLIGHT = 8
VOLUMES = 40
VOLUME_PAGES = 150
BARE_ROUNDS = 5
DRAIN_SECONDS = 1800


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


def to_volume(folder: Path) -> bytes:
    """Bind the folder's PDFs, over and over, into one long enough to dwarf a message's cost."""
    files = sorted(folder.glob("*.pdf"))
    if not files:
        raise FileNotFoundError(f"no PDF in {folder}")
    volume = PdfDocument.new()
    while len(volume) < VOLUME_PAGES:
        for file in files:
            volume.import_pages(PdfDocument(file))
    bound = BytesIO()
    volume.save(bound)
    return bound.getvalue()


def to_copies(volume: bytes) -> list[bytes]:
    """Return volumes that are different documents: bytes after a PDF's end are no part of it."""
    return [volume + b"\n%" + str(copy).encode() for copy in range(VOLUMES)]


def _read(volume: bytes) -> None:
    load_all("services.extraction.core.formats")
    read_document(volume, "volume.pdf")


def read_bare(volume: bytes, processes: int) -> float:
    """Return the documents a second that so many processes read with nothing around them."""
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        list(pool.map(_read, [volume] * processes))
        began = time.monotonic()
        list(pool.map(_read, [volume] * (processes * BARE_ROUNDS)))
        return processes * BARE_ROUNDS / (time.monotonic() - began)


async def depth(amqp_url: str, queue: str) -> int:
    """Return how many messages wait in a queue."""
    async with await aio_pika.connect(amqp_url) as connection:
        channel = await connection.channel()
        declared = await channel.declare_queue(queue, passive=True)
        return declared.declaration_result.message_count or 0


def wait_until_extracted(amqp_url: str, expected: int) -> None:
    """Return when so many documents wait for normalization; looking is rare and cheap."""
    deadline = time.monotonic() + DRAIN_SECONDS
    while asyncio.run(depth(amqp_url, NORMALIZATION.queue)) < expected:
        if time.monotonic() > deadline:
            raise TimeoutError(f"not {expected} documents within {DRAIN_SECONDS} seconds")
        time.sleep(1)


async def completions(amqp_url: str) -> list[datetime]:
    """Return when each document that waits for normalization was extracted."""
    moments = []
    async with await aio_pika.connect(amqp_url) as connection:
        queue = await (await connection.channel()).get_queue(NORMALIZATION.queue)
        while (message := await queue.get(fail=False)) is not None:
            event = DocumentExtractedV1.model_validate_json(message.body)
            moments.append(event.occurred_at)
    return sorted(moments)


def steady_rate(moments: Sequence[datetime], ready: datetime, replicas: int) -> float:
    """Return the documents a second while every replica had work.

    The time before all were ready does not count, nor what ended when the queue was empty.
    """
    steady = [moment for moment in moments[: len(moments) - replicas + 1] if moment >= ready]
    return (len(steady) - 1) / (steady[-1] - steady[0]).total_seconds()


def extract_with(replicas: int, volume: bytes, work: Path) -> float:
    """Return the documents a second of extraction, with so many one-slot replicas."""
    with tempfile.TemporaryDirectory(dir=work) as name, servers(Path(name)) as (node, store):
        pipeline = Pipeline(
            f"amqp://guest:guest@127.0.0.1:{node.port}/", store.url, "bench", Path(name)
        )
        try:
            fill(pipeline, to_copies(volume))
            pipeline.start(*["extraction"] * replicas, workers="1", heartbeat_seconds="30")
            ready = utc_now()
            wait_until_extracted(pipeline.amqp_url, VOLUMES)
            return steady_rate(asyncio.run(completions(pipeline.amqp_url)), ready, replicas)
        finally:
            pipeline.close()


def fill(pipeline: Pipeline, backlog: Sequence[bytes]) -> None:
    """Hand the backlog in while no worker runs, and end intake."""
    (intake,) = pipeline.start("intake")
    for number, data in enumerate(backlog):
        status, answer = pipeline.upload(f"{number}.pdf", data)
        if status != 202:
            raise RuntimeError(f"document {number} was not accepted: {answer}")
    intake.stop()
    waiting = asyncio.run(depth(pipeline.amqp_url, EXTRACTION.queue))
    print(f"  accepted while the workers were down: {waiting} of {len(backlog)}")


async def pass_on(amqp_url: str) -> float:
    """Return the seconds of one hop: consume, validate, publish with confirm, acknowledge."""
    settings = MessagingSettings(amqp_url=amqp_url)
    connection = build_connection(settings, "bench", concurrency=IN_FLIGHT, metrics=Metrics())
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


def compare(volume: bytes, work: Path) -> None:
    """Print what two replicas bring, beside what two bare processes bring on this machine."""
    bare = {processes: read_bare(volume, processes) for processes in (1, 2)}
    print(f"  bare, 1 process: {bare[1]:.2f} documents a second; 2: {bare[2]:.2f}")
    speed = {}
    for replicas in (1, 2):
        speed[replicas] = extract_with(replicas, volume, work)
        print(f"  service, {replicas} replica(s): {speed[replicas]:.2f} documents a second")
    print(f"two replicas are {speed[2] / speed[1]:.2f} times as fast as one")
    print(f"two bare processes are {bare[2] / bare[1]:.2f} times as fast as one")


def main() -> None:
    """Print throughput against replicas and the cost of a hop."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("samples/documents")
    print(
        f"Extraction alone: {VOLUMES} PDFs of at least {VOLUME_PAGES} pages, bound of those in "
        f"{folder}, wait in its queue before it starts.\nNothing else works; the queues after it "
        f"fill. A replica is a process with one slot. The rate counts what ended while all\n"
        f"replicas were ready and had work. Replicas and broker share {os.cpu_count()} cores; "
        f"bare: the same reading without service, sandbox, blobs and broker."
    )
    with tempfile.TemporaryDirectory() as work:
        compare(to_volume(folder), Path(work))
        with tempfile.TemporaryDirectory(dir=work) as name, servers(Path(name)) as (node, _):
            hop = asyncio.run(pass_on(f"amqp://guest:guest@127.0.0.1:{node.port}/"))
        print(
            f"Messaging costs {hop * 1000:.2f} ms per document and hop: consume, publish with "
            f"confirm, acknowledge; {HOPS} events, {IN_FLIGHT} under way"
        )


if __name__ == "__main__":
    main()
