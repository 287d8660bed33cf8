"""Settings of extraction."""

from __future__ import annotations

from shared.settings import SandboxedServiceSettings, SandboxSettings


class ExtractionSettings(SandboxSettings):
    """What extraction needs beside what every service needs."""


class ExtractionServiceSettings(ExtractionSettings, SandboxedServiceSettings):
    """Extraction as a service on the broker."""
