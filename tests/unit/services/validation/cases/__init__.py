"""For every rule a document it holds on, breaks on, cannot decide and does not apply to."""

from __future__ import annotations

from dataclasses import dataclass

from shared.contracts.document import Document
from tests.unit.services.validation.builders import Change, changed, without
from tests.unit.services.validation.sound import sound_budget


@dataclass(frozen=True)
class Case:
    """The documents that show how a rule ends."""

    holds: Document
    breaks: Document
    undecidable: Document
    not_applicable: Document | None = None


def case(
    breaks: Change | tuple[Change, ...],
    undecidable: Change | tuple[Change, ...],
    not_applicable: Change | tuple[Change, ...] | str | None = None,
    *,
    holds: Change | tuple[Change, ...] = (),
    base: Document | None = None,
) -> Case:
    """A case made of changes to the sound budget; a kind given as text is taken away."""
    start = base if base is not None else sound_budget()
    sound = changed(start, *_changes(holds))

    def apply(changes: Change | tuple[Change, ...] | str | None) -> Document:
        return changed(sound, *_changes(changes))

    return Case(
        holds=sound,
        breaks=apply(breaks),
        undecidable=apply(undecidable),
        not_applicable=apply(not_applicable) if not_applicable is not None else None,
    )


def _changes(given: Change | tuple[Change, ...] | str | None) -> tuple[Change, ...]:
    if given is None:
        return ()
    if isinstance(given, str):
        return (without(given),)
    return given if isinstance(given, tuple) else (given,)
