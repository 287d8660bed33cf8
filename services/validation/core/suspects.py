"""Which one figure, printed otherwise, would make the most broken relations hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from services.validation.core.evaluation import Evaluation
from services.validation.core.figures import Figure
from services.validation.core.hypotheses import explain_digits, wanted_amount
from shared.contracts.findings import Outcome

Place = tuple[object, ...]
_MOST_SUSPECTS = 50


@dataclass(frozen=True)
class Suspect:
    """A figure and the amount that would repair what is broken."""

    figure: Figure
    wanted: Decimal | None
    slip: tuple[str, str] | None
    """What would turn the wanted amount into the printed one, in two languages."""


@dataclass(frozen=True)
class _Candidate:
    suspect: Suspect
    explained: tuple[Evaluation, ...]
    cleared: int
    """Relations that hold on the figure as it is printed."""

    @property
    def weight(self) -> tuple[int, bool, int]:
        has_slip = self.suspect.slip is not None
        return len(self.explained) - self.cleared, has_slip, len(self.explained)


def place_of(figure: Figure) -> Place | None:
    """What tells one printed figure from another; None for a figure with no place."""
    if figure.table is not None and figure.row is not None:
        return figure.table, figure.row, figure.column
    return (figure.quote,) if figure.quote else None


def find_suspects(evaluations: Sequence[Evaluation]) -> dict[int, Suspect]:
    """Map each broken arithmetic evaluation to the figure that best explains it, if one does."""
    broken = [e for e in evaluations if e.outcome is Outcome.BROKEN and e.difference is not None]
    cleared = _count_cleared(evaluations) if broken else Counter()
    found: dict[int, Suspect] = {}
    left = broken
    for _ in range(_MOST_SUSPECTS):
        best = _best(left, cleared)
        if best is None:
            break
        found |= {id(evaluation): best.suspect for evaluation in best.explained}
        left = [evaluation for evaluation in left if id(evaluation) not in found]
    for evaluation in left:
        suspect = _shared_suspect(evaluation, found.values())
        if suspect is not None:
            found[id(evaluation)] = suspect
    return found


def _count_cleared(evaluations: Iterable[Evaluation]) -> Counter[Place]:
    cleared: Counter[Place] = Counter()
    for evaluation in evaluations:
        is_equation = evaluation.difference is not None and evaluation.sign == "="
        if is_equation and evaluation.outcome is not Outcome.BROKEN:
            cleared.update({place for f in evaluation.operands if (place := place_of(f))})
    return cleared


def _best(broken: Sequence[Evaluation], cleared: Counter[Place]) -> _Candidate | None:
    """The candidate of the greatest weight; None where nothing tells two apart."""
    candidates = list(_candidates(broken, cleared))
    if not candidates:
        return None
    greatest = max(one.weight for one in candidates)
    top = [one for one in candidates if one.weight == greatest]
    return top[0] if len(top) == 1 or len(top[0].explained) > 1 else None


def _candidates(broken: Sequence[Evaluation], cleared: Counter[Place]) -> Iterable[_Candidate]:
    explained: dict[tuple[Place, Decimal], list[Evaluation]] = {}
    figures: dict[Place, Figure] = {}
    for evaluation in broken:
        for figure in evaluation.operands:
            place = place_of(figure)
            wanted = wanted_amount(evaluation, figure) if place else None
            if place is not None and wanted is not None:
                figures.setdefault(place, figure)
                explained.setdefault((place, wanted), []).append(evaluation)
    for (place, wanted), found in explained.items():
        figure = figures[place]
        slip = explain_digits(figure.value, wanted)
        yield _Candidate(Suspect(figure, wanted, slip), tuple(found), cleared[place])


def _shared_suspect(evaluation: Evaluation, suspects: Iterable[Suspect]) -> Suspect | None:
    """A suspect of other relations that stands in this one too, whatever it would repair."""
    places = {place_of(figure) for figure in evaluation.operands}
    shared = (one.figure for one in suspects if place_of(one.figure) in places)
    figure = next(shared, None)
    return Suspect(figure, None, None) if figure is not None else None
