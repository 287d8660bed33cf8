"""Reading of paragraphs, and facts in short, for the tests of facts."""

from __future__ import annotations

from services.normalization.core.narrative.facts import read_facts
from shared.contracts.document import NarrativeFact, Section
from shared.contracts.extracted import Paragraph


def read(*texts: str, headings: tuple[str, ...] = (), unit: str | None = "万元"):
    sections = [Section(level=1, heading=heading) for heading in headings]
    return read_facts([Paragraph(text=text) for text in texts], sections, 2024, unit)


def short(facts: tuple[NarrativeFact, ...]) -> list[str]:
    """Each fact as `metric year amount`, with direction and base year when there are any."""
    return [
        " ".join(
            str(part)
            for part in (f.metric, f.year, f.amount, f.direction, f.base_year)
            if part is not None
        )
        for f in facts
    ]
