"""Settings of validation."""

from __future__ import annotations

from shared.settings import SandboxSettings


class ValidationSettings(SandboxSettings):
    """What validation needs beside what every service needs."""
