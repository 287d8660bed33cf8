"""Normalization as a service: wiring only."""

from __future__ import annotations

from services.normalization.handler import normalize
from services.normalization.settings import NormalizationServiceSettings
from shared.contracts.events import DocumentExtractedV1
from shared.messaging.host import Host
from shared.messaging.sandboxed_stage import SandboxedStage
from shared.topology import NORMALIZATION


def build_host(settings: NormalizationServiceSettings) -> Host:
    """Wire the stage; nothing here decides anything about a document."""
    stage = SandboxedStage(NORMALIZATION, settings, "services.normalization.steps")

    @stage.subscriber()
    async def on_document_extracted(event: DocumentExtractedV1) -> None:
        """Say what the printed document means."""
        await stage.carry(event, normalize(event, **stage.ports))

    return stage.build_host()
