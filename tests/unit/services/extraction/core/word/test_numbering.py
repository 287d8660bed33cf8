"""Numbers that Word generates."""

from __future__ import annotations

import pytest

from services.extraction.core.formats.docx import read_docx
from shared.contracts.extracted import Grid, Paragraph
from tests.unit.services.extraction.core.office_files import docx, paragraph, table, texts


def _level(index: int, style: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def _list(*levels: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )


def _item(text: str, level: int = 0, list_id: int = 1) -> str:
    number = f'<w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/>'
    return paragraph(text, f"<w:numPr>{number}</w:numPr>")


def _lines(body: str, numbering: str, styles: str = "") -> list[str]:
    blocks = read_docx(docx(body, numbering=numbering, styles=styles)).blocks
    return [block.text for block in blocks if isinstance(block, Paragraph)]


CHINESE = _list(
    _level(0, "chineseCountingThousand", "%1、"),
    _level(1, "chineseCountingThousand", "（%2）"),
    _level(2, "decimal", "%3、"),
)


def test_levels_count_and_restart_below_a_higher_one():
    body = (
        _item("职责") + _item("机构", 1) + _item("人员", 1) + _item("本级", 2)
        + _item("安排") + _item("收入", 1)
    )  # fmt: skip
    assert _lines(body, CHINESE) == [
        "一、职责", "（一）机构", "（二）人员", "1、本级", "二、安排", "（一）收入",
    ]  # fmt: skip


def test_a_second_list_of_the_same_kind_counts_on_unless_it_starts_anew():
    body = _item("甲") + _item("乙", 0, 2) + _item("丙", 0, 2)
    assert _lines(body, CHINESE) == ["一、甲", "一、乙", "二、丙"]


def test_a_level_may_print_the_numbers_above_it():
    numbering = _list(
        _level(0, "chineseCounting", "第%1部分"), _level(1, "decimal", "%1.%2", "<w:isLgl/>")
    )
    assert _lines(_item("总则") + _item("依据", 1), numbering) == ["第一部分 总则", "1.1 依据"]


def test_the_number_may_come_from_the_style():
    styles = (
        '<w:style w:type="paragraph" w:styleId="n"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    styled = '<w:pStyle w:val="n"/>'
    without = f'{styled}<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = paragraph("甲", styled) + paragraph("无", without) + paragraph("乙", styled)
    assert _lines(body, CHINESE, styles) == ["一、甲", "无", "二、乙"]


def test_bullets_and_unknown_lists_print_nothing():
    numbering = _list(_level(0, "bullet", "\uf0b7"))
    assert _lines(_item("甲") + _item("乙", 0, 9), numbering) == ["甲", "乙"]


def test_a_cell_may_hold_nothing_but_its_number():
    def numbered(text: str) -> str:
        return f"<w:tc>{_item(text)}</w:tc>"

    plain = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    body = table((numbered(""), plain.format("甲")), (numbered(""), plain.format("乙")))
    numbering = _list(_level(0, "decimal", "%1"))
    (grid,) = (b for b in read_docx(docx(body, numbering=numbering)).blocks if isinstance(b, Grid))
    assert texts(grid) == [["1", "甲"], ["2", "乙"]]


@pytest.mark.parametrize("value", ["", "x", "-1", "9" * 5000, "1.5", "²"])
def test_numbering_that_makes_no_sense_prints_nothing(value: str):
    level = f'<w:lvl w:ilvl="{value}"><w:start w:val="{value}"/><w:lvlText w:val="%1、"/></w:lvl>'
    override = f'<w:lvlOverride w:ilvl="{value}"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="7">{level}</w:abstractNum>'
        f'<w:num w:numId="{value}"><w:abstractNumId w:val="7"/>{override}</w:num>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/>{override}</w:num>'
    )
    item = f'<w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="1"/></w:numPr>'
    assert _lines(paragraph("甲", item), numbering) == ["甲"]
