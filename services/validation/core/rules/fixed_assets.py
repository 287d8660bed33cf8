"""Fixed assets: values add up, quantities fit, the date is the end of last year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from services.validation.core.evaluation import HELD, Evaluation, undecidable, verdict
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.relations import check_at_most, check_sum
from services.validation.core.rules.narrative_others import stated
from services.validation.core.rules.structure import place
from services.validation.core.texts import compact
from services.validation.core.titles import FIXED_ASSETS, T9
from shared.contracts.findings import Severity

BASIS = "部门固定资产占用情况表表样"
PARTS = (
    "fixed_assets_buildings",
    "fixed_assets_vehicles",
    "fixed_assets_equipment",
    "fixed_assets_other",
)
_EQUIPMENT_FLOOR = 200_000
# The closing date of the table: 截止时间：2023-12-31, 截止时间:2022年12月31日
_CLOSING = re.compile(r"截[止至](?:时间)?[:：]?(\d{4})[-年.](\d{1,2})[-月.](\d{1,2})")


def _has_amounts(ledger: Ledger) -> bool:
    return not ledger.is_nil(FIXED_ASSETS)


def _figures(ledger: Ledger, measure: str) -> list[Figure]:
    found = (ledger.figure(FIXED_ASSETS, item, measure) for item in PARTS)
    return [figure for figure in found if figure is not None]


@rule(
    "FA-01",
    statement="资产总额（价值）= 房屋 + 车辆 + 单价20万元以上设备 + 其他固定资产",
    basis=BASIS,
    tables=(FIXED_ASSETS,),
    when="表内有金额",
    applies=_has_amounts,
)
def asset_values_add_up(ledger: Ledger) -> Iterator[Evaluation]:
    """The value of all assets is the sum of its kinds; office buildings are part of buildings."""
    total = ledger.figure(FIXED_ASSETS, "fixed_assets_total", "value")
    yield check_sum(total, _figures(ledger, "value"), "资产总额")


@rule(
    "FA-02",
    statement="资产总额（数量）= 各项数量之和",
    basis=BASIS,
    severity=Severity.INFO,
    tables=(FIXED_ASSETS,),
    when="资产总额印有数量",
    applies=lambda ledger: _has_total_quantity(ledger),
)
def asset_quantities_add_up(ledger: Ledger) -> Iterator[Evaluation]:
    """The quantity of all assets is the sum of its kinds, floor space left out or counted."""
    total = ledger.figure(FIXED_ASSETS, "fixed_assets_total", "quantity")
    parts = _figures(ledger, "quantity")
    without_buildings = check_sum(total, parts[1:], "资产总额数量")
    with_buildings = check_sum(total, parts, "资产总额数量")
    same = without_buildings.outcome.value == "held"
    yield without_buildings if same else with_buildings


def _has_total_quantity(ledger: Ledger) -> bool:
    figure = ledger.figure(FIXED_ASSETS, "fixed_assets_total", "quantity")
    return figure is not None and (figure.is_number or figure.is_unreadable)


@rule(
    "FA-03",
    statement="办公用房 ≤ 房屋",
    basis=BASIS,
    tables=(FIXED_ASSETS,),
    when="印有办公用房",
    applies=lambda ledger: _office(ledger) is not None,
)
def offices_are_part_of_the_buildings(ledger: Ledger) -> Iterator[Evaluation]:
    """Office buildings are part of the buildings, in space and in value."""
    for measure in ("quantity", "value"):
        office = ledger.figure(FIXED_ASSETS, "fixed_assets_office_buildings", measure)
        whole = ledger.figure(FIXED_ASSETS, "fixed_assets_buildings", measure)
        if office is not None and (office.is_number or office.is_unreadable):
            yield check_at_most(office, whole, "房屋")


def _office(ledger: Ledger) -> Figure | None:
    row = ledger.item(FIXED_ASSETS, "fixed_assets_office_buildings")
    figures = row.figures.values() if row else ()
    return next((f for f in figures if f.is_number or f.is_unreadable), None)


@rule(
    "FA-04",
    statement="有价值的资产有数量，有数量的有价值",
    basis=BASIS,
    severity=Severity.INFO,
    tables=(FIXED_ASSETS,),
    when="表内有金额",
    applies=_has_amounts,
)
def values_and_quantities_go_together(ledger: Ledger) -> Iterator[Evaluation]:
    """A kind of asset with a value has a quantity, and the reverse."""
    for item in PARTS:
        row = ledger.item(FIXED_ASSETS, item)
        quantity, value = (row.figures.get(n) if row else None for n in ("quantity", "value"))
        if row is None or quantity is None or value is None:
            continue
        if quantity.is_unreadable or value.is_unreadable:
            yield undecidable(f"{row.label}无法识读", f"unreadable: {row.label}", [quantity, value])
            continue
        if quantity.value or value.value:
            yield verdict(
                bool(quantity.value) == bool(value.value),
                f"{row.label}只印有{'价值' if value.value else '数量'}",
                f"{row.label} has a {'value' if value.value else 'quantity'} only",
                [quantity, value],
            )


@rule(
    "FA-05",
    statement="单价20万元以上的设备，平均价值不低于 20 万元",
    basis=BASIS,
    severity=Severity.WARNING,
    tables=(FIXED_ASSETS,),
    when="印有该类设备的数量",
    applies=lambda ledger: _equipment(ledger) is not None,
)
def costly_equipment_is_costly(ledger: Ledger) -> Iterator[Evaluation]:
    """Equipment of over 200 000 yuan a piece is worth that on average."""
    pair = _equipment(ledger)
    if pair is None:
        return
    quantity, value = pair
    if value.is_unreadable or quantity.is_unreadable or not value.is_number:
        yield undecidable("该类设备的价值未印出", "no value of this equipment", pair)
        return
    yield verdict(
        value.interval[1] >= quantity.value * _EQUIPMENT_FLOOR,
        f"{quantity.text} 台设备价值 {value.text}{value.unit or ''}，平均不足 20 万元",
        f"{quantity.text} pieces worth {value.text}: less than 200 000 yuan each",
        pair,
    )


def _equipment(ledger: Ledger) -> tuple[Figure, Figure] | None:
    quantity = ledger.figure(FIXED_ASSETS, "fixed_assets_equipment", "quantity")
    value = ledger.figure(FIXED_ASSETS, "fixed_assets_equipment", "value")
    if quantity is None or value is None or not (quantity.value or quantity.is_unreadable):
        return None
    return quantity, value


@rule(
    "FA-06",
    statement="截止时间为上年 12 月 31 日",
    basis=BASIS,
    severity=Severity.WARNING,
    tables=(FIXED_ASSETS,),
    when="表头印有截止时间",
    applies=lambda ledger: _closing(ledger) is not None,
)
def the_closing_date_is_the_end_of_last_year(ledger: Ledger) -> Iterator[Evaluation]:
    """The table's closing date is 31 December of the year before the fiscal year."""
    table, date = ledger.table(FIXED_ASSETS), _closing(ledger)
    if table is None or date is None:
        return
    if ledger.year is None:
        yield undecidable("文件的预算年度不明", "the fiscal year is not known", [place(table)])
        return
    wanted = f"{ledger.year - 1}-12-31"
    yield verdict(
        date == wanted,
        f"固定资产表的截止时间为 {date}，应为 {wanted}",
        f"the fixed assets are those of {date}, expected {wanted}",
        [place(table)],
        expected=wanted,
        actual=date,
    )


