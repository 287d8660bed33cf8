"""What single lines of a document declare: a department, a code, a year, a unit, a kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from shared.contracts.document import DocumentKind
from shared.folding import fold_plain

Field = Literal["name", "code", "year", "unit", "kind", "division"]
_YEAR = r"(?P<year>(?:19|20)\d\d)"
# What a name consists of after its first character: 12345热线中心, 投资促进、会展服务中心
_PLAIN = r"[\u4e00-\u9fff()·、\d]"
_NAME = r"(?P<name>[\u4e00-\u9fff\"][\"\u4e00-\u9fff()·、\d]{2,40}?)"
_PLACEHOLDER = r"[XxＸ×*○□]{1,4}[\u4e00-\u9fff]{0,12}"
# What a department publishes besides its whole budget: “三公”经费, 绩效自评报告, 经费预算
_TOPIC = (
    r"(?:(?:一般公共预算|公共财政预算|政府性基金预算|财政)?(?:当年|资金)?(?:财政)?(?:拨款|支出)?[及和、]?){0,3}"
    r"(?:安排|开支)?的?(?:\"?三公\"?经费|(?:行政|机关运行)经费(?:预算|决算))|经费(?:预算|决算)"
    r"|(?:部门|单位)?(?:整体|项目)?(?:支出)?(?:单位|部门)?绩效(?:自评|评价)|预决算"
)
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    # 编制部门：某县财政局; the name ends the line or runs up to the next caption
    ("label", re.compile(r"(?:编制|预算主管|预算|填报|申报)(?:部门|单位)(?:\(.{0,6}\))?[::]"
                         rf"(?P<name>{_PLAIN}{{3,40}}?)(?=截止|预算年度|单位|金额|$)")),
    # 单位名称：某县财政局, 部门：某县财政局 金额单位：万元
    ("label", re.compile(r"^(?:公开)?(?:部门|单位)(?:名称)?[::](?!人民币)"
                         rf"(?P<name>{_PLAIN}{{3,40}}?)(?=单位:|金额|(?<!元)$)")),
    # 435某县财政局, 209001某县财政局本级 预算年度：2024
    ("caption", re.compile(rf"^(?P<code>\d{{3,12}})(?P<name>[\u4e00-\u9fff]{_PLAIN}{{3,40}}?)"
                           r"(?=截止|预算年度|单位:|金额|(?:19|20)\d\d|\d{1,2}$|$)")),
    ("caption", re.compile(rf"预算年度:?{_YEAR}")),
    # 某县财政局2024年部门预算信息公开情况说明, 2024年度部门决算
    ("title", re.compile(rf"^(?:(?:文件|信息)?(?:名称|标题)[::])?(?:第[^部]{{1,3}}部分)?(?:关于)?"
                         rf"(?:{_NAME}|{_PLACEHOLDER})?{_YEAR}年?度?(?:[区市县省]级)?"
                         r"(?:部门|单位)?(?:预算|决算|财务收支|收支|收入|支出|预算单位)")),
    # 2023年度某县财政局部门决算公开
    ("title", re.compile(rf"^(?:[\u4e00-\u9fff]{{2,8}}[市县区州旗])?{_YEAR}年?度?"
                         r"(?P<name>[\u4e00-\u9fff()·]{4,40}?)(?:部门|单位)?"
                         r"(?:预算|决算)(?:信息|公开|说明|情况|报告|编制|草案|批复|及|的){0,6}$")),
    # 某县财政局2024年“三公”经费预算情况说明, 2024年某县财政局“三公”经费财政拨款预算安排5万元
    ("statement", re.compile(rf"^(?:关于)?{_NAME}?{_YEAR}年?度?(?:{_TOPIC})")),
    ("statement", re.compile(rf"^{_YEAR}年?度?{_NAME}(?:{_TOPIC})")),
    ("statement", re.compile(rf"^(?:关于)?{_NAME}(?:{_TOPIC})(?:{_YEAR}年?度?)?"
                             r"(?:预算|决算|支出|情况|公开)")),
    # 现将某县财政局2024年部门预算公开如下
    ("announcement", re.compile(rf"现将{_NAME}?{_YEAR}年?度?(?:部门|单位)?(?:预算|决算)")),
    # 第一部分 某县财政局概况, 某县财政局主要职能
    ("overview", re.compile(r"^(?:第[^部]{1,3}部分)?(?P<name>[\u4e00-\u9fff()·]{4,40}?)"
                            r"(?:\(单位\))?(?:概况|主要职[能责]|机构设置)$")),
    # 某县财政局机关及所属事业单位的收支包含在部门预算中
    ("text", re.compile(r"(?:^|。)(?P<name>[\u4e00-\u9fff()·]{4,40}?)(?:机关)?及所属"
                        r".{0,8}单位的收支")),
    ("text", re.compile(r"^(?P<name>[\u4e00-\u9fff()·]{4,40}?)(?:\(含所属单位\))?上年末固定资产")),
    ("text", re.compile(rf"{_YEAR}年(?:度)?(?:部门)?(?:预算收入|收入预算|支出预算|预算收支)")),
)  # fmt: skip
# 单位：万元, 金额单位：人民币元
_UNIT = re.compile(r"单位[::](?:人民币)?(?P<unit>[百千万亿]{0,2}元)")
# Project code: division (6), year (2), a letter, the rest
_PROJECT_CODE = re.compile(r"^(?P<division>\d{6})(?P<year>\d{2})[A-Z][0-9A-Z]{7,16}$")
# Words that stand for a department without naming one, and names nobody has
_NAMELESS = re.compile(
    r"[XxＸ×某*○□?]|^(?:我|本|各|该|全|其)|部门$|^(?:单位|预算|行政|事业|科目|功能|项目|政府|主要|内设|机构|部门)"
    r"|[省市县区旗州盟]$|(?<![少青老成中])年|月|(?<!代)表|^[一二三四五六七八九十]{1,3}、|说明|情况|职责|收入|支出|收支|拨款|经费"
)
# The rest of a title whose department stands on the line above or below: 某县2024年县级部门预算
_NAMELESS_TITLE = re.compile(
    rf"^(?:[\u4e00-\u9fff]{{2,8}}[省市州县区旗])?{_YEAR}年?度?(?:[区市县省]级)?(?:(?:部门|单位)?(?:预算|决算)|{_TOPIC})"
)
# A year alone on its line: 2024年度, （2024年）
_YEAR_LINE = re.compile(rf"^\(?{_YEAR}年?度?\)?$")
# A title without its year: 某县财政局部门预算, 部门决算公开
_YEARLESS_TITLE = re.compile(
    r"^(?P<name>[\u4e00-\u9fff()·]{4,40}?)?(?:部门|单位)(?:预算|决算)(?:信息|公开|说明|情况|报告|草案|及|的|书){0,4}$"
)
# A year in Chinese digits: 二〇二四年
_CHINESE_YEAR = re.compile(r"二[〇零○][〇零○一二三四五六七八九]{2}(?=年)")
_CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
# What the names of departments and units end with
_BODY = re.compile(
    r"(?:局|委|委员会|办|办公室|办事处|厅|院|校|学校|大学|学院|[中小]学|中心|政府|部|处|所|站|馆|队|社|会|联合会|协会|园|库|室)"
    r"(?:\(.{2,6}\))?$|(?:委|会|办|室)\)$"
)
# What follows a department's own name: 本级, （汇总）, （含所属单位）, （公章）, 关于
_TAIL = re.compile(
    r"\(?(?:部门)?(?:本级|本部|汇总)\)?$|(?<=[局委办会院厅])部门$|\((?:公|盖|签)?章\)$|(?<=.{4})关于$|\((?:单位|部门|含所属单位)\)$"
)


@dataclass(frozen=True)
class Declaration:
    """One statement of identity; `source` is the kind of line that makes it."""

    source: str
    field: Field
    value: str


def find_declarations(text: str) -> Iterator[Declaration]:
    """Yield what one paragraph or cell declares."""
    plain = _fold(text)
    if len(plain) > 400:
        return
    for source, pattern in _PATTERNS:
        if found := pattern.search(plain):
            yield from _read_match(source, found)
    if unit := _UNIT.search(plain):
        yield Declaration("caption", "unit", unit["unit"])
    if code := _PROJECT_CODE.match(plain):
        yield from _read_project_code(code)
    if kind := parse_kind(plain):
        yield Declaration("title", "kind", kind.value)


def find_cover(lines: Sequence[str]) -> Iterator[Declaration]:
    """Yield what a title says that a cover prints over several lines, in any order."""
    folded = [_fold(line) for line in lines]
    for above, below in pairwise(folded):
        if name := _find_named_title(above, below):
            yield Declaration("title", "name", name)
    for place, line in enumerate(folded):
        beside = [*folded[max(0, place - 2) : place], *folded[place + 1 : place + 3]]
        title = next((found for near in beside if (found := _YEARLESS_TITLE.match(near))), None)
        year = _YEAR_LINE.match(line)
        if year and title:
            yield Declaration("title", "year", year["year"])
            if name := clean_name(title["name"]):
                yield Declaration("title", "name", name)


def _find_named_title(above: str, below: str) -> str | None:
    """Return the department alone on one of two lines, the other a title without one."""
    for line, title in ((above, below), (below, above)):
        name = clean_name(line)
        is_title = _NAMELESS_TITLE.match(title) or title in ("部门预算", "部门决算")
        if name and len(name) <= 30 and _BODY.search(name) and is_title:
            return name
    return None


def _fold(text: str) -> str:
    """Return a line without blanks, in half width, its year in figures."""
    plain = fold_plain(text)
    if "二" not in plain:
        return plain
    return _CHINESE_YEAR.sub(lambda found: found.group().translate(_CHINESE_DIGITS), plain)


def _read_match(source: str, found: re.Match[str]) -> Iterator[Declaration]:
    groups = found.groupdict()
    name = clean_name(groups.get("name"))
    if name and (source != "statement" or _BODY.search(name)):
        yield Declaration(source, "name", name)
        if groups.get("code") and groups["name"] == name:
            yield Declaration(name, "code", groups["code"])
    if groups.get("year") and not (source == "statement" and "。" in found.string):
        yield Declaration(source, "year", groups["year"])


def _read_project_code(found: re.Match[str]) -> Iterator[Declaration]:
    yield Declaration("project", "division", found["division"])
    yield Declaration("project", "year", f"20{found['year']}")


def clean_name(name: str | None) -> str | None:
    """Return a department's own name, None for what only stands in its place.

    >>> clean_name("某县财政局"), clean_name("清河市财政局本级")
    (None, '清河市财政局')
    """
    plain = _TAIL.sub("", (name or "").strip('"')).removeprefix("关于")
    return None if len(plain) < 4 or _NAMELESS.search(plain) else plain


def parse_kind(plain: str) -> DocumentKind | None:
    """Return the kind that a short line such as a title speaks of; laws speak of both.

    >>> parse_kind("收入支出决算总表")
    <DocumentKind.FINAL_ACCOUNTS: 'final_accounts'>
    """
    if len(plain) > 40 or "预决算" in plain or any(char in plain for char in "。,;《"):
        return None
    if "决算" in plain:
        return DocumentKind.FINAL_ACCOUNTS
    return DocumentKind.BUDGET if "预算" in plain else None
