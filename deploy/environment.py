"""Every setting of every service, as the commented example file that operators start from."""

from __future__ import annotations

import json
from typing import Any

from pydantic_core import PydanticUndefined

from services.extraction.settings import ExtractionServiceSettings
from services.intake.settings import IntakeServiceSettings
from services.normalization.settings import NormalizationServiceSettings
from services.storage.settings import StorageServiceSettings, StorageSettings
from services.validation.settings import ValidationServiceSettings
from shared.settings import ServiceSettings

SETTINGS: dict[str, type[ServiceSettings]] = {
    "intake": IntakeServiceSettings,
    "extraction": ExtractionServiceSettings,
    "normalization": NormalizationServiceSettings,
    "validation": ValidationServiceSettings,
    "storage": StorageServiceSettings,
    "yusuan run": StorageSettings,
}


def variables() -> dict[str, tuple[str, Any, list[str]]]:
    """Return each variable's meaning, its default and the services that read it."""
    found: dict[str, tuple[str, Any, list[str]]] = {}
    for service, settings in SETTINGS.items():
        for name, field in settings.model_fields.items():
            variable = f"YUSUAN_{name.upper()}"
            _, _, readers = found.setdefault(variable, (field.description or "", field.default, []))
            readers.append(service)
    return found


def to_env_example() -> str:
    """Return the file: a variable without a default stands open, the others are commented out."""
    lines = [
        "# Settings of the services. A line that is commented out shows the default.",
        "# Every command reads a copy named .env in the folder it is started in; the environment's",
        "# variables go before. A variable that is set to nothing is not set.",
    ]
    for variable, (meaning, default, readers) in sorted(variables().items()):
        lines += ["", f"# {meaning}", f"# Read by: {', '.join(readers)}."]
        if default is PydanticUndefined:
            lines.append(f"{variable}=")
        else:
            lines.append(f"# {variable}={_printed(default)}")
    return "\n".join(lines) + "\n"


def _printed(default: Any) -> str:
    if default is None:
        return ""
    if isinstance(default, tuple):
        return json.dumps(default)
    return str(default).lower() if isinstance(default, bool) else str(default)
