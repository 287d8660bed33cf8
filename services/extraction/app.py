"""Extraction as a service: wiring only."""

from __future__ import annotations

from services.extraction.handler import extract
from services.extraction.settings import ExtractionServiceSettings
from shared.contracts.events import DocumentReceivedV1
from shared.messaging.host import Host
from shared.messaging.sandboxed_stage import SandboxedStage
from shared.topology import EXTRACTION


def build_host(settings: ExtractionServiceSettings) -> Host:
    """Wire the stage; nothing here decides anything about a document."""
    stage = SandboxedStage(EXTRACTION, settings, "services.extraction.steps")

    @stage.subscriber()
    async def on_document_received(event: DocumentReceivedV1) -> None:
        """Read what the file prints."""
        await stage.carry(event, extract(event, **stage.ports, pdf_engine=settings.pdf_engine))

    return stage.build_host()
