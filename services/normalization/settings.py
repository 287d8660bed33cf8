"""Settings of normalization."""

from __future__ import annotations

from shared.settings import SandboxedServiceSettings, SandboxSettings


class NormalizationSettings(SandboxSettings):
    """What normalization needs beside what every service needs."""


class NormalizationServiceSettings(NormalizationSettings, SandboxedServiceSettings):
    """Normalization as a service on the broker."""
