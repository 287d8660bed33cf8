"""Settings of storage."""

from __future__ import annotations

from shared.settings import StoreSettings


class StorageSettings(StoreSettings):
    """What storage needs beside what every service needs."""
