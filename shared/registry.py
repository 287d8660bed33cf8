"""Registration by import: the modules of a registry package register themselves."""

from __future__ import annotations

import importlib
import pkgutil


def load_all(package: str) -> None:
    """Import every module of `package`, so that each one's registrations have run."""
    for module in pkgutil.iter_modules(importlib.import_module(package).__path__):
        importlib.import_module(f"{package}.{module.name}")
