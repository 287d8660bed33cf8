"""What dashboards and alerts ask for is what real processes answer."""

from __future__ import annotations

import re
import urllib.request

import pytest

from tests.architecture.test_deployment import _expressions
from tests.integration.ledger import Ledger, small_document
from tests.integration.pipeline import Pipeline
from tests.servers.rabbitmq import RabbitNode

pytestmark = pytest.mark.connected
DETAILED = "/metrics/detailed?family=queue_coarse_metrics&family=queue_consumer_count"
# A metric's name where an expression uses it: not a label, a function or a recording.
METRIC = re.compile(r"\b(?:yusuan|faststream|rabbitmq)_\w+")
RECORDED = re.compile(r"\b(?:stage|queue):\w+:\w+")
SUFFIX = re.compile(r"_(total|bucket|sum|count|created)$")


def _names(exposition: str) -> set[str]:
    return {SUFFIX.sub("", line.split()[2]) for line in exposition.splitlines() if "# TYPE" in line}


def test_every_metric_of_dashboards_and_alerts_is_in_a_real_scrape(
    pipeline: Pipeline, ledger: Ledger, rabbit_node: RabbitNode
):
    pipeline.start()
    ledger.submit("one.html", small_document(1))
    ledger.wait_until_quiet()
    scraped: set[str] = set()
    for service in pipeline.services:
        scraped |= _names(service.get("/metrics")[1])
    address = f"http://127.0.0.1:{rabbit_node.prometheus}{DETAILED}"
    with urllib.request.urlopen(address, timeout=10) as answer:
        scraped |= _names(answer.read().decode())
    plain = [RECORDED.sub("", expression) for expression in _expressions()]
    asked = {SUFFIX.sub("", name) for expression in plain for name in METRIC.findall(expression)}
    assert asked - scraped == set()


def test_a_document_is_counted_at_every_stage(pipeline: Pipeline, ledger: Ledger):
    pipeline.start()
    ledger.submit("one.html", small_document(1))
    ledger.wait_until_quiet()
    for service in pipeline.services:
        counted = f'yusuan_documents_total{{outcome="done",stage="{service.name}"}} 1.0'
        assert counted in service.get("/metrics")[1]
