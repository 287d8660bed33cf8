"""Traces, where they are switched on."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from tests.integration.ledger import Ledger, small_document
from tests.integration.pipeline import STAGES, Pipeline, wait_until

pytestmark = pytest.mark.connected
Traces = defaultdict[bytes, set[str]]


@pytest.fixture
def collector() -> Iterator[tuple[str, Traces]]:
    """A receiver of traces: its address, and the services seen in each trace."""
    traces: Traces = defaultdict(set)

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = ExportTraceServiceRequest()
            sent.ParseFromString(self.rfile.read(int(self.headers["Content-Length"])))
            for resource in sent.resource_spans:
                attributes = {a.key: a.value.string_value for a in resource.resource.attributes}
                for scope in resource.scope_spans:
                    for span in scope.spans:
                        traces[span.trace_id].add(attributes["service.name"])
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Receiver)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1/traces", traces
    server.shutdown()
    server.server_close()


def test_one_trace_follows_a_document_through_all_services(
    pipeline: Pipeline, ledger: Ledger, collector: tuple[str, Traces]
):
    address, traces = collector
    pipeline.start(traces_url=address)
    ledger.submit("one.html", small_document(1))
    ledger.wait_until_quiet()
    everyone = {f"yusuan-{stage}" for stage in STAGES}
    wait_until(lambda: everyone in traces.values(), 30, lambda: dict(traces))
