"""Whose document, of which year and kind, for made-up departments."""

from __future__ import annotations

import pytest

from services.normalization.core.identity import identify
from shared.contracts.document import DocumentKind
from shared.contracts.extracted import Block, Cell, ExtractedDocument, Grid, Paragraph, Source


def read(*blocks: Block | str, file_name: str = "文件.docx"):
    return identify(
        ExtractedDocument(
            source=Source(file_name=file_name, media_type="text/plain", size_bytes=1),
            blocks=tuple(Paragraph(text=b) if isinstance(b, str) else b for b in blocks),
        )
    )


def grid(*texts: str) -> Grid:
    cells = tuple(Cell(row=0, column=place, text=text) for place, text in enumerate(texts))
    return Grid(id="g1", row_count=1, column_count=len(texts), cells=cells)


def test_captions_name_code_department_year_and_unit():
    found = read("部门预算收支总表", "435 青山县水务局 预算年度：2024 单位：万元")
    assert (found.department.code, found.department.name) == ("435", "青山县水务局")
    assert (found.fiscal_year, found.unit, found.kind) == (2024, "万元", DocumentKind.BUDGET)


def test_captions_inside_a_grid_count_as_well():
    found = read(grid("435 青山县水务局", "预算年度：2024", "单位：元"))
    assert (found.department.name, found.fiscal_year, found.unit) == ("青山县水务局", 2024, "元")


def test_final_accounts_are_told_by_their_titles():
    found = read(
        "中共青山县委社会工作部2024年度部门决算", "收入支出决算总表", "单位：万元", "收入决算表"
    )
    assert found.kind is DocumentKind.FINAL_ACCOUNTS
    assert (found.department.name, found.fiscal_year) == ("中共青山县委社会工作部", 2024)


def test_the_year_of_the_document_outweighs_years_it_merely_mentions():
    found = read(
        "青山县水务局2024年部门预算信息公开情况说明",
        "2023年机关运行经费共计安排21万元。",
        "2022年三公经费为3万元，2023年三公经费为2万元。",
    )
    assert found.fiscal_year == 2024


def test_a_name_that_leaves_out_its_place_is_completed():
    found = read(
        "青山县招商中心2019年部门决算",
        "第一部分 县招商中心概况",
        "县招商中心2019年部门决算表",
        "县招商中心设三个内设机构，县招商中心有编制25名。",
    )
    assert found.department.name == "青山县招商中心"


@pytest.mark.parametrize(
    "line", ["部门：青山县水务局", "单位：青山县水务局 金额单位：万元", "公开部门：青山县水务局"]
)
def test_the_head_of_a_form_names_the_department(line: str):
    found = read("收入支出决算总表", "公开01表", line)
    assert found.department.name == "青山县水务局"


def test_the_unit_of_money_names_nobody():
    assert read("部门：", "单位：人民币万元").department.name is None


def test_a_foreign_department_in_a_heading_does_not_mislead():
    found = read(
        "435 青山县水务局 预算年度：2024 单位：万元",
        "白河县林业局2024年部门预算信息公开情况说明",
        "按照规定，现将青山县水务局2024年部门预算公开如下：",
        "青山县水务局机关及所属事业单位的收支包含在部门预算中。",
    )
    assert found.department.name == "青山县水务局"


@pytest.mark.parametrize(
    "name", ["XX局", "某某县财政局", "××委员会", "行政审批部门", "本部门", "青山县"]
)
def test_placeholders_and_generic_words_name_nobody(name):
    found = read(f"编制部门：{name}", f"{name}2024年部门预算")
    assert found.department.name is None


def test_a_unit_stands_for_its_department_without_lending_its_code():
    found = read("209001青山县水务局本级 单位：万元")
    assert (found.department.code, found.department.name) == (None, "青山县水务局")


