"""Group broken relations under the one figure that breaks them, and say what would repair it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from services.validation.core.evaluation import Evaluation
from services.validation.core.figures import Figure
from services.validation.core.hypotheses import explain_digits, find_slip, wanted_amount
from services.validation.core.registry import Rule
from services.validation.core.wording import to_finding
from shared.contracts.findings import Finding, Origin, Outcome, Severity

Result = tuple[Rule, Evaluation]
Place = tuple[object, ...]
_REPORTED = (Outcome.BROKEN, Outcome.ROUNDING, Outcome.UNDECIDABLE)
_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_AMISS = (Outcome.BROKEN, Outcome.UNDECIDABLE)
_SHIFTED = ("两列之间错位或互换", "a figure in the wrong column, or two cells swapped")


def to_findings(results: Sequence[Result]) -> tuple[Finding, ...]:
    """Render what did not hold, the gravest first, each with its hypothesis and its group."""
    suspects = find_suspects([evaluation for _, evaluation in results])
    shifted = find_shifts([evaluation for _, evaluation in results])
    reported = [(rule, e) for rule, e in results if e.outcome in _REPORTED]
    shared = find_shared_causes([evaluation for _, evaluation in reported])
    findings = [
        _with_cause(to_finding(rule, evaluation), evaluation, suspects, shifted, shared)
        for rule, evaluation in reported
    ]
    return tuple(sorted(findings, key=_gravity))


def _gravity(finding: Finding) -> tuple[int, int]:
    return _REPORTED.index(finding.outcome), _SEVERITIES.index(finding.severity)


def place_of(figure: Figure) -> Place | None:
    """What tells one printed figure from another; None for a figure with no place."""
    if figure.table is not None and figure.row is not None:
        return figure.table, figure.row, figure.column
    return (figure.quote,) if figure.quote else None


def find_suspects(evaluations: Sequence[Evaluation]) -> dict[int, Figure]:
    """Map each broken arithmetic evaluation to the figure most broken relations share."""
    broken = [e for e in evaluations if e.outcome is Outcome.BROKEN and e.difference is not None]
    if not broken:
        return {}
    guilty: Counter[Place] = Counter()
    cleared: Counter[Place] = Counter()
    for evaluation in broken:
        guilty.update({_place(f) for f in evaluation.operands} - {()})
    for evaluation in evaluations:
        if evaluation.outcome is Outcome.HELD:
            cleared.update({_place(f) for f in evaluation.operands} & guilty.keys())
    suspects = {}
    for evaluation in broken:
        shared = [f for f in evaluation.operands if (p := place_of(f)) and guilty[p] > 1]
        if shared:
            suspects[id(evaluation)] = max(
                shared, key=lambda f: (guilty[_place(f)] - cleared[_place(f)], guilty[_place(f)])
            )
    return suspects


def find_shared_causes(evaluations: Sequence[Evaluation]) -> dict[int, str]:
    """Map what has no arithmetic to the wrong code or the doubtful cell that several are about."""
    keys = {id(e): key for e in evaluations if (key := _cause_of(e))}
    times = Counter(keys.values())
    doubtful = {keys[id(e)] for e in evaluations if id(e) in keys and _tells_cause(e)}
    return {one: key for one, key in keys.items() if times[key] > 1 and key in doubtful}


def _cause_of(evaluation: Evaluation) -> str | None:
    if evaluation.cause or evaluation.difference is not None or not evaluation.operands:
        return evaluation.cause
    figure = evaluation.operands[0]
    place = figure.location
    spot = (place.element or f"{place.page or ''}.{place.line or ''}") if place else None
    return " ".join(filter(None, (figure.label, figure.text, spot))) if figure.quote else None


def _tells_cause(evaluation: Evaluation) -> bool:
    return evaluation.outcome is Outcome.UNDECIDABLE or evaluation.cause is not None


def _place(figure: Figure) -> Place:
    return place_of(figure) or ()


def find_shifts(evaluations: Sequence[Evaluation]) -> set[int]:
    """Broken sums of two columns whose differences cancel: a figure stands one column off."""
    seen: dict[tuple[str, Decimal], list[Evaluation]] = {}
    for evaluation in evaluations:
        if evaluation.outcome in _AMISS and evaluation.difference:
            places = {(figure.table, figure.column) for figure in evaluation.operands}
            if len(places) == 1:
                key = (str(next(iter(places))[0]), abs(evaluation.difference))
                seen.setdefault(key, []).append(evaluation)
    return {
        id(evaluation)
        for group in seen.values()
        if len({e.difference for e in group}) == 2
        for evaluation in group
        if len({e.left[0].column for e in group if e.left}) > 1
    }


def _with_cause(
    finding: Finding,
    evaluation: Evaluation,
    suspects: dict[int, Figure],
    shifted: set[int],
    shared: dict[int, str],
) -> Finding:
    if id(evaluation) in shared:
        return finding.model_copy(update={"group": shared[id(evaluation)]})
    if evaluation.outcome is not Outcome.BROKEN and id(evaluation) not in shifted:
        return finding
    suspect = suspects.get(id(evaluation))
    update: dict[str, object] = {}
    if suspect is not None:
        update["group"] = suspect.label
    hypothesis = _hypothesis(evaluation, suspect, id(evaluation) in shifted)
    if hypothesis:
        update["hypothesis"] = hypothesis
    if id(evaluation) in shifted and evaluation.origin is None:
        update["origin"] = Origin.UNCLEAR
    return finding.model_copy(update=update) if update else finding


def _hypothesis(evaluation: Evaluation, suspect: Figure | None, is_shifted: bool) -> str | None:
    if is_shifted:
        return f"{_SHIFTED[0]}（{_SHIFTED[1]}）"
    slip = find_slip(evaluation)
    if suspect is not None and (wanted := wanted_amount(evaluation, suspect)):
        names = explain_digits(suspect.value, wanted)
        return _repair(suspect, wanted, names)
    return _repair(*slip) if slip else None


def _repair(figure: Figure, wanted: Decimal, names: tuple[str, str] | None) -> str:
    because = f"：{names[0]}（{names[1]}）" if names else ""
    return f"若“{figure.label}”为 {wanted:f} 而非 {figure.text or figure.value} 则成立{because}"
