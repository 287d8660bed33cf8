"""Settings of intake."""

from __future__ import annotations

from pydantic import Field

from shared.settings import MEBIBYTE, ServiceSettings


class IntakeSettings(ServiceSettings):
    """What intake admits."""

    largest_bytes: int = Field(
        default=200 * MEBIBYTE, gt=0, description="Refuse a larger file while it arrives."
    )
