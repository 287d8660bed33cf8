"""Codes and names of accounts: known, the same everywhere, of the right length."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from services.validation.core.evaluation import HELD, Evaluation, undecidable, verdict
from services.validation.core.figures import Figure, Row
from services.validation.core.ledger import Ledger
from services.validation.core.registry import rule
from services.validation.core.texts import compact, plain
from services.validation.core.titles import T2, T3, T5, T6, T7, T8, chinese_title, english_title
from shared.classification import ECONOMIC_CLASSES, FUNCTIONAL_CLASSES
from shared.contracts.findings import Severity

BASIS = "当年《政府收支分类科目》"
SAME = "同一科目编码在各表中名称相同"
FUNCTIONAL = (T2, T3, T5, T7, T8)
# GB/T 2260: the first two digits of the divisions of province level.
PROVINCES = frozenset(
    (
        *("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37"),
        *("41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64"),
        *("65", "71", "81", "82"),
    )
)


def _rows(ledger: Ledger, kinds: tuple[str, ...]) -> list[Row]:
    return [row for kind in kinds for row in ledger.coded(kind)]


def _named(row: Row) -> Figure:
    spot = next((f.location for f in row.figures.values() if f.location), None)
    return Figure(
        name=f"{chinese_title(row.kind)} {row.label}",
        name_en=f"{english_title(row.kind)}: “{row.label}”",
        quote=row.label,
        location=spot,
    )


@rule(
    "C-01",
    statement="功能分类的类级编码与名称相符",
    basis=BASIS,
    severity=Severity.WARNING,
    when="有按功能分类列示的表",
    applies=lambda ledger: bool(_rows(ledger, FUNCTIONAL)),
)
def functional_classes_carry_their_name(ledger: Ledger) -> Iterator[Evaluation]:
    """The code of a functional class carries that class's name."""
    for row in _rows(ledger, FUNCTIONAL):
        code = row.code or ""
        if len(code) != 3:
            continue
        names = FUNCTIONAL_CLASSES.get(code)
        if names is None:
            yield undecidable(f"科目编码 {code} 不在目录中", f"unknown code {code}", [_named(row)])
            continue
        yield verdict(
            plain(row.name) in {plain(name) for name in names},
            f"{chinese_title(row.kind)}的 {code} 印为“{row.name}”，应为“{names[0]}”",
            f"{code} is printed as {row.name}, it is {names[0]}",
            [_named(row)],
            expected=names[0],
            actual=row.name,
        )


@rule(
    "C-02",
    statement="同一编码在各表中名称相同",
    basis=SAME,
    severity=Severity.WARNING,
    when="有按功能分类列示的表",
    applies=lambda ledger: bool(_rows(ledger, FUNCTIONAL)),
)
def a_code_has_one_name(ledger: Ledger) -> Iterator[Evaluation]:
    """A functional code has the same name in every table."""
    groups: dict[str, list[Row]] = {}
    for row in _rows(ledger, FUNCTIONAL):
        groups.setdefault(row.code or "", []).append(row)
    for code, rows in groups.items():
        names = Counter(plain(row.name) for row in rows)
        if "" in names:
            yield undecidable(f"{code} 在某表中无名称", f"no name for {code}", [_named(rows[0])])
            continue
        usual = names.most_common(1)[0][0]
        odd = [row for row in rows if plain(row.name) != usual]
        if not odd:
            yield HELD
            continue
        other = next(row for row in rows if plain(row.name) == usual)
        yield verdict(
            False,
            f"{code} 在{chinese_title(odd[0].kind)}为“{odd[0].name}”，"
            f"在{chinese_title(other.kind)}为“{other.name}”",
            f"{code} is {odd[0].name} in one table and {other.name} in another",
            [_named(odd[0]), _named(other)],
            expected=other.name,
            actual=odd[0].name,
        )


@rule(
    "C-03",
    statement="经济分类的编码与名称相符",
    basis="部门预算支出经济分类科目",
    severity=Severity.INFO,
    tables=(T6,),
    when="表内有编码",
    applies=lambda ledger: bool(ledger.coded(T6)),
)
def economic_codes_carry_their_name(ledger: Ledger) -> Iterator[Evaluation]:
    """The code of an economic section carries that section's name."""
    for row in ledger.coded(T6):
        name = ECONOMIC_CLASSES.get(row.code or "")
        if name is None:
            yield undecidable(
                f"科目编码 {row.code} 不在目录中", f"unknown code {row.code}", [_named(row)]
            )
            continue
        printed, wanted = plain(row.name), plain(name)
        yield verdict(
            printed == wanted or printed.rstrip("用支出") == wanted.rstrip("用支出"),
            f"{row.code} 印为“{row.name}”，应为“{name}”",
            f"{row.code} is printed as {row.name}, it is {name}",
            [_named(row)],
            expected=name,
            actual=row.name,
            cause=f"{chinese_title(T6)}的编码",
        )


