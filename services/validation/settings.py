"""Settings of validation."""

from __future__ import annotations

from shared.settings import SandboxedServiceSettings, SandboxSettings


class ValidationSettings(SandboxSettings):
    """What validation needs beside what every service needs."""


class ValidationServiceSettings(ValidationSettings, SandboxedServiceSettings):
    """Validation as a service on the broker."""
