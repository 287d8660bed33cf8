"""Traces: off by default; on, one trace follows a document through all services."""

from __future__ import annotations

from typing import Any

from shared.settings import MessagingSettings


def tracing_middlewares(settings: MessagingSettings, service: str) -> tuple[Any, ...]:
    """Return the middleware that carries the trace on, or nothing where tracing is off."""
    if not settings.traces_url:
        return ()
    # Imported here because the libraries are an extra that most installations do without.
    from faststream.rabbit.opentelemetry import RabbitTelemetryMiddleware
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider(resource=Resource.create({"service.name": f"yusuan-{service}"}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(settings.traces_url)))
    return (RabbitTelemetryMiddleware(tracer_provider=provider),)