def _closing(ledger: Ledger) -> str | None:
    table = ledger.table(FIXED_ASSETS)
    match = _CLOSING.search(compact(table.caption)) if table else None
    return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}" if match else None


@rule(
    "FA-07",
    statement="有公务用车运行维护费的，固定资产表有车辆",
    basis="公务用车运行维护费用于单位按规定保留的公务用车",
    severity=Severity.INFO,
    tables=(FIXED_ASSETS,),
    when="表或文字的公务用车运行维护费不为零",
    applies=lambda ledger: _running(ledger) is not None,
)
def running_costs_need_a_vehicle(ledger: Ledger) -> Iterator[Evaluation]:
    """Running costs of official vehicles go with vehicles among the assets."""
    cost = _running(ledger)
    vehicles = ledger.figure(FIXED_ASSETS, "fixed_assets_vehicles", "quantity")
    if cost is None:
        return
    if cost.is_unreadable or (vehicles is not None and vehicles.is_unreadable):
        yield undecidable("运行维护费或车辆数无法识读", "an amount is unreadable", [cost])
    elif vehicles is not None and vehicles.value > Decimal(0):
        yield HELD
    else:
        assets = stated(ledger, "fixed_assets")
        table = ledger.table(FIXED_ASSETS)
        operands = [cost, *([assets] if assets else []), *([place(table)] if table else [])]
        yield verdict(
            False,
            f"公务用车运行维护费 {cost.text}{cost.unit or ''}，固定资产表无车辆",
            f"running costs of vehicles {cost.text}, no vehicle among the assets",
            operands,
        )


def _running(ledger: Ledger) -> Figure | None:
    found = ledger.figure(T9, "official_vehicle_running")
    if found is None:
        found = ledger.fact("official_vehicle_running")
    return found if found is not None and (found.value or found.is_unreadable) else None


@rule(
    "FA-08",
    statement="房屋每平方米的价值不超过 5 万元",
    basis="房屋以平方米计；每平方米价值过高的，数量可能为栋数或面积漏填",
    severity=Severity.INFO,
    tables=(FIXED_ASSETS,),
    when="印有以平方米计的房屋数量",
    applies=lambda ledger: bool(_buildings(ledger)),
)
def floor_space_is_worth_what_buildings_cost(ledger: Ledger) -> Iterator[Evaluation]:
    """A square metre of a building is worth no more than 50 000 yuan."""
    for quantity, value in _buildings(ledger):
        if value.is_unreadable or quantity.is_unreadable or not value.is_number:
            yield undecidable("房屋的价值未印出", "no value of the buildings", [quantity, value])
            continue
        yield verdict(
            value.yuan <= quantity.value * _DEAREST_SQUARE_METRE,
            f"{quantity.label} {quantity.text}，价值 {value.text}{value.unit or ''}，"
            "每平方米超过 5 万元",
            f"{quantity.text} square metres worth {value.text}: over 50 000 yuan each",
            [quantity, value],
        )


_DEAREST_SQUARE_METRE = 50_000
_SPACES = ("fixed_assets_buildings", "fixed_assets_office_buildings")


def _buildings(ledger: Ledger) -> list[tuple[Figure, Figure]]:
    """The floor space of buildings with its value, where the row counts square metres."""
    found = []
    for item in _SPACES:
        row = ledger.item(FIXED_ASSETS, item)
        quantity, value = (row.figures.get(n) if row else None for n in ("quantity", "value"))
        if row is None or quantity is None or value is None or "平方米" not in row.label:
            continue
        if quantity.value or quantity.is_unreadable:
            found.append((quantity, value))
    return found