def test_the_division_comes_from_nearly_all_project_codes():
    codes = [grid("项目编码", code) for code in ("32990124P00111222333B", "32990124P00111222344A")]
    assert read(*codes).department.division_code == "329901"
    assert (
        read(*codes, grid("项目编码", "99990124P00111222344A")).department.division_code == "329901"
    )
    mixed = [grid("项目编码", code) for code in ("32990124P00111222333B", "37990124P00111222344A")]
    assert read(*mixed).department.division_code is None


def test_labels_on_the_cover_name_the_department():
    found = read(
        "青山市2025年市级部门预算",
        "预算主管部门：青山市水务局",
        "2025年部门收入预算总表",
        "单位：元",
    )
    assert (found.department.name, found.fiscal_year, found.unit) == ("青山市水务局", 2025, "元")


def test_the_file_name_confirms_a_year_when_the_text_is_silent():
    assert read("部门预算收支总表", file_name="青山市水务局23年预算.pdf").fiscal_year == 2023


def test_a_document_that_says_nothing_has_no_identity():
    found = read("会议纪要", "今天开会。")
    assert found.department.name is None
    assert (found.fiscal_year, found.unit, found.kind) == (None, None, DocumentKind.UNKNOWN)


def test_captions_copied_from_a_neighbour_do_not_outweigh_the_rest():
    units = Grid(
        id="g1",
        row_count=2,
        column_count=1,
        cells=(
            Cell(row=0, column=0, text="单位名称"),
            Cell(row=1, column=0, text="青山县水务局本级"),
        ),
    )
    found = read(
        "436 白河县林业局 单位：万元",
        "436 白河县林业局 单位：万元",
        "青山县水务局2024年部门预算信息公开情况说明",
        units,
    )
    assert found.department.name == "青山县水务局"


@pytest.mark.parametrize(
    "lines",
    [
        ("青山县水务局", "2023年度部门决算"),
        ("2023年度青山县水务局部门决算公开报告",),
        ("青山县水务局（部门）2023年度部门决算",),
        ("关于青山县水务局2023年度部门决算公开的说明",),
        ("第一部分 青山县水务局概况", "第三部分 2023年度部门决算情况说明"),
    ],
)
def test_the_cover_names_the_department_in_any_order(lines):
    found = read(*lines)
    assert (found.department.name, found.fiscal_year) == ("青山县水务局", 2023)
    assert found.kind is DocumentKind.FINAL_ACCOUNTS


@pytest.mark.parametrize(
    "lines",
    [
        ("2031年度", "青山县水务局部门预算", "目录"),
        ("青山县水务局", "部门预算", "（2031年）"),
        ("青山县2031年县级部门预算", "青山县水务局"),
        ("青山县水务局二〇三一年部门预算",),
        ("青山县水务局关于2031年部门预算公开的说明", "按照青山县财政局要求公开如下："),
        ("2031年度部门预算公开", "部门名称：青山县水务局（公章）"),
        ("XX局2031年部门预算", "预算部门：青山县水务局"),
        ("发文日期：2030-12-15", "名称：青山县水务局2031年部门预算"),
    ],
)
def test_a_cover_may_print_its_title_over_lines_and_with_remarks(lines):
    found = read(*lines)
    assert (found.department.name, found.fiscal_year) == ("青山县水务局", 2031)


def test_titles_of_tables_name_nobody():
    found = read(
        "2023年部门财务收支预算总表", "2023年财政拨款收支预算总表", "2023年预算单位收入预算总表"
    )
    assert (found.department.name, found.fiscal_year) == (None, 2023)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("435", "青山县投资促进、会展服务中心"),
        ("118", "青山县12345热线中心"),
        ("100101001", "青山县第3中学"),
        ("211", "青山县人民代表大会常务委员会"),
        ("036", "青山县青少年宫"),
    ],
)
def test_names_may_hold_figures_commas_and_words_of_titles(code: str, name: str):
    caption = f"{code} {name} 预算年度：2024 单位：万元"
    found = read(caption, f"一、{name}2024年部门预算").department
    assert (found.code, found.name) == (code, name)


