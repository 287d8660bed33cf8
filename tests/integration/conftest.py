"""A pipeline of its own for every connected test."""

from __future__ import annotations

import secrets
import urllib.request
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.ledger import Ledger
from tests.integration.pipeline import Pipeline
from tests.servers.mongodb import MongoServer
from tests.servers.rabbitmq import RabbitNode


def make_virtual_host(node: RabbitNode) -> str:
    """Create a virtual host of the test's own and return its address."""
    name = f"t{secrets.token_hex(4)}"
    request = urllib.request.Request(
        f"http://127.0.0.1:{node.management}/api/vhosts/{name}",
        method="PUT",
        data=b"{}",
        headers={
            "Authorization": f"Basic {b64encode(b'guest:guest').decode()}",
            "Content-Type": "application/json",
        },
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert answer.status == 201
    return f"amqp://guest:guest@127.0.0.1:{node.port}/{name}"


@pytest.fixture
def pipeline(
    rabbit_node: RabbitNode, mongo_server: MongoServer, tmp_path: Path
) -> Iterator[Pipeline]:
    """A pipeline that is not started, in a virtual host and a database of its own."""
    made = Pipeline(
        make_virtual_host(rabbit_node),
        mongo_server.url,
        f"t{secrets.token_hex(4)}",
        tmp_path,
    )
    yield made
    made.close()


@pytest.fixture
def ledger(pipeline: Pipeline) -> Ledger:
    """The account of what the test hands in."""
    return Ledger(pipeline)
