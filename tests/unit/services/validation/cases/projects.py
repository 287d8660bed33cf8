"""Cases of the rules about projects and what the text says of them."""

from __future__ import annotations

from shared.contracts.document import Section
from tests.unit.services.validation.builders import (
    UNREADABLE,
    Change,
    fields,
    paragraphs,
    project_with,
    stated,
    unstated,
)
from tests.unit.services.validation.cases import case
from tests.unit.services.validation.cases.changes import (
    AT,
    NO_PROJECTS,
    meaning,
    prose,
    with_indicator,
)

_PLAN = {"3月底": "20%", "6月底": "50%", "10月底": "80%", "12月底": "100%"}


_PRICED = "印制调查表2000份，单价30元/份，需印刷费6万元。"


def _named(names: str) -> Change:
    """Name projects in the text, without amounts."""
    return fields(paragraphs=paragraphs(f"项目支出98.30万元，主要为{names}。"))


def _headed(heading: str) -> Change:
    sections = (
        Section(level=2, heading="（二）分项绩效目标"),
        Section(level=3, heading=heading),
    )
    return fields(sections=sections)


CASES = {
    "P-01": case(project_with(0, budget="63.30"), project_with(0, budget=None), NO_PROJECTS),
    "P-02": case(project_with(0, other_funds="5.00"), project_with(0, budget=None), NO_PROJECTS),
    "P-03": case(
        project_with(0, payment_plan={**_PLAN, "6月底": "10%"}),
        project_with(0, payment_plan={**_PLAN, "6月底": "一半"}),
        NO_PROJECTS,
    ),
    "P-04": case(
        (with_indicator(0, AT.cost, value_raw="≤66万元"), meaning(0, AT.cost, value="66")),
        project_with(0, budget=None),
        NO_PROJECTS,
    ),
    "P-05": case(
        project_with(0, purpose="主要用于：补贴40.30万元；培训费41万元。"),
        project_with(0, budget=None),
        NO_PROJECTS,
    ),
    "P-06": case(
        project_with(0, purpose=_PRICED.replace("6万元", "7.5万元")),
        project_with(0, purpose=_PRICED.replace("需", "另制20套，需")),
        NO_PROJECTS,
        holds=project_with(0, purpose=_PRICED),
    ),
    "P-07": case(
        with_indicator(0, AT.satisfaction, dimension="output", aspect="quality"),
        with_indicator(0, AT.satisfaction, dimension=None, aspect=None),
        NO_PROJECTS,
    ),
    "P-08": case(project_with(0, code="412-0601-YBN"), project_with(0, code=None), NO_PROJECTS),
    "P-09": case(
        project_with(0, code="13012325P000000000001"), fields(fiscal_year=None), NO_PROJECTS
    ),
    "P-10": case(
        project_with(1, code="13012324P000000000001"),
        project_with(1, code=None, name=None),
        NO_PROJECTS,
    ),
    "P-11": case(
        _headed("（一）统计业务"),
        tuple(project_with(number, name=None) for number in range(3)),
        NO_PROJECTS,
    ),
    "P-14": case(
        _named("统计业务经费、经济普查经费、农业普查经费等"),
        (_named("统计业务经费、经济普查经费等"), project_with(2, name=None)),
        NO_PROJECTS,
        holds=_named("统计业务经费、经济普查经费等"),
    ),
    "P-13": case(
        project_with(0, budget="63.30"),
        project_with(0, budget=None),
        unstated("performance_managed_funds"),
        holds=stated(
            "performance_managed_funds",
            "98.30",
            quote="编报绩效目标的项目共3个，涉及项目预算资金98.30万元",
        ),
    ),
    "P-12": case(project_with(0, budget=None), project_with(0, budget=UNREADABLE), NO_PROJECTS),
    "N-18": case(
        prose("（一）统计业务经费", "数值合格率", "95%以上", "95"),
        prose("（一）统计业务经费", "数据合格率", "", None),
        fields(narrative_targets=()),
        holds=prose("（一）统计业务经费", "统计数据合格率", "95%以上", "95"),
    ),
    "N-17": case(
        prose("1、组织统计调查", "数据合格率", "90%以上", "90"),
        prose("1、组织统计调查", "数据合格率", "", None),
        fields(narrative_targets=()),
        holds=prose("1、组织统计调查", "数据合格率", "95%以上", "95"),
    ),
    "N-22": case(
        fields(paragraphs=paragraphs("绩效目标：季度统计数据按期报送率达到90%以上。")),
        project_with(1, goals=("季度统计数据按期报送率达到98%",)),
        project_with(0, goals=()),
        holds=(
            project_with(0, goals=("季度统计数据按期报送率达到 95%。",)),
            fields(paragraphs=paragraphs("绩效目标：全县季度统计数据按期报送率达到95%以上。")),
        ),
    ),
    "N-14": case(
        prose("（一）统计业务经费", "网上报送覆盖", "达到98%", "98"),
        prose("（一）统计业务经费", "数据合格率", "", None),
        fields(narrative_targets=()),
        holds=prose("（一）统计业务经费", "数据合格率", "95%以上", "95"),
    ),
}
