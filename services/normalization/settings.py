"""Settings of normalization."""

from __future__ import annotations

from shared.settings import MessagingSettings, SandboxSettings


class NormalizationSettings(SandboxSettings):
    """What normalization needs beside what every service needs."""


class NormalizationServiceSettings(NormalizationSettings, MessagingSettings):
    """Normalization as a service on the broker."""
