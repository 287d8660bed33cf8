"""Settings of extraction."""

from __future__ import annotations

from pydantic import Field

from services.extraction.core.pdf.engines import Engine
from shared.settings import SandboxedServiceSettings, SandboxSettings


class ExtractionSettings(SandboxSettings):
    """What extraction needs beside what every service needs."""

    pdf_engine: Engine = Field(
        default=Engine.PDFIUM,
        description="What reads the pages of PDF files: pdfium, or pdfplumber, ten times slower.",
    )


class ExtractionServiceSettings(ExtractionSettings, SandboxedServiceSettings):
    """Extraction as a service on the broker."""
