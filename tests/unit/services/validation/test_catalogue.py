from __future__ import annotations

from pathlib import Path

from services.validation.catalogue import render_catalogue

DOCS = Path(__file__).parents[4] / "docs" / "rules.md"


def test_the_page_of_rules_is_in_step_with_the_registry() -> None:
    assert DOCS.read_text("utf-8") == render_catalogue(), "run make generate"
