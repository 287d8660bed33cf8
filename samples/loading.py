"""The departments' files → departments."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from samples.department import (
    Asset,
    Changes,
    Department,
    DepartmentTarget,
    EconomicItem,
    FunctionalItem,
    Indicator,
    Project,
    Purchase,
)

FOLDER = Path(__file__).parent / "departments"


def load_department(name: str) -> Department:
    """Read one of the departments; amounts stay decimals."""
    text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text, parse_float=Decimal)
    return Department(
        file_name=data["file_name"],
        code=data["code"],
        name=data["name"],
        year=data["year"],
        duties=tuple(data["duties"]),
        units=tuple(tuple(unit) for unit in data["units"]),
        items=_read_items(data),
        economy=tuple(EconomicItem(code, amount) for code, amount in data["economy"].items()),
        vehicles_running=data["vehicles_running"],
        hospitality=data["hospitality"],
        changes=_read_changes(data["changes"]),
        projects=tuple(_read_project(project) for project in data["projects"]),
        targets=tuple(DepartmentTarget(*target) for target in data["targets"]),
        purchases=tuple(Purchase(**purchase) for purchase in data["purchases"]),
        assets=tuple(Asset(**asset) for asset in data["assets"]),
        goals=tuple(data["goals"]),
        measures=tuple((heading, text) for heading, text in data["measures"]),
    )


def _read_items(data: dict[str, Any]) -> tuple[FunctionalItem, ...]:
    general = data["general_public_budget"].items()
    fund = data["government_managed_funds"].items()
    items = [FunctionalItem(code, basic, project) for code, (basic, project) in general]
    items += [FunctionalItem(code, basic, project, True) for code, (basic, project) in fund]
    return tuple(items)


def _read_changes(data: dict[str, Any]) -> Changes:
    projects = tuple(data["projects"].items())
    return Changes(**{**data, "projects": projects})


def _read_project(data: dict[str, Any]) -> Project:
    indicators = tuple(Indicator(*indicator) for indicator in data["indicators"])
    plan, goals = tuple(data["plan"]), tuple(data["goals"])
    return Project(**{**data, "indicators": indicators, "plan": plan, "goals": goals})
