"""Several amounts stated in one: 公务接待费、会议费均为0万元, 无会议费和培训费支出."""

from __future__ import annotations

import re

from services.normalization.core.narrative.lexicon import Term
from services.normalization.core.narrative.readings import Reading
from services.normalization.core.narrative.statements import Clause
from services.normalization.core.narrative.tokens import Token

_NAMES = (Term.METRIC, Term.FUND)
# The word that says that an amount is that of all together
_SUM = re.compile(r"(?:预算|支出)?(?:两项|三项)?(?:合计|总?共|总计|总额|之和)")
# What stands between two names of one list
_JOINT = re.compile(r"(?:预算|决算|支出|拨款|收入|资金){0,2}[、和与及]")
# The word that says that an amount is that of each: 均为, 均与上年
_EACH = re.compile(r"[均都]")


def states_each(clause: Clause) -> bool:
    """Whether a clause states its amount of each of the names before it."""
    last = clause.last(*_NAMES)
    return last is not None and _EACH.search(clause.text, last.end, clause.end) is not None


def repeat_for_listed(reading: Reading, clause: Clause) -> list[Reading]:
    """Return the reading once for each name listed with its own, in the printed order."""
    listed = _find_listed(clause)
    if not listed or listed[-1].value not in reading.metric:
        return [reading]
    return [
        reading._replace(
            metric=reading.metric.replace(listed[-1].value, token.value),
            start=min(reading.start, listed[0].start),
        )
        for token in listed
    ]


def sums_listed(clause: Clause) -> bool:
    """Whether a clause states the sum of several names, which is the amount of none of them."""
    listed = _find_listed(clause)
    return len(listed) > 1 and _SUM.match(clause.text, listed[-1].end) is not None


def _find_listed(clause: Clause) -> list[Token]:
    """The names that stand in one list at the end of a clause."""
    named = [token for token in clause.tokens if token.kind in _NAMES]
    listed = named[-1:]
    for token in reversed(named[:-1]):
        if not _JOINT.fullmatch(clause.text, token.end, listed[0].start):
            break
        listed.insert(0, token)
    return listed
