"""Settings: the only file that touches the environment (`YUSUAN_…`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

MEBIBYTE = 1024 * 1024


class WrongSettings(Exception):
    """A setting is missing or has a value it cannot have; the text names its variable."""


class ServiceSettings(BaseSettings):
    """What every service needs; a field is set by the variable YUSUAN_ and its name.

    Variables come from the environment, else from the file .env where the process starts; one that
    is set to nothing is not set.
    """

    model_config = SettingsConfigDict(
        env_prefix="YUSUAN_",
        env_file=".env",
        env_ignore_empty=True,
        frozen=True,
        extra="ignore",
    )

    def __init__(self, **values: Any) -> None:
        """Read the variables; raises `WrongSettings`."""
        try:
            super().__init__(**values)
        except ValidationError as error:
            troubles = (f"YUSUAN_{e['loc'][0]}".upper() + f": {e['msg']}" for e in error.errors())
            raise WrongSettings("; ".join(troubles)) from error
        except SettingsError as error:
            raise WrongSettings(str(error)) from error

    blob_url: str = Field(
        default="var/blobs",
        description="Where bytes are kept: a folder, or s3://bucket/prefix.",
    )
    log_level: str = Field(default="INFO", description="Least level that is logged.")


class LocaleSettings(BaseSettings):
    """The language a person's environment names, whether or not the system knows its locale."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore")

    lc_all: str = ""
    lc_messages: str = ""
    lang: str = ""

    @property
    def name(self) -> str:
        """The locale of messages, such as zh_CN.UTF-8; empty when none is named."""
        return self.lc_all or self.lc_messages or self.lang


class SandboxSettings(ServiceSettings):
    """The limits of one document's child process."""

    workers: int = Field(default=0, ge=0, description="Children at once; 0: one per core.")
    memory_mebibytes: int = Field(
        default=1536, ge=256, description="Address space of a child, its libraries included."
    )
    cpu_seconds: int = Field(default=120, ge=1, description="Processor time of a child.")
    wall_seconds: int = Field(default=240, ge=1, description="Time a child may take.")
    result_mebibytes: int = Field(default=128, ge=1, description="Largest result of a child.")
    crash_attempts: int = Field(
        default=2, ge=1, description="Crashes after which a document is given up."
    )
    isolation_required: bool = Field(
        default=False, description="Refuse to start where a child cannot be fully isolated."
    )


class StoreSettings(ServiceSettings):
    """Where documents are kept."""

    store_file: Path = Field(
        default=Path("var/yusuan.sqlite"), description="SQLite file of the single-machine run."
    )


class ReaderSettings(StoreSettings):
    """Which store is read: that of the services, where one is named."""

    mongodb_uri: str | None = None


class MessagingSettings(ServiceSettings):
    """What a service needs to take part in the pipeline over the broker."""

    amqp_url: str = Field(
        pattern="^amqps?://", description="RabbitMQ: amqp://user:password@host:port/vhost."
    )
    http_host: str = Field(
        default="127.0.0.1", description="Address of health, readiness and metrics."
    )
    http_port: int = Field(default=8000, ge=0, le=65535, description="Port of the same.")
    heartbeat_seconds: int = Field(
        default=60, ge=1, description="After two of these without a sign the broker is gone."
    )
    reconnect_seconds: float = Field(
        default=1, gt=0, description="Pause between attempts to reach the broker."
    )
    graceful_seconds: int = Field(
        default=25, ge=0, description="Time that running work may take after SIGTERM."
    )
    retry_seconds: tuple[int, ...] = Field(
        default=(5, 30, 300), description="Pauses before the attempts after the first, as JSON."
    )
    watch_seconds: float = Field(
        default=15, gt=0, description="Pause between looks at the own queue's consumers."
    )
    traces_url: str | None = Field(
        default=None, description="OTLP endpoint for traces; off when empty."
    )


class SandboxedServiceSettings(SandboxSettings, MessagingSettings):
    """What a stage needs as a service whose work runs in child processes."""


class MongoSettings(ServiceSettings):
    """Where documents are kept by the services."""

    mongodb_uri: str = Field(
        pattern=r"^mongodb(\+srv)?://", description="MongoDB: mongodb://user:password@host:port/."
    )
    mongodb_database: str = Field(default="yusuan", description="Database of the collections.")
    mongodb_timeout_seconds: float = Field(
        default=20, gt=0, description="Time that one call may take, its repeats included."
    )
    mongodb_driver: Literal["motor", "pymongo"] = Field(
        default="motor", description="motor, or its successor in PyMongo."
    )