@rule(
    "C-04",
    statement="功能分类编码为 3、5、7 位，经济分类编码为 3、5 位",
    basis=BASIS,
    severity=Severity.WARNING,
    when="有带编码的表",
    applies=lambda ledger: bool(_rows(ledger, (*FUNCTIONAL, T6))),
)
def codes_have_their_length(ledger: Ledger) -> Iterator[Evaluation]:
    """Functional codes have 3, 5 or 7 digits, economic codes 3 or 5."""
    for row in _rows(ledger, (*FUNCTIONAL, T6)):
        code = compact(row.code)
        if not code.isdigit():
            yield undecidable(
                f"编码“{row.code}”无法识读", f"unreadable code {row.code}", [_named(row)]
            )
            continue
        lengths = (3, 5) if row.kind == T6 else (3, 5, 7)
        yield verdict(
            len(code) in lengths,
            f"{chinese_title(row.kind)}的编码 {code} 为 {len(code)} 位",
            f"the code {code} has {len(code)} digits",
            [_named(row)],
        )


# The division at the front of a project's code.
_DIVISION = re.compile(r"^(\d{6})\d{2}P")
# The same with a letter where a digit belongs.
_MISREAD = re.compile(r"^[0-9A-Z]{6}\d{2}P")


@rule(
    "C-05",
    statement="项目编码的行政区划代码有效（按 GB/T 2260 的省级代码）",
    basis="GB/T 2260 中华人民共和国行政区划代码",
    severity=Severity.WARNING,
    when="项目编码含行政区划",
    applies=lambda ledger: any(p.code for p in ledger.document.projects),
)
def divisions_exist(ledger: Ledger) -> Iterator[Evaluation]:
    """The division in a project's code belongs to a province that exists."""
    for project in ledger.document.projects:
        if not project.code:
            continue
        match = _DIVISION.match(compact(project.code))
        figure = Figure(name=project.name or "", text=project.code, quote=project.code)
        if match is None and not _MISREAD.match(compact(project.code)):
            continue
        if match is None:
            words = f"编码 {project.code} 的行政区划无法识读"
            yield undecidable(words, f"unreadable division: {project.code}", [figure])
            continue
        yield verdict(
            match[1][:2] in PROVINCES,
            f"编码 {project.code} 的行政区划 {match[1]} 无效",
            f"no such division: {match[1]}",
            [figure],
        )


# What an item of the functional classification is for: （项）。主要用于：…
_PURPOSE = re.compile(r"（[项款]）[。，：:]?(?:主要)?用于[:：]?([^。；]{2,60})")
_CONTRADICTIONS = (
    ("公积金", re.compile(r"医疗|养老|年金"), re.compile(r"公积金|住房")),
    ("医疗", re.compile(r"公积金|养老保险|年金"), re.compile(r"医疗|医保")),
    ("养老保险", re.compile(r"医疗保险|公积金"), re.compile(r"养老|退休|社会保险")),
    ("职业年金", re.compile(r"医疗保险|公积金"), re.compile(r"年金")),
    ("购房补贴", re.compile(r"医疗|养老|年金"), re.compile(r"购房|住房|补贴")),
)


@rule(
    "C-06",
    statement="科目的用途说明与科目名称相符",
    basis="政府收支分类科目的说明",
    severity=Severity.WARNING,
    when="文字逐科目说明用途",
    applies=lambda ledger: any(True for _ in _purposes(ledger)),
)
def purposes_fit_their_account(ledger: Ledger) -> Iterator[Evaluation]:
    """What an account is said to be used for is not another account's purpose."""
    for name, purpose, quote in _purposes(ledger):
        figure = Figure(name=name, quote=quote)
        fitting = [(wrong, right) for word, wrong, right in _CONTRADICTIONS if word in name]
        if not fitting:
            yield HELD
            continue
        wrong, right = fitting[0]
        if wrong.search(purpose) and right.search(purpose):
            yield undecidable(f"“{quote}”兼及多个科目", f"several purposes: {quote}", [figure])
            continue
        yield verdict(
            not wrong.search(purpose),
            f"“{quote}”的用途与科目不符",
            f"the purpose is another account's: {quote}",
            [figure],
            actual=purpose,
        )


def _purposes(ledger: Ledger) -> Iterator[tuple[str, str, str]]:
    text = "".join(compact(block.text) for block in ledger.document.paragraphs)
    if "用于" not in text:
        return
    text = text.replace("(", "（").replace(")", "）")
    for match in _PURPOSE.finditer(text):
        before = text[max(0, match.start() - _NAME_LENGTH) : match.start()]
        name = _NAME_START.split(before)[-1]
        yield name, match[1], f"{name}{match[0]}"


_NAME_LENGTH = 40
# What ends before an account's name begins.
_NAME_START = re.compile(r"（[类款]）|[。；，、\d]")
