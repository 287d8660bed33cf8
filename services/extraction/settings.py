"""Settings of extraction."""

from __future__ import annotations

from shared.settings import SandboxSettings


class ExtractionSettings(SandboxSettings):
    """What extraction needs beside what every service needs."""
