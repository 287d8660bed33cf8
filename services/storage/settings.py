"""Settings of storage."""

from __future__ import annotations

from pydantic import Field

from shared.settings import MessagingSettings, MongoSettings, StoreSettings


class StorageSettings(StoreSettings):
    """What storage needs beside what every service needs."""


class StorageServiceSettings(MessagingSettings, MongoSettings):
    """Storage as a service on the broker, keeping documents in MongoDB."""

    concurrency: int = Field(default=4, ge=1, description="Documents stored at once.")
    backlog_seconds: float = Field(
        default=10, gt=0, description="Pause between measurements of the backlog."
    )
