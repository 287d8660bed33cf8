"""Name what a statement is: a change, a phase of the budget, or the amount itself."""

from __future__ import annotations

from services.normalization.core.narrative.discourse import Discourse, Mention
from services.normalization.core.narrative.lexicon import Term
from services.normalization.core.narrative.readings import is_own_plan, to_change
from services.normalization.core.narrative.statements import Clause
from services.normalization.core.narrative.tokens import Mark, Token

_BEFORE_OUTTURN = frozenset({"initial_budget", "adjusted_budget"})
"""Phases that are the amount itself until something has become of it."""


def name_metric(clause: Clause, mention: Mention, base: Token | None, discourse: Discourse) -> str:
    """Return the metric of what a clause states; `base` is what it is held against."""
    metric = mention.metric
    if mention.is_change:
        is_planned = base and is_own_plan(clause.text, base, mention.year)
        return f"deviation_{metric}" if is_planned else to_change(metric)
    phase = clause.last(Term.PHASE)
    compare = clause.last(Mark.COMPARE)
    if compare and clause.tokens[-1] == compare and is_own_plan(clause.text, compare):
        is_initial = clause.text.startswith("年初", compare.start + 1)
        return f"{'initial_budget' if is_initial else 'budgeted'}_{metric}"
    if (
        phase is None
        or phase.value in ("final", "plain")
        or (compare and compare.end > phase.start)
    ):
        return metric
    if phase.value in _BEFORE_OUTTURN and not _has_outturn(mention, discourse):
        return metric
    return f"{phase.value}_{metric}"


def _has_outturn(mention: Mention, discourse: Discourse) -> bool:
    """Whether a budget is held against what became of it: 支出5万元,年初预算为6万元."""
    said = discourse.current
    is_said = said is not None and not said.is_change and said[:2] == mention[:2]
    return is_said or discourse.speaks_of_outturn
