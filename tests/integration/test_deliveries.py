"""The same thing delivered twice, out of order, or not as it should be."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from shared.messaging.publisher import LARGEST_MESSAGE
from tests.integration.audit import bind_audit, collect_audit, dump, publish_raw, shuffled
from tests.integration.conftest import make_virtual_host
from tests.integration.ledger import CLEAN, Ledger, small_document
from tests.integration.pipeline import Pipeline, wait_until
from tests.servers.rabbitmq import RabbitNode

pytestmark = pytest.mark.connected
RECEIVED = "document.received.v1"


def test_f26_the_same_bytes_under_a_second_name_add_the_name(pipeline: Pipeline, ledger: Ledger):
    pipeline.start()
    ledger.submit("first.html", small_document(1))
    ledger.wait_until_quiet()
    (before,) = ledger.records().values()
    ledger.submit("second.html", small_document(1))
    wait_until(
        lambda: [r["names"] for r in ledger.records().values()] == [["first.html", "second.html"]],
        30,
    )
    ledger.wait_until_quiet()
    (after,) = ledger.records().values()
    assert after["run"] == before["run"]
    assert ledger.check() == CLEAN


def test_f22_f27_sixteen_at_once_on_two_replicas_give_one_result(
    pipeline: Pipeline, ledger: Ledger
):
    pipeline.start("intake", *(["extraction", "normalization", "validation", "storage"] * 2))
    for number in range(4):
        pipeline.drop(f"dropped-{number}.html", small_document(1))
    with ThreadPoolExecutor(12) as clients:
        names = [f"{number}.html" for number in range(12)]
        answers = list(clients.map(lambda name: ledger.submit(name, small_document(1)), names))
    assert answers == [202] * 12
    wait_until(lambda: [len(r["names"]) for r in ledger.records().values()] == [16], 40)
    ledger.wait_until_quiet()
    # Stored once, it may be about to be stored again: what has been begun is ended first.
    pipeline.close()
    assert ledger.check() == CLEAN


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"not json", id="not-json"),
        pytest.param(b"[1, 2]", id="wrong-type"),
        pytest.param(b'{"type": "document.received.v1"}', id="missing-fields"),
        pytest.param(b"\0\0\0\0", id="nul-bytes"),
        pytest.param(json.dumps({"filling": "x" * 300_000}).encode(), id="300-kilobytes"),
        pytest.param(b"[" * 100_000, id="deep"),
    ],
)
def test_f38_a_poison_message_never_holds_the_ones_behind_it(
    pipeline: Pipeline, ledger: Ledger, body: bytes
):
    pipeline.start()
    publish_raw(pipeline.amqp_url, [(RECEIVED, body)] * 3)
    began = time.monotonic()
    assert ledger.submit("healthy.html", small_document(1)) == 202
    ledger.wait_until_quiet(20)
    assert time.monotonic() - began < 15
    assert ledger.check() == CLEAN
    metrics = pipeline.one("extraction").get("/metrics")[1]
    assert "yusuan_retries_total{" not in metrics
    # What is too large is given up by the broker, which keeps its own count.
    buried = 'yusuan_dead_letters_total{reason="contract_error",stage="extraction"} 3.0' in metrics
    assert buried == (len(body) <= LARGEST_MESSAGE)


def test_f39_a_poison_document_never_holds_the_ones_behind_it(pipeline: Pipeline, ledger: Ledger):
    pipeline.start(cpu_seconds="2", wall_seconds="6")
    rows = "<tr><td>1</td><td>2</td><td>3</td></tr>" * 400_000
    assert ledger.submit("heavy.html", f"<table>{rows}</table>".encode()) == 202
    for number in range(5):
        assert ledger.submit(f"{number}.html", small_document(number)) == 202
    ledger.wait_until_quiet(60)
    statuses = sorted((r["status"], r.get("reason")) for r in ledger.records().values())
    assert statuses == [("failed", "resource_limit"), *[("stored", None)] * 5]
    assert ledger.check() == CLEAN


def test_f53_a_long_parse_never_costs_the_connection(pipeline: Pipeline, ledger: Ledger):
    pipeline.start(cpu_seconds="15", wall_seconds="120", heartbeat_seconds="1")
    rows = "<tr><td>1</td><td>2</td><td>3</td></tr>" * 400_000
    assert ledger.submit("long.html", f"<table>{rows}</table>".encode()) == 202
    ledger.wait_until_quiet(150)
    assert [record["reason"] for record in ledger.records().values()] == ["resource_limit"]
    output = pipeline.one("extraction").output.read_text("utf-8")
    assert "stuck" not in output
    assert "Reconnecting" not in output
    assert ledger.check() == CLEAN


def test_f44_every_message_three_times_leaves_the_same_store(pipeline: Pipeline, ledger: Ledger):
    pipeline.start()
    bind_audit(pipeline.amqp_url)
    for number in range(6):
        ledger.submit(f"{number}.html", small_document(number))
    ledger.wait_until_quiet()
    time.sleep(1)
    once = dump(pipeline)
    events = collect_audit(pipeline.amqp_url)
    assert len(events) == 6 * 5
    publish_raw(pipeline.amqp_url, events * 2)
    time.sleep(5)
    ledger.wait_until_quiet()
    assert dump(pipeline) == once


def test_f43_events_in_any_order_lead_to_the_same_store(
    pipeline: Pipeline, ledger: Ledger, rabbit_node: RabbitNode
):
    pipeline.start()
    bind_audit(pipeline.amqp_url)
    for number in range(8):
        ledger.submit(f"{number}.html", small_document(number))
    ledger.wait_until_quiet()
    time.sleep(1)
    in_order = dump(pipeline)
    events = collect_audit(pipeline.amqp_url)
    pipeline.amqp_url = make_virtual_host(rabbit_node)
    pipeline.database = f"{pipeline.database}x"
    pipeline.start("storage")
    publish_raw(pipeline.amqp_url, shuffled(events))
    wait_until(lambda: dump(pipeline) == in_order, 30)
