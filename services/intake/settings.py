"""Settings of intake."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from shared.settings import MEBIBYTE, MessagingSettings, MongoSettings, ServiceSettings


class IntakeSettings(ServiceSettings):
    """What intake admits."""

    largest_bytes: int = Field(
        default=200 * MEBIBYTE, gt=0, description="Refuse a larger file while it arrives."
    )


class IntakeServiceSettings(IntakeSettings, MessagingSettings, MongoSettings):
    """Intake as a service: a drop folder and an upload address."""

    drop_folder: Path | None = Field(
        default=None, description="Folder that is watched; none: upload only."
    )
    taken_folder: Path = Field(
        default=Path("var/taken"), description="Where accepted files are moved."
    )
    refused_folder: Path = Field(
        default=Path("var/refused"), description="Where refused files go, with their reason."
    )
    still_seconds: float = Field(
        default=5, ge=0, description="Size and time must not have changed for so long."
    )
    scan_seconds: float = Field(default=1, gt=0, description="Pause between scans.")
    upload_idle_seconds: float = Field(
        default=30, gt=0, description="An upload that falls silent for so long is cut off."
    )
