"""A broker that restarts, dies, hangs, is not there or cannot be heard."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from shared.clock import utc_now
from shared.contracts.events import BlobRef
from shared.errors import BrokerUnavailable
from shared.event_chain import to_received
from shared.messaging.connection import build_connection
from shared.messaging.declaration import declare_topology
from shared.messaging.publisher import CONFIRM_SECONDS
from shared.metrics import Metrics
from shared.settings import MessagingSettings
from tests.integration.ledger import CLEAN, Ledger, small_document
from tests.integration.pipeline import Pipeline, wait_until
from tests.integration.proxy import ACKNOWLEDGEMENT, Proxy
from tests.servers import rabbitmq
from tests.servers.rabbitmq import RabbitNode

pytestmark = pytest.mark.connected


@pytest.fixture
def own_node(tmp_path: Path) -> Iterator[RabbitNode]:
    """A node that the test may kill."""
    if not rabbitmq.is_installed():
        pytest.skip(f"RabbitMQ is missing; it comes with: {rabbitmq.PROVIDED_BY}")
    node = RabbitNode(tmp_path / "node")
    try:
        yield node
    finally:
        node.close()


@pytest.fixture
def on_own_node(own_node: RabbitNode, pipeline: Pipeline) -> Pipeline:
    """The pipeline on that node."""
    pipeline.amqp_url = f"amqp://guest:guest@127.0.0.1:{own_node.port}/"
    return pipeline


def _keep_submitting(ledger: Ledger, numbers: range) -> None:
    """Hand every document in until it is accepted, as a patient client does."""
    for number in numbers:
        for _ in range(240):
            if ledger.submit(f"{number}.html", small_document(number)) == 202:
                break
            time.sleep(0.5)
        else:
            raise AssertionError(f"document {number} was never accepted")


@pytest.mark.parametrize(
    "ending", [pytest.param("stop", id="f10-restart"), pytest.param("kill", id="f11-crash")]
)
def test_the_services_outlive_a_restart_of_the_broker(
    own_node: RabbitNode, on_own_node: Pipeline, ledger: Ledger, ending: str
):
    own_node.start()
    services = on_own_node.start()
    _keep_submitting(ledger, range(15))
    getattr(own_node, ending)()
    assert ledger.submit("away.html", small_document(99)) == 503
    wait_until(lambda: {s.get("/readyz")[0] for s in services} == {503}, 10)
    own_node.start()
    for service in services:
        on_own_node.wait_until_ready(service, seconds=15)
    assert ledger.submit("back.html", small_document(98)) == 202
    _keep_submitting(ledger, range(15, 30))
    ledger.wait_until_quiet(seconds=30)
    assert ledger.check() == CLEAN
    assert {record["status"] for record in ledger.records().values()} == {"stored"}
    assert [service.process.poll() for service in services] == [None] * 5


async def _confirmed(node: RabbitNode, *, declare: bool) -> bool:
    """Say whether the broker confirms an event, over a connection of its own."""
    settings = MessagingSettings(amqp_url=f"amqp://guest:guest@127.0.0.1:{node.port}/")
    connection = build_connection(settings, "test", concurrency=1, metrics=Metrics())
    original = BlobRef(sha256="0" * 64, size_bytes=1)
    try:
        await connection.broker.connect()
        if declare:
            await declare_topology(connection.broker, connection.rungs)
        await connection.publisher.publish(to_received("a.html", original, utc_now()))
    except BrokerUnavailable:
        return False
    else:
        return True
    finally:
        await connection.broker.stop()


def test_f11_a_broker_that_dies_as_soon_as_its_queues_are_declared_keeps_them(
    own_node: RabbitNode,
):
    own_node.start()
    assert asyncio.run(_confirmed(own_node, declare=True))
    own_node.kill()
    own_node.start()
    assert asyncio.run(_confirmed(own_node, declare=False))


def test_f12_the_services_resubscribe_after_the_broker_hung(
    own_node: RabbitNode, on_own_node: Pipeline, ledger: Ledger
):
    own_node.start()
    on_own_node.start()
    _keep_submitting(ledger, range(10))
    own_node.freeze()
    frozen = time.monotonic()
    on_own_node.drop("waits.html", small_document(97))
    # The first is sent and never confirmed; for the second there is no connection to be had.
    assert [ledger.submit(f"{n}.html", small_document(n)) for n in (98, 99)] == [503, 503]
    assert time.monotonic() - frozen < 2 * CONFIRM_SECONDS + 3
    time.sleep(max(0, frozen + 15 - time.monotonic()))
    assert (on_own_node.folder / "inbox" / "waits.html").exists()
    own_node.thaw()
    ledger.submit("waits.html", small_document(97))
    wait_until(lambda: not (on_own_node.folder / "inbox" / "waits.html").exists(), 15)
    _keep_submitting(ledger, range(10, 20))
    ledger.wait_until_quiet()
    assert ledger.check() == CLEAN


def test_f13_the_services_wait_for_a_broker_that_comes_later(
    own_node: RabbitNode, on_own_node: Pipeline, ledger: Ledger
):
    services = on_own_node.start(ready=False)
    wait_until(lambda: all(s.get("/healthz")[0] == 200 for s in services), 30)
    assert {s.get("/readyz")[0] for s in services} == {503}
    assert ledger.submit("early.html", small_document(1)) == 503
    on_own_node.drop("waits.html", small_document(2))
    time.sleep(3)
    assert (on_own_node.folder / "inbox" / "waits.html").exists()
    own_node.start()
    for service in services:
        on_own_node.wait_until_ready(service)
    _keep_submitting(ledger, range(1, 3))
    ledger.wait_until_quiet()
    assert ledger.check() == CLEAN
    assert [service.process.poll() for service in services] == [None] * 5


def test_f14_a_half_open_connection_is_noticed_and_replaced(
    own_node: RabbitNode, pipeline: Pipeline, ledger: Ledger
):
    own_node.start()
    proxy = Proxy(own_node.port)
    pipeline.amqp_url = f"amqp://guest:guest@127.0.0.1:{proxy.port}/"
    pipeline.start()
    _keep_submitting(ledger, range(5))
    proxy.silent.set()
    time.sleep(10)
    proxy.silent.clear()
    _keep_submitting(ledger, range(5, 15))
    ledger.wait_until_quiet()
    assert ledger.check() == CLEAN
    pipeline.close()
    proxy.close()


def test_f09_a_lost_acknowledgement_is_a_redelivery_without_effect(
    own_node: RabbitNode, pipeline: Pipeline, ledger: Ledger
):
    own_node.start()
    proxy = Proxy(own_node.port)
    own = f"amqp://guest:guest@127.0.0.1:{proxy.port}/"
    pipeline.amqp_url = f"amqp://guest:guest@127.0.0.1:{own_node.port}/"
    pipeline.start("intake", "extraction", "validation", "storage")
    (service,) = pipeline.start("normalization", amqp_url=own)
    proxy.cut_at = ACKNOWLEDGEMENT
    _keep_submitting(ledger, range(10))
    ledger.wait_until_quiet()
    assert proxy.cuts == 1
    assert ledger.check() == CLEAN
    assert service.process.poll() is None
    pipeline.close()
    proxy.close()


def test_a_service_cut_off_while_it_declares_its_queues_begins_again(
    own_node: RabbitNode, pipeline: Pipeline
):
    own_node.start()
    proxy = Proxy(own_node.port)
    pipeline.amqp_url = f"amqp://guest:guest@127.0.0.1:{proxy.port}/"
    proxy.cut_at = b"normalization.retry"
    (service,) = pipeline.start("extraction")
    assert proxy.cuts == 1
    assert service.process.poll() is None
    pipeline.close()
    proxy.close()
