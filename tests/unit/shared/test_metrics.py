from __future__ import annotations

from prometheus_client import generate_latest

from shared.metrics import Metrics


def test_a_series_is_exposed_once():
    metrics = Metrics()
    metrics.documents.labels("extraction", "done").inc()
    exposed = generate_latest(metrics.registry).decode()
    assert 'yusuan_documents_total{outcome="done",stage="extraction"} 1.0' in exposed
    assert "_created" not in exposed
