"""The rule catalogue as a page: `python -m services.validation.catalogue > docs/rules.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import groupby

from services.validation.core.across_documents import PAIR_RULES
from services.validation.core.registry import RULES, Rule
from services.validation.core.titles import chinese_title
from services.validation.core.validate import ordered_rules
from shared.contracts.document import DocumentKind
from shared.registry import load_all

FAMILIES = {
    "S": "Structure 结构",
    "A": "Within a table 表内",
    "X": "Across tables 表间",
    "P": "Projects 项目",
    "I": "Indicators 绩效指标",
    "N": "Narrative and tables 文字与表格",
    "Y": "Year on year 增减变化",
    "GP": "Government procurement 政府采购",
    "FA": "Fixed assets 固定资产",
    "C": "Codes and names 科目与名称",
    "Q": "Quality of text 文字质量",
    "D": "Final accounts 决算",
}
_KINDS = {
    DocumentKind.BUDGET: "budgets",
    DocumentKind.FINAL_ACCOUNTS: "final accounts",
    DocumentKind.UNKNOWN: "documents of unknown kind",
}
_HEAD = """\
# Rules

Generated from the registry by `make generate`; never edited by hand.
Every evaluation of a rule ends in one of: held, broken, rounding (the difference is no more than
the printed digits can hide), undecidable (an operand is missing or unreadable), not applicable.
"""


def render_catalogue() -> str:
    """Return the page: one table for each family, in the order of evaluation."""
    load_all("services.validation.core.rules")
    parts = [_HEAD, f"{len(RULES) + len(PAIR_RULES)} rules.\n"]
    for family, rules in groupby(ordered_rules(), key=lambda rule: rule.family):
        parts += _section(FAMILIES[family], rules)
    parts += _section("Across documents 文件之间", (pair.rule for pair in PAIR_RULES.values()))
    return "\n".join(parts)


def _section(title: str, rules: Iterable[Rule]) -> list[str]:
    head = ("| Id | 陈述 | Statement | Severity | When | Basis |", "|---|---|---|---|---|---|")
    return [f"## {title}\n", *head, *(_row(rule) for rule in rules), ""]


def _row(rule: Rule) -> str:
    cells = (
        rule.id,
        rule.statement,
        rule.statement_en,
        rule.severity.value,
        _precondition(rule),
        rule.basis,
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _precondition(rule: Rule) -> str:
    conditions = [rule.when] if rule.when else []
    if rule.tables:
        conditions.append("有" + "、".join(chinese_title(kind) for kind in rule.tables))
    if set(rule.kinds) != set(DocumentKind):
        conditions.append("only " + ", ".join(_KINDS[kind] for kind in rule.kinds))
    if rule.from_year:
        conditions.append(f"from {rule.from_year}")
    return "; ".join(conditions)


if __name__ == "__main__":
    sys.stdout.write(render_catalogue())
