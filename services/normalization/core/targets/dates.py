"""Dates, deadlines and periods: 2023年1月, 12月底前, 2024-06-30, 第一季度, 1-12月."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace

from services.normalization.core.targets.numerals import parse_chinese_number
from shared.contracts.performance import TargetBound, TargetValue

_YEAR = r"(?P<year>(?:19|20)\d{2})"
_QUALIFIER = r"(?P<qualifier>(?:底|末|初|上旬|中旬|下旬|份)?(?:之前|以前|前|止|起|内|开始)?)"
# 不迟于 · year · month · day · 底前 · 完成; at least a month, or a year alone.
_DATE = re.compile(
    rf"^(?P<before>不迟于|不晚于|截至|截止到|截止|自|从|到|至|于|在|力争|确保|计划于?|预计于?|拟于?|每年|当年|本年|今年)?"
    rf"(?:{_YEAR}年(?:度|年(?=[底末初]))?)?(?:(?P<month>\d{{1,2}})月)?(?:(?P<day>\d{{1,2}})[日号])?{_QUALIFIER}"
    r"(?P<tail>(?:全部|按时|按期|如期)?(?:完成|结束|竣工|完工|交付|开始|启动|开工|到位|上线|验收|发放|拨付|支付|投入|实施)"
    r"[一-龥]{0,6})?[。;]?$"
)
# 2024-06-30, 2024/6/30, 2024.6.30, 2024-06
_DIGITAL_DATE = re.compile(
    rf"^{_YEAR}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?:(?P=mark)(?P<day>\d{{1,2}}))?"
    rf"(?P<qualifier>(?:之前|以前|前)?)$"
)
# 二〇二四年, 十二月, 三十一日: dates in Chinese digits
_CHINESE_DATE = re.compile(
    r"^(?:[一二][〇零○九][〇零○一二三四五六七八九]{2}年)?(?:[一二三四五六七八九十]{1,2}月)?"
    r"(?:[一二三四五六七八九十]{1,3}[日号])?(?=.)"
)
# One figure of such a date
_CHINESE_FIGURE = re.compile(r"[〇零○一二三四五六七八九十]{1,4}(?=[年月日号])")
# 年底前, 年末, 年内 with no year of their own
_YEAR_END = re.compile(
    r"^[当本每今]?年[年度]?(?P<qualifier>[底末](?:之前|以前|前)?|内|终)[一-龥]{0,6}$"
)
# 1-12月, 2024年1月-12月, 2024年1月至2024年12月, 2024.1-2024.12
_MONTHS = re.compile(
    r"^(?:(?P<year>(?:19|20)\d{2})[年.])?(?P<first>\d{1,2})月?[-~—至到]{1,2}"
    r"(?:(?P<last_year>(?:19|20)\d{2})[年.])?(?P<last>\d{1,2})月?(?:底|份)?$"
)
# 2024年1月1日至12月31日, 2024-01-01~2024-12-31
_DAYS = re.compile(
    r"^(?:(?P<year>(?:19|20)\d{2})[-年/.])?(?P<month>\d{1,2})[-月/.](?P<day>\d{1,2})日?[-~—至到]{1,2}"
    r"(?:(?P<year2>(?:19|20)\d{2})[-年/.])?(?P<month2>\d{1,2})[-月/.](?P<day2>\d{1,2})日?$"
)
# 2021-2025年
_YEARS = re.compile(r"^(?P<first>(?:19|20)\d{2})年?[-~—至到]{1,2}(?P<last>(?:19|20)\d{2})年度?$")
_THIRDS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, None)}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
# 第一季度, 二季度, 上半年, 全年, with or without a year
_PERIOD = re.compile(
    r"^(?:(?P<year>(?:19|20)\d{2})(?:年度?|(?=Q))|当年|本年)?"
    r"(?:(?P<since>前(?=[二三])|第?[一二三四1-4](?:季度)?[-~—至到]{1,2})?第?(?P<quarter>[一二三四1-4])季度|"
    r"Q(?P<english>[1-4])|(?P<half>[上下])半年|(?P<whole>全年度?|[本当]年度?(?![底末])|年度|年内))"
    r"(?P<qualifier>[末底]?前?)(?:内)?(?:(?:按时|全部)?(?:完成|结束|启动|开工|竣工))?$"
)
# What every date and every period holds: a measure of the calendar, or a year and a sign
_CALENDAR = re.compile(r"[年月季Q]|(?:19|20)\d\d[-/.]\d")
# What a name says of a day on which something starts, or has to be done
_STARTS = re.compile(r"开始|起始|启动|开工|起租|开展时间")
_NAMES_TIME = re.compile(r"时间|日期|时限|期限|时效|时点|进度")
_ENDS = re.compile(r"结束|完成|截止|竣工|完工|到期|交付|终止|完结|上线|验收")


@dataclass(frozen=True)
class _Day:
    """A printed date; what is not printed is None."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def to_text(self) -> str:
        """The date as the document JSON writes it: `2023-01`, `--12`."""
        year = "-" if self.year is None else f"{self.year:04d}"
        return "-".join([year, *(f"{part:02d}" for part in (self.month, self.day) if part)])

    def first(self, year: int | None) -> str | None:
        """The first day meant, once the year is known; the last of its month for a 30 February."""
        return None if year is None else _to_day(year, self.month or 1, self.day or 1)

    def last(self, year: int | None) -> str | None:
        return None if year is None else _to_day(year, self.month or 12, self.day or 31)

    @property
    def is_possible(self) -> bool:
        return (self.month is None or 1 <= self.month <= 12) and (
            self.day is None or 1 <= self.day <= 31
        )


