"""Settings of validation."""

from __future__ import annotations

from pydantic import Field

from shared.settings import SandboxedServiceSettings, SandboxSettings


class ValidationSettings(SandboxSettings):
    """What validation needs beside what every service needs."""

    amounts_truncated: bool = Field(
        default=False,
        description="Take printed amounts as cut off after their last digit, not rounded.",
    )


class ValidationServiceSettings(ValidationSettings, SandboxedServiceSettings):
    """Validation as a service on the broker."""
