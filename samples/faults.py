"""The faults that are planted into the second publication, each with the rule it breaks."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from samples.content import Block, Box, Contents, Entry, Heading, Publication, Row, Table, Text


@dataclass(frozen=True)
class Fault:
    """One change of what is printed."""

    rule: str
    """The rule that it breaks."""
    place: str
    """Title of the table, or heading of the chapter."""
    row: str | None
    """A text that the row of the table holds; None for running text, headings and notes."""
    columns: tuple[int, ...]
    """Which cells of that row, from 0."""
    correct: str
    printed: str
    evidence: str
    also: tuple[str, ...] = ()
    """Further rules that the same change breaks."""

    def to_json(self) -> dict[str, Any]:
        """Return the fault as `faults.json` lists it."""
        return asdict(self)


_REVENUE = "部门预算收入总表"
_TWO_SIDED = "部门预算收支总表"
_EXPENDITURE = "部门预算支出总表"
_FISCAL = "部门预算财政拨款收支总表"
_GENERAL = "部门预算一般公共预算财政拨款支出表"
_BASIC = "部门预算一般公共预算财政拨款基本支出表"
_FUND = "部门预算政府性基金预算财政拨款支出表"
_STATE_CAPITAL = "部门预算国有资本经营预算财政拨款支出表"
_THREE_PUBLIC = "部门预算财政拨款“三公”经费支出表"
_ASSETS = "部门固定资产占用情况表"
_FUNDING = "预算规模及资金用途"
_NO_STATE_CAPITAL = "注：本部门没有安排国有资本经营预算财政拨款，空表列示。"
_NO_FUND = "注：本部门没有安排政府性基金预算财政拨款，空表列示。"

FAULTS = (
    Fault("A-102", _TWO_SIDED, "二、政府性基金预算拨款收入", (2,), "60.00", "66.00",
          "各项收入之和为763.49，本年收入合计为757.49。", ("X-05",)),
    Fault("A-103", _TWO_SIDED, "八、社会保障和就业支出", (4,), "74.64", "76.64",
          "各类支出之和为759.49，本年支出合计为757.49。", ("X-03",)),
    Fault("A-203", _REVENUE, "2080506", (3, 4, 5), "24.88", "28.48",
          "20805款为74.64，其下各项之和为78.24。", ("X-04",)),
    Fault("S-10", _REVENUE, "21303", (0,), "14", "13",
          "序号13重复。"),
    Fault("A-301", _EXPENDITURE, "2130304", (3,), "45.00", "54.00",
          "合计54.00，项目支出只有45.00。", ("A-302", "X-04")),
    Fault("A-401", _FISCAL, "十、卫生健康支出", (4,), "32.45", "34.25",
          "合计34.25，一般公共预算财政拨款32.45。", ("A-403",)),
    Fault("S-03", _GENERAL, "预算年度：2025", (1,), "预算年度：2025", "预算年度：2024",
          "文件是2025年预算，本表印作2024年。"),
    Fault("C-02", _GENERAL, "2130314", (2,), "防汛", "防汛抗旱",
          "同一编码在其他各表中名称为防汛。"),
    Fault("A-501", _GENERAL, "合计", (4,), "534.09", "543.09",
          "合计697.49，基本支出与项目支出之和为706.49。", ("X-10", "X-11")),
    Fault("A-601", _BASIC, "30217", (5,), "0.80", "8.00",
          "合计0.80，公用经费8.00。", ("A-602",)),
    Fault("S-08", _FUND, None, (), "", _NO_FUND,
          "表中有数，注中却说空表列示。"),
    Fault("S-07", _STATE_CAPITAL, None, (), _NO_STATE_CAPITAL, "",
          "空表没有说明。"),
    Fault("A-903", _THREE_PUBLIC, "公务用车运行维护费", (2, 3), "7.20", "7.02",
          "购置及运维费7.20，其中购置费为空、运行维护费7.02。", ("X-13",)),
    Fault("S-06", "十、其他需要说明的事项", None, (), "十、其他", "十一、其他",
          "第九章之后是第十一章。"),
    Fault("N-02", "1、收入说明", None, (), "基金预算收入60.00万元", "基金预算收入56.00万元",
          "各项收入之和为753.49，收入为757.49。", ("N-01",)),
    Fault("Y-01", "3、比上年增减情况", None, (), "人员经费减少12.40万元", "人员经费减少14.20万元",
          "人员经费减少14.20、公用经费增加2.15，基本支出却减少10.25。"),
    Fault("N-06", "三、机关运行经费安排情况", None, (), "72.21万元", "71.12万元",
          "公用经费为72.21。"),
    Fault("N-07", "四、财政拨款“三公”经费预算情况及增减变化原因", None, (),
          "公务接待费0.80万元", "公务接待费1.80万元", "各项之和为9.00，合计为8.00。"),
    Fault("Q-01", "（一）总体绩效目标", None, (), "推进农村水系治理", "推进XX项农村水系治理",
          "模板的占位符没有填写。"),
    Fault("P-02", "1、水利行业监督管理业务费绩效目标表", _FUNDING, (4,), "45.00", "40.00",
          "预算数45.00，财政资金40.00，其他资金为空。"),
    Fault("I-04", "1、水利行业监督管理业务费绩效目标表", "监测数据合格率", (3,), "≥97%", "≥970%",
          "合格率不会超过100%。"),
    Fault("P-03", "2、小型水库维修养护绩效目标表", "15%", (2,), "85%", "35%",
          "6月底45%，10月底35%。"),
    Fault("P-04", "3、农村供水设施运行维护绩效目标表", "项目预算控制数", (3,), "≤34万元", "≤43万元",
          "预算数34.00，成本指标43万元。"),
    Fault("P-10", "4、防汛物资储备与值守绩效目标表", "项目编码", (1,),
          "13993225P00B0220004T", "13993225P00B0220003R", "与第三个项目编码相同。"),
    Fault("I-02", "5、农村水系生态治理绩效目标表", "沿河群众满意度", (4,), "≥90%", "≤90%",
          "满意度越高越好。"),
    Fault("GP-01", "部门政府采购预算", "台式计算机", (5,), "5", "6",
          "6台，单价0.60，金额3.00。"),
    Fault("N-10", "八、国有资产信息", None, (), "543.40万元", "534.40万元",
          "资产总额为543.40。"),
    Fault("FA-01", _ASSETS, "2、车辆（台、辆）", (2,), "52.44", "54.24",
          "各项之和为545.20，资产总额为543.40。"),
    Fault("FA-03", _ASSETS, "其中：办公用房（平方米）", (2,), "199.20", "299.20",
          "办公用房299.20，全部房屋286.70。"),
)  # fmt: skip


def plant_faults(publication: Publication, faults: tuple[Fault, ...] = FAULTS) -> Publication:
    """Return the publication with every fault in it; raises `ValueError` for a misplaced one."""
    blocks = list(publication.blocks)
    for fault in faults:
        changed = _plant(blocks, fault)
        if changed == blocks:
            raise ValueError(f"no place for the fault {fault.rule} in {fault.place}")
        blocks = changed
    return replace(publication, blocks=tuple(blocks))


def _plant(blocks: list[Block], fault: Fault) -> list[Block]:
    """Change what stands under the fault's heading or title."""
    changed: list[Block] = []
    under = ""
    for block in blocks:
        title = block.title if isinstance(block, Table) else None
        heading = block.text if isinstance(block, Heading) else None
        under = title or heading or under
        changed.append(_change(block, fault, is_there=under == fault.place))
    return changed


def _change(block: Block, fault: Fault, *, is_there: bool) -> Block:
    match block:
        case Contents(entries) if fault.row is None:
            return Contents(tuple(Entry(_swap(entry.text, fault)) for entry in entries))
        case Heading(text, level) if fault.row is None and is_there:
            return Heading(_swap(text, fault), level)
        case Text(text) if fault.row is None and is_there:
            return Text(_swap(text, fault))
        case Table() if is_there and fault.row is None:
            return replace(block, notes=tuple(filter(None, (fault.printed,))))
        case Table() if is_there:
            caption = _change_row(block.caption, fault)
            return replace(
                block, caption=caption, rows=tuple(_change_row(row, fault) for row in block.rows)
            )
        case _:
            return block


def _swap(text: str, fault: Fault) -> str:
    return text.replace(fault.correct, fault.printed) if fault.correct else text


def _change_row(row: Row, fault: Fault) -> Row:
    if not any(box.text == fault.row for box in row):
        return row
    return tuple(
        replace(box, text=fault.printed) if _is_meant(at, box, fault) else box
        for at, box in enumerate(row)
    )


def _is_meant(at: int, box: Box, fault: Fault) -> bool:
    return at in fault.columns and box.text == fault.correct
