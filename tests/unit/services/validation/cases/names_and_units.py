"""Cases of the rules about units of the department, levels of forms and units of amounts."""

from __future__ import annotations

from services.validation.core.titles import ORGANIZATION
from shared.contracts.document import Document, Table
from tests.unit.services.validation.builders import (
    Change,
    fact,
    fields,
    paragraphs,
    project_with,
)
from tests.unit.services.validation.cases import case
from tests.unit.services.validation.cases.changes import AT, with_indicator

_CUT = "2024年“三公”经费减少0.50"


def organized(*units: str) -> Change:
    """List the department's units."""

    def change(given: Document) -> Document:
        rows = tuple((unit, "事业") for unit in units)
        columns = (("单位名称",), ("单位性质",))
        table = Table(id="t90", kind=ORGANIZATION, columns=columns, rows=rows)
        return given.model_copy(update={"tables": (*given.tables, table)})

    return change


def said(text: str, quote: str) -> Change:
    """State one more amount in a text of its own."""

    def change(given: Document) -> Document:
        one = fact("change_three_public_expenses", "0.50", quote, direction="decrease")
        update = {
            "paragraphs": (*given.paragraphs, *paragraphs(text)),
            "narrative_facts": (*given.narrative_facts, one),
        }
        return given.model_copy(update=update)

    return change


_UNITS = organized("云溪县统计局本级", "云溪县社会经济调查队")
_OF_TEAM = project_with(1, unit_name="云溪县社会经济调查队")

CASES = {
    "S-13": case(
        project_with(1, unit_name="云溪县社会经济普查队"),
        project_with(1, unit_name="云溪县信息中心"),
        tuple(project_with(number, unit_name=None) for number in range(3)),
        holds=(_UNITS, _OF_TEAM),
    ),
    "I-25": case(
        with_indicator(1, AT.outcome, level2="数量指标"),
        with_indicator(1, AT.outcome, level2=None),
        fields(projects=()),
    ),
    "Q-07": case(
        said(f"{_CUT}的主要原因是厉行节约。", _CUT),
        (
            said(f"{_CUT}的主要原因是厉行节约。", _CUT),
            said("本说明金额单位为万元。", "“三公”经费减少0.50万元"),
        ),
        fields(narrative_facts=()),
    ),
}
