"""Text that was copied where something of its own is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from services.validation.core.evaluation import Evaluation, undecidable, verdict
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.texts import compact, plain, without_number
from shared.contracts.document import TextBlock
from shared.contracts.findings import Severity

# A paragraph that is too short to tell who copied it: 完成县委交办的其他任务。
_SHORT = 25
_MANY = 3
_DUTIES = re.compile(r"职责|职能")
_GOALS = re.compile(r"绩效目标(?!表)")


@rule(
    "Q-06",
    statement="总体绩效目标不照抄部门职责",
    basis="绩效目标应指向明确，与年度工作任务相应",
    severity=Severity.INFO,
    when="文字有部门职责和绩效目标两部分",
    applies=lambda ledger: all(_parts(ledger)),
)
def goals_are_not_a_copy_of_the_duties(ledger: Ledger) -> Iterator[Evaluation]:
    """The overall goals of a year are more than the standing duties, word for word."""
    duties, goals = _parts(ledger)
    if ledger.document.quality.unread_pages:
        yield undecidable("有未能识读的页", "there are unread pages")
        return
    known = {_bare(block) for block in duties}
    copied = [block for block in goals if _bare(block) in known]
    is_copy = len(copied) >= _MANY and 2 * len(copied) > len(goals)
    yield verdict(
        not is_copy,
        f"绩效目标有 {len(copied)} 段与部门职责逐字相同",
        f"{len(copied)} paragraphs of the goals are the duties, word for word",
        [
            Figure(name=block.text[:30], quote=block.text, location=block.location)
            for block in copied[:_MANY]
        ],
    )


def _parts(ledger: Ledger) -> tuple[list[TextBlock], list[TextBlock]]:
    """The paragraphs under headings that speak of duties, and of goals."""
    headings = {compact(section.heading) for section in ledger.document.sections}
    parts: tuple[list[TextBlock], list[TextBlock]] = ([], [])
    heading = ""
    for block in ledger.document.paragraphs:
        if compact(block.text) in headings:
            heading = block.text
        elif len(_bare(block)) > _SHORT:
            for part, pattern in zip(parts, (_DUTIES, _GOALS), strict=True):
                if pattern.search(heading):
                    part.append(block)
    return parts


def _bare(block: TextBlock) -> str:
    return plain(without_number(block.text))
