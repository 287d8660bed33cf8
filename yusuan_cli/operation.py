"""What an operator's commands stand on: the broker, the store and the blobs of the services."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeVar

import aio_pika
import click

from services.intake.settings import IntakeServiceSettings
from shared.blobs import ContentBlobs, open_blobs
from shared.errors import BrokerUnavailable, PipelineError
from shared.messaging.connection import Connection, build_connection
from shared.messaging.declaration import declare_topology
from shared.messaging.publisher import broker_trouble
from shared.metrics import Metrics
from shared.mongo import MongoDocuments
from yusuan_cli.root import Say

Value = TypeVar("Value")
CONNECT_SECONDS = 15


@dataclass(frozen=True)
class Operation:
    """The running pipeline, seen from any machine that reaches its servers."""

    settings: IntakeServiceSettings
    connection: Connection
    documents: MongoDocuments
    blobs: ContentBlobs

    async def reach_broker(self) -> Connection:
        """Return the connection, open and with the topology declared; raises `PipelineError`.

        Services wait for a broker that is away; a person is told at once, and why.
        """
        with broker_trouble():
            knock = await aio_pika.connect(self.settings.amqp_url, timeout=CONNECT_SECONDS)
            await knock.close()
        async with asyncio.timeout(CONNECT_SECONDS):
            await self.connection.broker.connect()
            await declare_topology(self.connection.broker, self.connection.rungs)
        return self.connection


@asynccontextmanager
async def _opened(settings: IntakeServiceSettings) -> AsyncIterator[Operation]:
    # What the client has to say of a broker that is away is said once, by the command.
    logging.getLogger("aiormq").addHandler(logging.NullHandler())
    connection = build_connection(settings, "operator", concurrency=1, metrics=Metrics())
    documents = MongoDocuments(settings)
    blobs, _ = open_blobs(settings.blob_url)
    try:
        yield Operation(settings, connection, documents, blobs)
    finally:
        await documents.close()
        await connection.broker.stop()


def operate(say: Say, work: Callable[[Operation], Awaitable[Value]]) -> Value:
    """Run the work on the pipeline that the settings name; trouble is a message and status 1."""

    async def run(settings: IntakeServiceSettings) -> Value:
        async with _opened(settings) as operation:
            return await work(operation)

    try:
        return asyncio.run(run(IntakeServiceSettings()))
    except BrokerUnavailable as error:
        raise click.ClickException(say("broker_away", detail=error.detail)) from error
    except PipelineError as error:
        raise click.ClickException(say("store_trouble", detail=error.detail)) from error
    except TimeoutError as error:
        raise click.ClickException(say("broker_away", detail=f"{CONNECT_SECONDS} s")) from error
