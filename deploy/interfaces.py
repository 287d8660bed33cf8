"""The interface document of the services: AsyncAPI, from their own subscriptions."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from faststream.specification import AsyncAPI

from deploy.environment import SETTINGS
from yusuan_cli.services import SERVICES, import_host_builder

_PLACEHOLDERS = {"amqp_url": "amqp://localhost", "mongodb_uri": "mongodb://localhost"}


def to_asyncapi() -> str:
    """Return one AsyncAPI document per service, keyed by the service's name."""
    with TemporaryDirectory() as blobs:
        documents = {name: _describe(name, Path(blobs)) for name in SERVICES}
    return json.dumps(documents, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _describe(name: str, blobs: Path) -> dict[str, Any]:
    settings = SETTINGS[name].model_validate({**_PLACEHOLDERS, "blob_url": str(blobs)})
    host = import_host_builder(name)(settings)
    specification = AsyncAPI(
        host.connection.broker, title=f"yusuan {name}", version="1", schema_version="3.0.0"
    )
    described: dict[str, Any] = json.loads(specification.to_specification().to_json())
    return described
