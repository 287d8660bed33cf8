"""Tables of delimited rows that page breaks have cut."""

from __future__ import annotations

from tests.unit.services.extraction.core.text_dumps.showing import read, show

CAPTION = "120 河滨县教育局\n\n单位：万元\n\n"
HEADER = "序号\t功能分类科目\t\t合计\n\t科目编码\t科目名称\t\n栏次\t1\t2\t3\n"
FIRST = "1\t205\t教育支出\t3.00\n"


def test_a_repeated_caption_and_header_join_the_rows():
    text = f"支出总表\n\n{CAPTION}{HEADER}{FIRST}\n{CAPTION}{HEADER}2\t221\t住房\t1.00\n"
    assert show(read(text)) == [
        "支出总表",
        "120 河滨县教育局",
        "单位：万元",
        [
            "序号 2x1 | 功能分类科目 1x2 | 合计 2x1",
            "科目编码 | 科目名称",
            "栏次 | 1 | 2 | 3",
            "1 | 205 | 教育支出 | 3.00",
            "2 | 221 | 住房 | 1.00",
        ],
    ]


def test_a_table_with_another_title_stays_apart():
    text = f"收入总表\n{CAPTION}{HEADER}{FIRST}\n支出总表\n{CAPTION}{HEADER}{FIRST}"
    assert [block for block in show(read(text)) if isinstance(block, str)].count("单位：万元") == 2


def test_a_misread_column_number_row_is_a_repeat_too():
    text = f"{HEADER.replace('栏次', '档次')}{FIRST}\n{HEADER}2\t221\t住房\t1.00\n"
    grids = [block for block in show(read(text)) if isinstance(block, list)]
    assert len(grids) == 1
    assert grids[0][-1] == "2 | 221 | 住房 | 1.00"


def test_the_rest_of_a_cell_is_put_back_onto_its_row():
    header = "一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\n"
    row = "产出指标\t数量指标\t开课率\t按课表开出的课程占全部\t95%\n"
    text = f"{header}{row}\n{header}\t\t\t课程的比例\t\n"
    assert show(read(text)) == [
        [
            "一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值",
            "产出指标 | 数量指标 | 开课率 | 按课表开出的课程占全部课程的比例 | 95%",
        ]
    ]


def test_an_item_that_counts_on_is_a_row_not_the_rest_of_a_cell():
    header = "收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n"
    text = f"{header}\t\t十八、援助支出\t\n\n{header}\t\t十九、气象支出\t\n"
    assert show(read(text))[0][-2:] == [" |  | 十八、援助支出 | ", " |  | 十九、气象支出 | "]


def test_of_two_copies_of_a_header_the_one_that_is_not_torn_counts():
    torn = "采购项目\t金额\t\t预留\t\n\t合计\t拨款\t\t结转\n"
    whole = "采购项目\t金额\t\t\t预留\n\t合计\t拨款\t结转\t\n"
    text = f"{torn}课桌\t2.00\t2.00\t\t2.00\n\n{whole}电脑\t3.00\t3.00\t\t3.00\n"
    assert show(read(text)) == [
        [
            "采购项目 2x1 | 金额 1x3 | 预留 2x1",
            "合计 | 拨款 | 结转",
            "课桌 | 2.00 | 2.00 |  | 2.00",
            "电脑 | 3.00 | 3.00 |  | 3.00",
        ]
    ]


TARGETS = "\t一级指标\n\t二级指标\n\t三级指标\n\t指标描述\n\t指标值\n\n"
BUILT = "\t产出指标\n\t数量指标\n\t\n\t新建泵站\n\t≥2座\n\n"
SHARE = "\t\n\t质量指标\n\t\n\t验收合格率\n\t≥95%\n\n"
DATED = "\t\n\t时效指标\n\t\n\t完工时间\n\t9月底前\n\n"


def test_a_page_number_between_two_rows_of_cells_does_not_end_the_table():
    whole = show(read(f"{TARGETS}{BUILT}{SHARE}{DATED}"))
    assert len(whole) == 1
    assert show(read(f"{TARGETS}{BUILT}- 5 -\n\n{SHARE}{DATED}")) == whole


def test_a_row_that_a_page_number_cuts_in_two_is_one_row():
    cut = SHARE.replace("\t\n\t验收", "\t\n\n第 6 页\n\n\t验收")
    whole = show(read(f"{TARGETS}{BUILT}{SHARE}{DATED}{DATED}"))
    assert show(read(f"{TARGETS}{BUILT}{cut}{DATED}{DATED}")) == whole


def test_a_table_of_another_width_below_a_page_number_stays_apart():
    units = "\t单位名称\n\t单位性质\n\n\t水文站\n\t事业\n\n\t泵站\n\t事业\n"
    text = f"{TARGETS}{BUILT}{SHARE}\n7\n\n{units}"
    assert len([block for block in show(read(text)) if isinstance(block, list)]) == 2


def test_the_rest_of_a_cell_below_a_gap_without_a_header_is_put_back():
    header = "一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\n"
    row = "产出指标\t数量指标\t开课率\t按课表开出的课程占全部\t95%\n"
    more = "\t质量指标\t合格率\t合格\t90%\n"
    assert show(read(f"{header}{row}\n\t\t\t课程的比例\t\n{more}"))[0][1:2] == [
        "产出指标 2x1 | 数量指标 | 开课率 | 按课表开出的课程占全部课程的比例 | 95%"
    ]
    apart = show(read(f"{header}{row}{more}\n{header}\n\t\t\t课程的比例\t\n"))
    assert apart[0][0] == "一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值"


def test_a_header_repeated_in_the_middle_of_a_run_of_rows_is_dropped():
    text = f"{HEADER}{FIRST}{HEADER}2\t221\t住房\t1.00\n"
    assert show(read(text)) == [
        [
            "序号 2x1 | 功能分类科目 1x2 | 合计 2x1",
            "科目编码 | 科目名称",
            "栏次 | 1 | 2 | 3",
            "1 | 205 | 教育支出 | 3.00",
            "2 | 221 | 住房 | 1.00",
        ]
    ]


def test_of_a_header_whose_first_row_is_not_repeated_the_rest_is_no_data():
    rest = "科目编码\t科目名称\t\t小计\t拨款\t\n"
    first = f"功能分类科目\t\t合计\t本年收入\t\t结转\n{rest}205\t教育支出\t3.00\t3.00\t3.00\t\n"
    text = f"{first}\n- 1 -\n\n{rest}221\t住房\t1.00\t1.00\t1.00\t\n"
    assert show(read(text))[0][-2:] == [
        "205 | 教育支出 | 3.00 | 3.00 | 3.00 | ",
        "221 | 住房 | 1.00 | 1.00 | 1.00 | ",
    ]


def test_a_page_that_repeats_the_lower_row_of_a_written_out_header_adds_no_row():
    text = (
        "| 科目 | 科目 | 合计 | 结转 |\n|---|---|---|---|\n| 编码 | 名称 | 合计 | 结转 |\n"
        "| 205 | 教育 | 3.00 | 1.00 |\n\n3\n\n"
        "| 编码 | 名称 |  |  |\n|---|---|---|---|\n| 206 | 科学 | 4.00 | 2.00 |\n"
    )
    (grid,) = show(read(text))
    assert grid[2:] == ["205 | 教育 | 3.00 | 1.00", "206 | 科学 | 4.00 | 2.00"]
