"""What a passage has said so far: heads, lists, years, so that an unsaid subject is understood."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from services.normalization.core.narrative.lexicon import FUNDS, Term
from services.normalization.core.narrative.statements import (
    Clause,
    Direction,
    Subject,
    find_class,
    find_function_span,
    find_fund,
    find_subject,
)
from services.normalization.core.narrative.tokens import Token
from services.normalization.core.printed_text import to_cell_text
from shared.folding import FoldedText

_FAMILIES = ("official", "project", "fixed_assets", "government_procurement")
"""Metrics whose parts have short names of their own."""
# Words of final accounts
_OUTTURN = re.compile(r"决算|完成[^,。;]{0,8}预算")
NOTHING = FoldedText("", (), "")
PROJECT_PARENTS = frozenset(
    {
        "project_expenditure", "performance_managed_funds", "project_item",
        "project_expenditure_department_proper", "project_expenditure_subordinate_units",
        "project_expenditure_other_operations", "project_expenditure_specific_targets",
    }
)  # fmt: skip
FUNCTION_PARENTS = frozenset(
    {
        "general_public_budget_expenditure",
        "fiscal_appropriation_expenditure",
        "fiscal_appropriation_total",
        "general_public_budget_revenue",
        "total_expenditure",
        "functional_item",
    }
)


# Expenses whose amounts are parts of a budget, named by a label for the sentences below it
_EXPENSE = re.compile(
    r"official_|three_public|meeting|training|agency_operating|government_procurement|planned_asset"
)
# Money of a whole place, of which no department speaks as its own
_OF_A_PLACE = re.compile(
    r"全[县市区省州旗国][^,。;]{0,6}(?:一般公共预算|政府性基金|财政)[^,。;]{0,6}(?:收入|支出)"
)


class Mention(NamedTuple):
    """A subject as it was last spoken of."""

    subject: Subject
    year: int | None = None
    direction: Direction | None = None
    is_change: bool = False

    @property
    def metric(self) -> str:
        """Its metric."""
        return self.subject.metric


@dataclass
class Discourse:
    """The state of reading, from paragraph to paragraph."""

    fiscal_year: int | None
    passage: FoldedText = NOTHING
    """The paragraph being read."""
    section: Subject | None = None
    """What the section's heading is about."""
    label: Subject | None = None
    """What the words before the first full stop of the paragraph name and nothing more."""
    side: str | None = None
    """Which side of the budget the section is about."""
    topic: Mention | None = None
    """Head of the last sentence that had one."""
    head: Mention | None = None
    """Head of this sentence."""
    current: Mention | None = None
    earlier: Mention | None = None
    """The same amount of another year, stated before the current one."""
    parent: Mention | None = None
    """What an open list belongs to."""
    year: int | None = None
    closing_year: int | None = None
    base: Token | None = None
    earlier_base: Token | None = None
    """What changes of an earlier sentence of the paragraph were held against."""
    is_unknown: bool = False
    """The last amount was none of the form."""
    is_foreign: bool = False
    """The open list belongs to such an amount."""
    denied_until: int = 0
    """Where the clause ends that has already said what there is not."""
    plain_parts: int = 0
    """Parts named since the head without a change of their own."""
    spoken: set[str] = field(default_factory=set)
    """Metrics that the paragraph has stated."""
    is_of_a_place: bool = False
    is_hypothetical: bool = False
    """The sentence says what would be so if something were left out."""
    is_listing: bool = False
    is_piece: bool = False
    """A paragraph of its own in a list: its first amount heads what follows in it."""

    def enter_section(self, section: Subject | None, side: str | None) -> None:
        """Start anew under a heading."""
        self.section, self.side, self.topic, self.parent = section, side, None, None
        self.closing_year = self.label = None
        self.end_sentence()

    def enter_paragraph(self, passage: FoldedText, *, continues: bool) -> None:
        """Start a paragraph; one that continues a list keeps what the list belongs to."""
        self.end_sentence()
        self.passage, self.denied_until, self.earlier_base = passage, 0, None
        self.is_of_a_place = _OF_A_PLACE.search(passage.text) is not None
        if not continues:
            self.parent, self.topic, self.closing_year, self.label = None, None, None, None
            self.spoken = set()
        self.parent = self.parent or self.topic
        self.is_listing = self.is_piece = continues and self.parent is not None

    def end_sentence(self) -> None:
        """Forget what only one sentence shares."""
        self.topic = self.head or self.topic
        self.earlier_base = self.base or self.earlier_base
        self.head, self.current, self.year, self.base = None, None, None, None
        self.earlier = None
        self.plain_parts, self.is_listing, self.is_piece = 0, False, False
        self.is_unknown = self.is_foreign = self.is_hypothetical = False

    def open_list(self, side: str | None) -> None:
        """Take what was last spoken of as the whole whose parts follow; 支出包括 names a side."""
        self.parent = self.current or self.topic or self.parent
        self.is_listing, self.is_foreign = True, self.is_unknown
        whole = self.head or self.topic
        if side and whole and whole.metric.endswith(("_total", "total_budget")):
            fund = whole.metric.removesuffix("_total") if "_total" in whole.metric else "total"
            self.parent = whole._replace(subject=Subject(f"{fund}_{side}"))

    def say(self, mention: Mention) -> None:
        """Remember a statement."""
        self.is_unknown = self.is_foreign = False
        if self.head is None and (self.is_piece or not self.is_listing):
            self.head = mention
        elif not mention.is_change:
            self.plain_parts += 1
        else:
            self.plain_parts = 0
        if self.current and self.current.subject == mention.subject:
            self.earlier = self.current
        self.current = mention
        self.spoken.add(mention.metric)

    def unsaid_subject(self, compare: Token | None, text: str) -> Subject | None:
        """Return the subject that a clause leaves out."""
        whole = self.head or self.topic
        if (
            compare
            and "相比" in text[compare.start : compare.end]
            and self.plain_parts > 1
            and whole
        ):
            return whole.subject
        mention = self.current or whole
        return mention.subject if mention else self.section

    def print_name(self, start: int, end: int) -> str:
        """Return a name as printed, less justification blanks."""
        return to_cell_text(self.passage.print_span(start, end)) or ""

    @property
    def items_of(self) -> Mention | None:
        """The mention whose named parts may follow, None when names are not expected."""
        for mention in (self.current, self.parent if self.is_listing else None):
            if mention and mention.metric in PROJECT_PARENTS:
                whole = self.parent if mention.metric == "project_item" else mention
                return whole or mention
        listing = self.parent if self.is_listing else None
        return listing if listing and listing.metric in FUNCTION_PARENTS else None

    @property
    def lists_projects(self) -> bool:
        """Whether the parts of a project expenditure are being named."""
        whole = self.items_of
        return self.is_listing and whole is not None and whole.metric in PROJECT_PARENTS

    @property
    def speaks_of_outturn(self) -> bool:
        """Whether the paragraph holds a budget against what became of it."""
        return bool(_OUTTURN.search(self.passage.text))

    def may_be_local(self, metric: str) -> bool:
        """Whether a word that needs its whole stands beneath it."""
        around = {m.metric for m in (self.current, self.head, self.topic, self.parent) if m}
        around |= self.spoken | ({self.section.metric} if self.section else set())
        family = next(f for f in _FAMILIES if metric.startswith(f))
        return any(
            name.startswith(family) or (family == "official" and name == "three_public_expenses")
            for name in around
        )

    def find_spoken(self, clause: Clause) -> Subject | None:
        """Return the subject the clause names and may name in this place."""
        subject = find_subject(clause, self.side)
        if subject and self._leaves_unsaid(subject, clause):
            return None
        if span := find_function_span(clause) if subject else None:
            return Subject("functional_item", self.print_name(*span))
        if self.is_foreign and not clause.last(Term.METRIC, Term.SIDE, Term.TOTAL):
            return None
        local = clause.last(Term.LOCAL)
        if subject and local and local.value == subject.metric:
            return subject if self.may_be_local(subject.metric) else None
        if subject and subject.metric in ("opening_carryover", "closing_carryover"):
            fund = find_fund(clause) or self._section_fund or self._closing_fund(subject)
            return Subject(f"{subject.metric}_{fund}") if fund else subject
        return subject or self._find_current_year(clause) or self._find_class(clause)

    def _leaves_unsaid(self, subject: Subject, clause: Clause) -> bool:
        """Whether 2031年预算支出 below the label of an expense goes on with that expense."""
        named = self.label or self.section
        if named is None or not subject.metric.startswith("total_"):
            return False
        is_whole = "部门" in clause.text[clause.start : clause.end] or self.head is not None
        return bool(_EXPENSE.match(named.metric)) and not is_whole

    def splits_by_fund(self, clause: Clause) -> bool:
        """Whether a fund is named as the source of an expense, or the money is a whole place's."""
        fund, side = clause.last(Term.FUND), clause.last(Term.SIDE, Term.TOTAL)
        named = clause.last(Term.METRIC)
        is_sum = named.value.endswith(("carryover", "revenue")) if named else bool(fund or side)
        if is_sum and self.is_of_a_place:
            return True
        whole = self.current or self.topic
        spent = whole.subject if whole else self.section
        is_expense = spent is not None and _EXPENSE.match(spent.metric) is not None
        return is_expense and fund is not None and side is None and named is None

    def _closing_fund(self, carryover: Subject) -> str | None:
        """The fund whose revenue, expenditure and remainder one sentence states in turn."""
        if carryover.metric != "closing_carryover" or self.head is None or self.is_listing:
            return None
        fund = self.head.metric.removesuffix("_revenue")
        return fund if fund in FUNDS and f"{fund}_expenditure" in self.spoken else None

    @property
    def _section_fund(self) -> str | None:
        """The fund whose revenue and expenditure the section is about."""
        metric = self.section.metric if self.section else ""
        return metric.removesuffix("_total") if metric.endswith("_total") else None

    def _find_class(self, clause: Clause) -> Subject | None:
        """Return the class the clause names, unless names of projects are expected here."""
        found = None if self.items_of else find_class(clause)
        return Subject(found[0], self.print_name(*found[1:])) if found else None

    def _find_current_year(self, clause: Clause) -> Subject | None:
        """Return what 本年收入 or 本年支出 means here: of the section's fund, or of everything."""
        side = clause.last(Term.SIDE)
        if side is None or not clause.text.startswith("本年", side.start):
            return None
        if not clause.is_filling(side.end, clause.end):
            return None
        fund = self._spoken_fund or self._section_fund
        return Subject(f"{fund or 'current_year'}_{side.value}")

    @property
    def _spoken_fund(self) -> str | None:
        """The fund whose revenue or carryover the sentence has just stated."""
        for mention in (self.head, self.current):
            metric = mention.metric if mention else ""
            fund = metric.removesuffix("_revenue").removeprefix("opening_carryover_")
            if fund in FUNDS:
                return fund
        return None

    def year_of(self, stated: int | None, metric: str) -> int | None:
        """Return the year an amount belongs to."""
        if metric in _CLOSING_METRICS:
            return stated or self.closing_year or self.year or self.fiscal_year
        return stated or self.year or self.fiscal_year


_CLOSING_METRICS = frozenset(
    {
        "fixed_assets", "fixed_assets_other", "fixed_assets_buildings", "current_assets",
        "long_term_investments", "construction_in_progress", "intangible_assets", "total_assets",
    }
)  # fmt: skip