def _to_day(year: int, month: int, day: int) -> str:
    return f"{year:04d}-{month:02d}-{min(day, calendar.monthrange(year, month)[1]):02d}"


def names_calendar(plain: str) -> bool:
    """Whether a text holds what every date and every period of the calendar does.

    >>> names_calendar("2024/6/30"), names_calendar("28.5万元")
    (True, False)
    """
    return _CALENDAR.search(plain) is not None


def parse_date(plain: str, name: str | None, fiscal_year: int | None) -> TargetValue | None:
    """Read a value that is a date or a deadline.

    >>> parse_date("12月底前", None, 2024).date_end
    '2024-12-31'
    """
    text = _with_arabic_figures(plain)
    if year_end := _parse_year_end(text, fiscal_year):
        return year_end
    found = _DATE.match(text) or _DIGITAL_DATE.match(text)
    if found is None:
        return None
    parts = found.groupdict()
    day = _Day(*(int(parts[key]) if parts.get(key) else None for key in ("year", "month", "day")))
    qualifier = parts["qualifier"] or None
    before = parts.get("before") or ""
    if not day.is_possible or not _is_date(day, f"{before}{qualifier or ''}", found, name):
        return None
    bound = _find_bound(before + (qualifier or ""), name)
    flags = ("trailing_text",) if parts.get("tail") else ()
    target = _to_target(day, qualifier, bound, fiscal_year, flags)
    return target.model_copy(update={"per": "年"}) if before == "每年" else target


def _is_date(day: _Day, words: str, found: re.Match[str], name: str | None) -> bool:
    """A month alone is a duration unless a word makes it a date; 2023.12 may be a number."""
    if found.re is _DIGITAL_DATE:
        is_number = day.day is None and found["mark"] == "."
        return not is_number or bool(name and _NAMES_TIME.search(name))
    if day.month is None:
        return day.year is not None and day.day is None
    return day.year is not None or day.day is not None or bool(words or found["tail"])


def _find_bound(words: str, name: str | None) -> TargetBound:
    if any(word in words for word in ("前", "底", "末", "止", "不迟于", "不晚于", "截")):
        return "by"
    if any(word in words for word in ("起", "开始", "自", "从")):
        return "from"
    if name and _STARTS.search(name):
        return "from"
    return "by" if name and _ENDS.search(name) else "within"


