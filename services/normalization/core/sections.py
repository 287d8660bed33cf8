"""Find the headings of a document and their levels."""

from __future__ import annotations

from collections.abc import Sequence

from shared.contracts.document import Section
from shared.contracts.extracted import Block


def find_sections(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """Return the headings in reading order; contents entries and table titles are none."""
    return ()
