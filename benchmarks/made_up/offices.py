"""Offices of unlike shape: with funds and carryovers, with own revenue, with final accounts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from benchmarks.made_up.office import Item, Office
from samples.names import NAMES

_NAMES = {
    **NAMES,
    "21302": "林业和草原",
    "2130201": "行政运行",
    "2130204": "事业机构",
    "2130205": "森林资源培育",
    "2130234": "林业草原防灾减灾",
    "2120814": "农业生产发展支出",
    "22301": "解决历史遗留问题及改革成本支出",
    "2230105": "国有企业退休人员社会化管理补助支出",
    "20508": "进修及培训",
    "2050803": "培训支出",
    "20502": "普通教育",
    "2050204": "高中教育",
    "30199": "其他工资福利支出",
    "30216": "培训费",
    "30218": "专用材料费",
    "30212": "因公出国（境）费用",
}


def _items(table: str) -> tuple[Item, ...]:
    """Read items from lines of code, basic, project, fund, opening and closing carryover."""
    found = []
    for line in table.strip().splitlines():
        code, basic, project, fund, opening, closing = line.split()
        amounts = (Decimal(basic), Decimal(project))
        found.append(Item(code, *amounts, fund, Decimal(opening), Decimal(closing)))
    return tuple(found)


def _economy(text: str) -> dict[str, Decimal]:
    parts = text.split()
    return {code: Decimal(amount) for code, amount in zip(parts[::2], parts[1::2], strict=True)}


FORESTRY = Office(
    code="417",
    name="柳川县林业和草原局",
    year=2025,
    names=_NAMES,
    items=_items("""
2080505 83.47 0 general 0 0
2080506 41.74 0 general 0 0
2101101 29.18 0 general 0 0
2101102 16.53 0 general 0 0
2120814 0 138.60 managed 38.60 0
2130201 612.35 0 general 0 0
2130204 287.91 14.26 own 9.37 0
2130205 0 426.78 general 57.19 0
2130234 0 193.05 general 0 0
2210201 71.84 0 general 0 0
2230105 0 24.73 capital 0 0
"""),
    economy=_economy("""
30101 241.36 30102 158.92 30103 87.45 30108 83.47 30109 41.74 30110 45.71 30113 71.84
30201 36.16 30207 8.14 30211 23.57 30217 2.38 30228 11.06 30231 14.92 30239 21.75
30302 5.19 31002 1.45
"""),
    travel=Decimal("0"),
    purchase=Decimal("18.60"),
    running=Decimal("14.92"),
    hospitality=Decimal("2.38"),
)
FORESTRY_LAST_YEAR = replace(
    FORESTRY,
    year=2024,
    items=_items("""
2080505 81.06 0 general 0 0
2080506 40.53 0 general 0 0
2101101 28.74 0 general 0 0
2101102 15.92 0 general 0 0
2120814 0 92.15 managed 12.08 38.60
2130201 596.48 0 general 0 0
2130204 274.63 21.47 own 6.15 9.37
2130205 0 371.26 general 0 57.19
2130234 0 204.37 general 17.83 0
2210201 69.98 0 general 0 0
2230105 0 19.54 capital 0 0
"""),
    economy=_economy("""
30101 235.17 30102 151.36 30103 86.92 30108 81.06 30109 40.53 30110 44.66 30113 69.98
30201 34.71 30207 7.95 30211 22.84 30217 2.31 30228 10.87 30231 14.26 30239 21.42
30302 5.04 31002 3.63
"""),
    running=Decimal("14.26"),
    hospitality=Decimal("2.31"),
)
SCHOOL = Office(
    code="523",
    name="柳川县第三中学",
    year=2026,
    names=_NAMES,
    items=_items("""
2050204 1836.27 214.39 general 0 0
2050803 0 12.58 own 0 0
2080505 178.64 0 general 0 0
2101102 92.31 0 general 0 0
2210201 143.95 0 general 0 0
"""),
    economy=_economy("""
30101 812.46 30102 97.53 30107 586.14 30108 178.64 30110 92.31 30113 143.95 30199 38.27
30201 64.18 30205 17.92 30206 43.57 30213 58.36 30216 9.41 30218 71.05 30228 37.38
"""),
    travel=Decimal("0"),
    purchase=Decimal("0"),
    running=Decimal("0"),
    hospitality=Decimal("0"),
)