def _to_target(
    day: _Day,
    qualifier: str | None,
    bound: TargetBound,
    fiscal_year: int | None,
    flags: tuple[str, ...] = (),
) -> TargetValue:
    year = day.year or fiscal_year
    if day.year is None:
        flags = (*flags, "year_inferred")
    elif fiscal_year and day.year != fiscal_year:
        flags = (*flags, "outside_fiscal_year")
    is_deadline = bound == "by" and qualifier is not None
    first, last = _find_days_of_third(day, qualifier)
    return TargetValue(
        operator="date", date=day.to_text(), qualifier=qualifier, bound=bound, dimension="date",
        date_start=None if is_deadline else first.first(year), date_end=last.last(year),
        flags=flags,
    )  # fmt: skip


def _find_days_of_third(day: _Day, qualifier: str | None) -> tuple[_Day, _Day]:
    """A third of a month (上旬, 中旬, 下旬) and the end of a month narrow its days."""
    if day.month is None or day.day is not None or not qualifier:
        return day, day
    days = next((days for word, days in _THIRDS.items() if qualifier.startswith(word)), None)
    if days is None:
        return day, day
    first, last = days
    return replace(day, day=first), replace(day, day=last)


def _parse_year_end(plain: str, fiscal_year: int | None) -> TargetValue | None:
    found = _YEAR_END.match(plain)
    if found is None:
        return None
    return _to_target(_Day(None, 12), found["qualifier"], "by", fiscal_year)


def _with_arabic_figures(plain: str) -> str:
    found = _CHINESE_DATE.match(f"{plain} ")
    if found is None or not found.group():
        return plain
    return _CHINESE_FIGURE.sub(_to_arabic, plain)


def _to_arabic(found: re.Match[str]) -> str:
    number = parse_chinese_number(found.group())
    return found.group() if number is None else f"{number:f}"


def parse_period(plain: str, fiscal_year: int | None) -> TargetValue | None:
    """Read a value that is a span of time of the calendar, not a duration.

    >>> parse_period("第一季度", 2024).date_end
    '2024-03-31'
    """
    span = _find_span(plain)
    if span is None:
        return None
    first, last, qualifier = span
    flags = ("year_inferred",) if first.year is None else ()
    year = first.year or fiscal_year
    return TargetValue(
        operator="period", date=f"{first.to_text()}/{last.to_text()}", qualifier=qualifier,
        dimension="period", bound="by" if qualifier else "within", date_start=first.first(year),
        date_end=last.last(last.year or year), flags=flags,
    )  # fmt: skip


def _find_span(plain: str) -> tuple[_Day, _Day, str | None] | None:
    if found := _MONTHS.match(plain):
        if "月" not in plain and found["year"] is None:
            return None
        year = int(found["year"]) if found["year"] else None
        last_year = int(found["last_year"]) if found["last_year"] else year
        first, last = _Day(year, int(found["first"])), _Day(last_year, int(found["last"]))
    elif found := _DAYS.match(plain):
        if found["year"] is None and "月" not in plain:
            return None
        year = int(found["year"]) if found["year"] else None
        last_year = int(found["year2"]) if found["year2"] else year
        first = _Day(year, int(found["month"]), int(found["day"]))
        last = _Day(last_year, int(found["month2"]), int(found["day2"]))
    elif found := _YEARS.match(plain):
        first, last = _Day(int(found["first"])), _Day(int(found["last"]))
    elif found := _PERIOD.match(plain):
        year = int(found["year"]) if found["year"] else None
        months = _find_months(found)
        return _Day(year, months[0]), _Day(year, months[1]), found["qualifier"] or None
    else:
        return None
    return (first, last, None) if first.is_possible and last.is_possible else None


def _find_first_quarter(since: str, last: int) -> int:
    """前三季度 and 一至三季度 begin with an earlier quarter than their last."""
    if since == "前":
        return 1
    return next((_QUARTERS[char] for char in since if char in _QUARTERS), last)


def _find_months(found: re.Match[str]) -> tuple[int, int]:
    if printed := found["quarter"] or found["english"]:
        last = _QUARTERS[printed]
        return 3 * _find_first_quarter(found["since"] or "", last) - 2, 3 * last
    if found["half"]:
        return (1, 6) if found["half"] == "上" else (7, 12)
    return 1, 12