@pytest.mark.parametrize(
    "line",
    [
        "青山县水务局2031年“三公”经费预算情况说明",
        "2031年青山县水务局一般公共预算财政拨款“三公”经费支出预算情况说明",
        "2031年青山县水务局“三公”经费财政拨款预算安排412000元，比上年预算减少600元。",
        "青山县水务局2031年经费预算信息",
        "青山县水务局部门2031年“三公”经费预算情况说明",
        "青山县水务局2031年度部门整体支出绩效自评报告",
        "青山县水务局财政拨款“三公”经费预算2031年情况如下：",
        "青山县水务局财政拨款“三公”经费2031年预算情况如下：",
    ],
)
def test_statements_of_a_part_of_the_budget_name_department_and_year(line: str):
    found = read(line, "2031年，公务接待费3万元，比2030年减少1万元。")
    assert (found.department.name, found.fiscal_year) == ("青山县水务局", 2031)


def test_the_place_that_only_the_title_says_completes_a_name():
    town = "白沙镇人民政府"
    title = [f"青山县{town}", "2031年部门预算编制说明"]
    mentions = [f"{town}2031年收支总预算80万元。", f"{town}2031年收入预算80万元。"] * 3
    assert read(*title, *mentions).department.name == f"青山县{town}"
    captioned = read(*title, *mentions, f"部门：{town}")
    assert captioned.department.name == town


def test_a_zone_is_named_with_its_committee_in_brackets():
    found = read("白沙江新兴产业集中区（管委会）2031年一般公共预算“三公”经费预算")
    assert found.department.name == "白沙江新兴产业集中区(管委会)"


def test_a_sentence_about_an_expense_names_nobody_by_its_opening_words():
    assert read("按照有关规定2031年“三公”经费预算为5万元。").department.name is None


def test_without_a_title_the_running_text_tells_the_year_its_amounts_are_of():
    found = read(
        "按照国发〔2014〕45号文件，经汇总，2031年区本级“三公”经费支出预算为44万元，与2030年持平。",
        "截至2030年12月31日，共有车辆3辆，价值70万元。",
    )
    assert (found.fiscal_year, found.kind) == (2031, DocumentKind.BUDGET)


def test_without_a_title_accounts_are_told_by_what_is_said_of_their_amounts():
    found = read(
        "经汇总，2031年“三公”经费支出决算为44万元，完成年初预算的80%，比上年决算减少1万元。"
    )
    assert found.kind is DocumentKind.FINAL_ACCOUNTS


def test_a_budget_held_against_the_accounts_of_the_year_before_stays_a_budget():
    found = read("经汇总，2031年“三公”经费支出预算为44万元，比2030年决算减少1万元。")
    assert found.kind is DocumentKind.BUDGET


def test_a_sentence_about_the_year_before_does_not_tell_the_year():
    found = read(
        "经汇总，青山县2031年“三公”经费决算数23万元，比上年决算数下降16%。",
        "2030年青山县“三公”经费支出决算下降的原因主要是厉行节约。",
    )
    assert found.fiscal_year == 2031


def test_a_title_tells_the_year_of_amounts_that_name_none():
    found = read(
        "白河市2031年龙山镇人民政府部门预算的批复", "一、收入预算72万元，其中：拨款65万元。"
    )
    assert (found.department.name, found.fiscal_year) == ("龙山镇人民政府", 2031)


def test_an_announcement_tells_the_kind_of_amounts_that_do_not():
    found = read("现将白沙镇2031年度“三公”经费决算情况公布如下：", "2031年度“三公”经费41万元。")
    assert found.kind is DocumentKind.FINAL_ACCOUNTS


def test_a_department_stands_above_the_title_of_a_part_of_its_accounts():
    found = read("青山县白沙镇人民政府", "2031年度“三公”经费决算汇总情况", "“三公”经费决算4万元。")
    assert (found.department.name, found.fiscal_year) == ("青山县白沙镇人民政府", 2031)
