"""Group what is broken under the one thing that breaks it, and say what would repair it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from services.validation.core.evaluation import Evaluation
from services.validation.core.figures import Figure
from services.validation.core.registry import Rule
from services.validation.core.suspects import Suspect, find_suspects, place_of
from services.validation.core.wording import to_finding, to_shown
from shared.contracts.findings import Finding, Origin, Outcome, Severity

Result = tuple[Rule, Sequence[Evaluation]]
"""A rule and how each of its evaluations ended."""
_REPORTED = (Outcome.BROKEN, Outcome.ROUNDING, Outcome.UNDECIDABLE)
_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_AMISS = (Outcome.BROKEN, Outcome.UNDECIDABLE)
_SHIFTED = ("两列之间错位或互换", "a figure in the wrong column, or two cells swapped")


@dataclass(frozen=True)
class Causes:
    """What is known of the causes of a document's broken relations, by evaluation."""

    suspects: dict[int, Suspect]
    shifted: set[int]
    missing: dict[int, str]
    """Sums that fall short in several columns at once: the row under which one is missing."""
    shared: dict[int, str]


def to_findings(results: Sequence[Result]) -> tuple[Finding, ...]:
    """Render what did not hold, the gravest first, each with its hypothesis and its group."""
    reported = [(rule, e) for rule, found in results for e in found if e.outcome in _REPORTED]
    causes = find_causes([e for _, found in results for e in found])
    findings = [
        to_finding(rule, evaluation).model_copy(update=_tell(evaluation, causes))
        for rule, evaluation in reported
    ]
    times = Counter(finding.group for finding in findings)
    kept = [
        finding if times[finding.group] > 1 else finding.model_copy(update={"group": None})
        for finding in findings
    ]
    return tuple(sorted(kept, key=_gravity))


def _gravity(finding: Finding) -> tuple[int, int]:
    return _REPORTED.index(finding.outcome), _SEVERITIES.index(finding.severity)


def find_causes(evaluations: Sequence[Evaluation]) -> Causes:
    """Find shifted figures and missing rows first, then the figures that explain the rest."""
    shifted, missing = find_shifts(evaluations), find_missing_rows(evaluations)
    told = shifted | missing.keys()
    rest = [evaluation for evaluation in evaluations if id(evaluation) not in told]
    return Causes(find_suspects(rest), shifted, missing, find_shared_causes(evaluations))


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


def find_missing_rows(evaluations: Sequence[Evaluation]) -> dict[int, str]:
    """Broken sums of one row that exceed their parts in several columns: a part is missing."""
    sums: dict[tuple[object, ...], list[Evaluation]] = {}
    for evaluation in evaluations:
        if evaluation.outcome is not Outcome.BROKEN or not evaluation.left:
            continue
        total, is_short = evaluation.left[0], (evaluation.difference or 0) > 0
        columns = {(figure.table, figure.column) for figure in evaluation.operands}
        if total.row is not None and is_short and len(columns) == 1:
            sums.setdefault((total.table, total.row), []).append(evaluation)
    return {
        id(evaluation): group[0].left[0].name
        for group in sums.values()
        if len({e.left[0].column for e in group}) > 1
        for evaluation in group
    }


def find_shared_causes(evaluations: Sequence[Evaluation]) -> dict[int, str]:
    """Map what has no arithmetic to the wrong code or the doubtful cell that several are about."""
    reported = [e for e in evaluations if e.outcome in _REPORTED]
    keys = {id(e): key for e in reported if (key := _cause_of(e))}
    times = Counter(keys.values())
    doubtful = {keys[id(e)] for e in reported if id(e) in keys and _tells_cause(e)}
    names = _number([key for key in times if times[key] > 1 and key in doubtful])
    return {one: names[key] for one, key in keys.items() if key in names}


def _cause_of(evaluation: Evaluation) -> tuple[str, object] | None:
    """A name for the reader, and what tells things of one name apart."""
    if evaluation.cause:
        return evaluation.cause, None
    if evaluation.difference is not None or not evaluation.operands:
        return None
    figure = evaluation.operands[0]
    name = " ".join(filter(None, (figure.label, figure.text)))
    return (name, figure.location) if figure.quote else None


def _number(keys: Sequence[tuple[str, object]]) -> dict[tuple[str, object], str]:
    """Names of their own: the second of one name is told as number two."""
    seen: Counter[str] = Counter()
    names = {}
    for key in keys:
        seen[key[0]] += 1
        names[key] = key[0] if seen[key[0]] == 1 else f"{key[0]}（{seen[key[0]]}）"
    return names


def _tells_cause(evaluation: Evaluation) -> bool:
    return evaluation.outcome is Outcome.UNDECIDABLE or evaluation.cause is not None


def _tell(evaluation: Evaluation, causes: Causes) -> dict[str, object]:
    """What a finding says of its cause."""
    this = id(evaluation)
    if this in causes.shared:
        return {"group": causes.shared[this]}
    if this in causes.shifted:
        told: dict[str, object] = {"hypothesis": _SHIFTED[0], "hypothesis_en": _SHIFTED[1]}
        return told if evaluation.origin else {**told, "origin": Origin.UNCLEAR}
    if this in causes.missing:
        return _tell_missing(evaluation, causes.missing[this])
    suspect = causes.suspects.get(this)
    return _tell_suspect(evaluation, suspect) if suspect else {}


def _tell_missing(evaluation: Evaluation, row: str) -> dict[str, object]:
    amount = f"{evaluation.difference:f}"
    return {
        "group": f"{row} 之下缺一行",
        "hypothesis": f"“{row}”之下缺一行，本栏金额为 {amount}",
        "hypothesis_en": f"a row is missing under “{row}”, with {amount} in this column",
    }


def _tell_suspect(evaluation: Evaluation, suspect: Suspect) -> dict[str, object]:
    figure, wanted = suspect.figure, suspect.wanted
    told: dict[str, object] = {"group": figure.label, "suspect": _find(evaluation, figure)}
    if wanted is None or (suspect.slip is None and len(evaluation.operands) == 2):
        return told
    printed = figure.text or figure.value
    slip, slip_en = suspect.slip or ("", "")
    because, because_en = (f"：{slip}", f": {slip_en}") if slip else ("", "")
    return {
        **told,
        "hypothesis": f"若“{figure.label}”为 {wanted:f} 而非 {printed} 则成立{because}",
        "hypothesis_en": f"holds if “{figure.label_en}” is {wanted:f}, not {printed}{because_en}",
    }


def _find(evaluation: Evaluation, figure: Figure) -> int | None:
    """Which of the shown operands the figure is."""
    places = [place_of(one) for one in to_shown(evaluation)]
    return places.index(place_of(figure)) if place_of(figure) in places else None
