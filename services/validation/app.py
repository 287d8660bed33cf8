"""Validation as a service: wiring only."""

from __future__ import annotations

from services.validation.handler import validate
from services.validation.settings import ValidationServiceSettings
from shared.contracts.events import DocumentNormalizedV1
from shared.messaging.host import Host
from shared.messaging.sandboxed_stage import SandboxedStage
from shared.topology import VALIDATION


def build_host(settings: ValidationServiceSettings) -> Host:
    """Wire the stage; nothing here decides anything about a document."""
    stage = SandboxedStage(VALIDATION, settings, "services.validation.steps")

    @stage.subscriber()
    async def on_document_normalized(event: DocumentNormalizedV1) -> None:
        """Say whether the document agrees."""
        truncated = settings.amounts_truncated
        await stage.carry(event, validate(event, **stage.ports, truncated=truncated))

    return stage.build_host()
