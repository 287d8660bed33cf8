"""Settings of extraction."""

from __future__ import annotations

from shared.settings import MessagingSettings, SandboxSettings


class ExtractionSettings(SandboxSettings):
    """What extraction needs beside what every service needs."""


class ExtractionServiceSettings(ExtractionSettings, MessagingSettings):
    """Extraction as a service on the broker."""
