"""Values that are no plain quantity: schedules, ranks, grades, nought events."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from services.normalization.core.targets.bounds import SIGNS, find_bound_start
from services.normalization.core.targets.dates import parse_date
from services.normalization.core.targets.figures import to_quantity
from services.normalization.core.targets.masking import DOCUMENT_NUMBER, NAME_WITH_PLUS
from services.normalization.core.targets.numerals import CHINESE_PATTERN, parse_chinese_number
from services.normalization.core.targets.quantities import find_quantities
from services.normalization.core.targets.spans import parse_proportion, parse_span
from services.normalization.core.targets.units import UNITS
from shared.contracts.performance import Quantity, TargetValue

DASHES = frozenset({"-", "--", "---", "—", "——", "———", "/", "\\", "一一", "·"})

# 7×24小时, 7*24小时电话和本地服务
_SCHEDULE = re.compile(r"^[一-龥]{0,6}(\d{1,3})天?[×*xX](\d{1,2})(小时|h|H)?[一-龥]{0,16}[。;]?$")
# 前50名, 全国前三位, 进入前十
_TOP_RANK = re.compile(
    rf"^[^\d,;。]{{0,24}}前(?P<rank>\d{{1,4}}|{CHINESE_PATTERN})(?P<unit>名|位|强|列|%)?[。;]?$"
)
# 第1名, 排名第一
_RANK = re.compile(
    r"^(?:[^\d,;。]{0,12}(?:排名|位列|位居|名次)[一-龥]{0,4}|[一-龥]{0,8}(?=第[^名位]{1,8}[名位])|(?:进入)?全[国省市县区][一-龥]{0,6})?"
    rf"第(?P<rank>\d{{1,4}}|{CHINESE_PATTERN})(?P<unit>名|位)?(?P<above>及?以[上内])?[。;]?$"
)
_GRADES = "优秀|良好|一般|中等|较好|较差|及格|不及格|合格|不合格|优|良|中|差|好"
# 优:大于等于95%
_GRADE = re.compile(rf"^({_GRADES})[:(]?(.{{1,20}}?)\)?$")
# 零投诉, 达到零事故/年: things that are counted and should not happen
_NO_EVENT = re.compile(
    r"^(?:[一-龥]{0,8}(?:达到|实现|确保|保持|为))?[零0](?:投诉|事故|差错|失误|上访|违规|违纪|故障|泄密|伤亡|事件|"
    r"舞弊|差评|拖欠|感染|死亡|缺陷|舆情|信访|返贫|泄露)(?:事件|发生|事故|现象)?(?:/每?(年|月|季度|季))?[。;]?$"
)
# 安全事故零发生
_NONE_HAPPENS = re.compile(r"^[一-龥]{2,16}零发生[。;]?$")
# 完成率满意度..: names of ratios with no value between them
_NAMES_ONLY = re.compile(r"^(?:(?:(?!率)[一-龥]){2,12}率){2,6}[。;]?$")
# 单价在20万元以上的设备: a line of the fixed assets form
_ASSET_LABEL = re.compile(
    r"^(?:单价|单位价值|单台价值)[^,;。]{1,16}以[上下][^,;。]{0,8}(?:设备|资产|台|套)(?:\(.{1,12}\))?$"
)
_NAMED = "[一-龥]{0,8}(?:热线|平台|电话|工程|行动|计划|模式|体系|战略|服务)"
"""What a number may be the name of."""
# 12345热线, 110平台: a number that is a name
_NUMBER_NAME = re.compile(rf"^[一-龥、“]{{0,12}}\d{{3,}}{_NAMED}[一-龥]{{0,6}}$")
# Who issues a document, before its number: 某行字, 《关于…的请示》(
_ISSUER = re.compile(r"[一-龥《》(]{0,40}")
# What a name such as 678+X服务模式 consists of beside its figures.
_AROUND_PLUS = re.compile(r"[一-龥“”、A-Za-z\d]{0,24}")
# 3月底15%: month and share of a payment plan
_PLAN_SHARE = re.compile(r"^(\d{1,2}月[底末])([\d.]{1,8}%)$")


def parse_missing(plain: str) -> TargetValue | None:
    """Nothing printed, a dash, or names with no value."""
    if not plain or plain in DASHES:
        return TargetValue(flags=("missing",))
    unit = plain[1:] if plain[0] in SIGNS else plain
    if not unit or unit in UNITS:  # ≥%, 个: the cell of figures is blank
        return TargetValue(flags=("missing", "figure_missing"))
    if plain.count("率") > 1 and _NAMES_ONLY.match(plain):
        return TargetValue(text=plain, flags=("missing", "names_run_together"))
    return None


def parse_name(plain: str) -> TargetValue | None:
    """A document number, a name with digits, a line label: no value, whatever digits it holds."""
    if _is_document_number(plain):
        return TargetValue(text=plain, flags=("document_number",))
    parts = [part for part in plain.split(",") if part]
    if parts and all(_is_name_with_digits(part) for part in parts):
        return TargetValue(text=plain, flags=("name_with_digits",))
    if _ASSET_LABEL.match(plain):
        embedded = tuple(to_quantity(quantity) for quantity in find_quantities(plain))
        return TargetValue(text=plain, quantities=embedded, flags=("line_label",))
    return None


def _is_document_number(plain: str) -> bool:
    number = DOCUMENT_NUMBER.search(plain) if "号" in plain else None
    if number is None or len(plain) - number.end() > 3:
        return False
    return bool(_ISSUER.fullmatch(plain[: number.start()]))


def _is_name_with_digits(plain: str) -> bool:
    plus = NAME_WITH_PLUS.search(plain) if "+" in plain else None
    if plus:
        around = plain[: plus.start()] + plain[plus.end() :]
        return bool(_AROUND_PLUS.fullmatch(around))
    return bool(_NUMBER_NAME.match(plain))


def parse_schedule(plain: str) -> TargetValue | None:
    """7×24小时 says when a service runs; its factors are not multiplied."""
    found = _SCHEDULE.match(plain)
    if found is None:
        return None
    days, hours = (
        Quantity(operator="=", value=value, unit=unit, dimension="time", text=value)
        for value, unit in ((found.group(1), "天"), (found.group(2), "小时"))
    )
    whole_week = (days.value, hours.value) == ("7", "24")
    return TargetValue(operator="qualitative", text=plain, dimension="schedule",
                       quantities=(days, hours), per="周",
                       flags=("all_week",) if whole_week else ())  # fmt: skip


def parse_rank(plain: str) -> TargetValue | None:
    """前50名 is a rank of at most 50; 第一名 is the rank 1."""
    found = _TOP_RANK.match(plain) or _RANK.match(plain)
    if found is None:
        return None
    printed = found["rank"]
    rank = Decimal(printed) if printed.isdigit() else parse_chinese_number(printed)
    if rank is None:
        return None
    is_top = found.re is _TOP_RANK
    is_limit = is_top or found["above"] is not None
    is_share = found["unit"] == "%"
    return TargetValue(
        operator="<=" if is_limit else "=", value=f"{rank:f}", unit=found["unit"],
        qualifier="前" if is_top else None, operator_source="word", dimension="rank",
        base_value=f"{rank.scaleb(-2).normalize() if is_share else rank:f}",
        base_unit="1" if is_share else "名", bound="at_rank", places=0,
        flags=() if found["unit"] else ("unit_missing",),
    )  # fmt: skip


def parse_grades(plain: str) -> TargetValue | None:
    """优:大于等于95%;良:… is a scale of grades, not a value."""
    bands = [_GRADE.match(part) for part in re.split("[;,。]", plain) if part]
    if len(bands) < 2 or not all(bands):
        return None
    quantities = [
        to_quantity(quantity, label=band.group(1))
        for band in bands
        if band
        for quantity in find_quantities(band.group(2))
    ]
    if len(quantities) < 2:
        return None
    return TargetValue(operator="qualitative", text=plain, dimension="scale",
                       quantities=tuple(quantities))  # fmt: skip


def parse_no_event(plain: str) -> TargetValue | None:
    """零投诉/年: none of a thing that is counted."""
    found = _NO_EVENT.match(plain)
    if found is None and not _NONE_HAPPENS.match(plain):
        return None
    per = found.group(1) if found else None
    spoken = find_bound_start(plain, max(plain.find("零"), plain.find("0"))) == 0
    return TargetValue(
        operator="=", value="0", unit=f"次/{per}" if per else "次", per=per, base_value="0",
        base_unit="次", dimension="rate" if per else "count", places=0,
        operator_source="word" if spoken and plain[0] not in "零0" else "none",
        flags=("unit_inferred",),
    )  # fmt: skip


def parse_plan_share(plain: str, fiscal_year: int | None) -> TargetValue | None:
    """3月底15%: the cumulative share a payment plan reaches by a day."""
    found = _PLAN_SHARE.match(plain)
    day = parse_date(found.group(1), None, fiscal_year) if found else None
    if found is None or day is None:
        return None
    share = to_quantity(find_quantities(found.group(2))[0])
    return day.model_copy(
        update={"value": share.value, "unit": share.unit, "base_value": share.base_value,
                "base_unit": share.base_unit, "aggregate": "cumulative"}
    )  # fmt: skip


FORMS: tuple[Callable[[str], TargetValue | None], ...] = (
    parse_span,
    parse_proportion,
    parse_name,
    parse_grades,
    parse_schedule,
    parse_rank,
    parse_no_event,
)
# What a text of every such form holds: a tolerance, a rank, a document's 号, 零 or 单价; a figure
# with another after it, one that is a name, 0 of a thing; a grade at the beginning
_PECULIAR = re.compile(
    rf"[±前第号+单零]|\d(?<!\d\d)\d*+(?:[^\d.].*\d|(?<=\d\d\d){_NAMED}|(?<=0)(?<!\d0)[一-龥])"
    rf"|^[;,。]*(?:{_GRADES})"
)


def is_peculiar(plain: str) -> bool:
    """Whether a text may be of one of these forms; hardly any plain quantity may."""
    return _PECULIAR.search(plain) is not None


def parse_form(plain: str) -> TargetValue | None:
    """Read a value of one of these forms.

    >>> parse_form("前50名").dimension
    'rank'
    >>> parse_form("≥95%") is None
    True
    """
    if not is_peculiar(plain):
        return None
    return next((target for form in FORMS if (target := form(plain))), None)
