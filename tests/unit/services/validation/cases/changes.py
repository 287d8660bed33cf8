"""Changes of a sound budget's projects and indicators, for the cases of rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from shared.contracts.document import Document
from shared.contracts.performance import Indicator
from tests.unit.services.validation.builders import (
    Change,
    fields,
    indicator,
    project_with,
)

NO_PROJECTS = fields(projects=())


def with_indicator(number: int, index: int, **update: Any) -> Change:
    """Change fields of one indicator of one project."""

    def change(given: Document) -> Document:
        indicators = list(given.projects[number].indicators)
        indicators[index] = indicators[index].model_copy(update=update)
        return project_with(number, indicators=tuple(indicators))(given)

    return change


def meaning(number: int, index: int, **update: Any) -> Change:
    """Change what one indicator's value means."""

    def change(given: Document) -> Document:
        indicators = list(given.projects[number].indicators)
        one = indicators[index]
        value = one.normalized.model_copy(update=update)
        indicators[index] = one.model_copy(update={"normalized": value})
        return project_with(number, indicators=tuple(indicators))(given)

    return change


def overall(*indicators: Indicator) -> Change:
    """Set the department's overall indicators."""
    return fields(department_indicators=indicators)


def prose(heading: str, name: str, raw: str, value: str | None) -> Change:
    """Set one target in prose."""
    target = indicator(
        "", "", name, raw, value=(">=" if value else None, value, "%" if value else None)
    )
    given = target.model_copy(update={"heading": heading, "quote": f"{name}{raw}"})
    return fields(narrative_targets=(given,))


@dataclass(frozen=True)
class Positions:
    """Where each kind of indicator stands in a project of the sound budget."""

    quantity: int = 0
    quality: int = 1
    timeliness: int = 2
    cost: int = 3
    outcome: int = 4
    satisfaction: int = 5


AT = Positions()


def added(one: Indicator) -> Change:
    """Add an indicator to the first project."""

    def change(given: Document) -> Document:
        return project_with(0, indicators=(*given.projects[0].indicators, one))(given)

    return change
