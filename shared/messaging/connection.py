"""The connection of one service to the broker."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from faststream.middlewares import AckPolicy
from faststream.rabbit import Channel, RabbitBroker
from faststream.rabbit.prometheus import RabbitPrometheusMiddleware

from shared.contracts.events import DocumentFailedV1
from shared.messaging.declaration import DOCUMENTS_EXCHANGE
from shared.messaging.publisher import EventPublisher
from shared.messaging.settlement import settlement_by
from shared.messaging.tracing import tracing_middlewares
from shared.metrics import Metrics
from shared.settings import MessagingSettings
from shared.topology import Rung, Stage, event_type, to_rungs

STOP_MARGIN = 3
"""Time to say goodbye in once running work has had its grace."""


@dataclass(frozen=True)
class Connection:
    """The broker as a service uses it: subscriptions on one side, a publisher on the other."""

    broker: RabbitBroker
    publisher: EventPublisher
    metrics: Metrics
    rungs: tuple[Rung, ...]
    stop_seconds: float
    """After so long a stop is over, also where a broker that is away never ends it."""

    def emits(self, stage: Stage) -> None:
        """Name what the stage publishes, for the interface document."""
        for event in (stage.emits, DocumentFailedV1):
            self.broker.publisher(
                routing_key=event_type(event), exchange=DOCUMENTS_EXCHANGE, schema=event
            )


def build_connection(
    settings: MessagingSettings, service: str, *, concurrency: int, metrics: Metrics
) -> Connection:
    """Return a connection that is not open yet; prefetch equals the work done at once."""
    separator = "&" if "?" in settings.amqp_url else "?"
    broker = RabbitBroker(
        f"{settings.amqp_url}{separator}heartbeat={settings.heartbeat_seconds}",
        # Without on_return_raises an unroutable message vanishes and publish returns normally.
        default_channel=Channel(prefetch_count=concurrency, on_return_raises=True),
        ack_policy=AckPolicy.MANUAL,
        fail_fast=False,
        reconnect_interval=settings.reconnect_seconds,
        graceful_timeout=settings.graceful_seconds,
        app_id=f"yusuan-{service}",
        logger=logging.getLogger("yusuan.broker"),
        middlewares=(
            RabbitPrometheusMiddleware(registry=metrics.registry, app_name=service),
            *tracing_middlewares(settings, service),
        ),
    )
    publisher = EventPublisher(broker, service, metrics)
    rungs = to_rungs(settings.retry_seconds)
    broker.add_middleware(settlement_by(publisher, metrics, rungs))
    return Connection(broker, publisher, metrics, rungs, settings.graceful_seconds + STOP_MARGIN)
