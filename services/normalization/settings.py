"""Settings of normalization."""

from __future__ import annotations

from shared.settings import SandboxSettings


class NormalizationSettings(SandboxSettings):
    """What normalization needs beside what every service needs."""
