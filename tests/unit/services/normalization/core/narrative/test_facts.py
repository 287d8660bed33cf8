"""Amounts of made-up departments, in the wordings of several provinces."""

from __future__ import annotations

import pytest

from services.normalization.core.narrative.facts import read_facts
from shared.contracts.extracted import Paragraph
from shared.contracts.location import Location
from tests.unit.services.normalization.core.narrative.statements import read, short

BUDGETS = {
    "2024年预算收入80.00万元，其中：一般公共预算收入70.00万元，基金预算收入0.00万元，上年"
    "结转结余10.00万元。": [
        "total_revenue 2024 80.00",
        "general_public_budget_revenue 2024 70.00",
        "government_managed_funds_revenue 2024 0.00",
        "opening_carryover 2024 10.00",
    ],
    "2024年支出预算80万元，其中基本支出60万元，包括人员经费50.5万元和日常公用经费9.5万元"
    "；项目支出20万元。": [
        "total_expenditure 2024 80",
        "basic_expenditure 2024 60",
        "personnel_expenses 2024 50.5",
        "non_personnel_expenses 2024 9.5",
        "project_expenditure 2024 20",
    ],
    "2024年预算收支安排80万元，较2023年预算减少5万元，其中：基本支出减少6万元，主要为人员"
    "经费减少7万元、公用经费增加1万元。": [
        "total_budget 2024 80",
        "change_total 2024 5 decrease 2023",
        "change_basic_expenditure 2024 6 decrease 2023",
        "change_personnel_expenses 2024 7 decrease 2023",
        "change_non_personnel_expenses 2024 1 increase 2023",
    ],
    "2024年，我局“三公”经费预算安排3万元。其中，因公出国（境）费0万元；公务用车购置及运维"
    "费2万元（其中：公务用车购置费为0万元，"
    "公务用车运维费2万元)；公务接待费1万元。与2023年相比减少0.5万元，主要是压减开支。": [
        "three_public_expenses 2024 3",
        "official_overseas_travel 2024 0",
        "official_vehicles 2024 2",
        "official_vehicle_purchase 2024 0",
        "official_vehicle_running 2024 2",
        "official_hospitality 2024 1",
        "change_three_public_expenses 2024 0.5 decrease 2023",
    ],
    "部门2024年三公经费为4万元，其中：公务接待0.25万元。2023年三公经费为5万元，公务接待0."
    "3万元。2024年三公经费减少1.0的主要原因：厉行节约。": [
        "three_public_expenses 2024 4",
        "official_hospitality 2024 0.25",
        "three_public_expenses 2023 5",
        "official_hospitality 2023 0.3",
        "change_three_public_expenses 2024 1.0 decrease",
    ],
    "青山县水务局（含所属单位）上年末固定资产金额为12.5万元（详见下表）。本年度拟购置固定"
    "资产总额为2万元。": [
        "fixed_assets 2023 12.5",
        "planned_asset_purchase 2024 2",
    ],
    "截至2022年12月31日，本部门流动资产8.82万元。固定资产9.52万元，其中：房屋146.83平方米"
    "；其他固定资产0万元。无形资产4项2.37万元。": [
        "current_assets 2022 8.82",
        "fixed_assets 2022 9.52",
        "fixed_assets_other 2022 0",
        "intangible_assets 2022 2.37",
    ],
    "2024年财政拨款收支总预算42万元。收入包括：一般公共预算拨款40万元、政府性基金预算拨款"
    "2万元；支出包括：教育支出30万元，住房保障支出12万元。": [
        "fiscal_appropriation_total 2024 42",
        "general_public_budget_revenue 2024 40",
        "government_managed_funds_revenue 2024 2",
        "functional_item 2024 30",
        "functional_item 2024 12",
    ],
    "1.“教育支出（类）普通教育（款）小学教育（项）”6.3万元，主要用于办学。2023年当年预算"
    "执行数为5万元，"
    "2024年预算安排6.3万元，比2023年预算执行数增加26 %。": [
        "functional_item 2024 6.3",
        "outturn_functional_item 2023 5",
        "functional_item 2024 6.3",
        "change_rate_functional_item 2024 26 increase 2023",
    ],
    "2024年机关运行经费预算7万元，与2023年预算持平。": [
        "agency_operating_expenses 2024 7",
        "change_agency_operating_expenses 2024 0 2023",
    ],
    "2024年政府采购预算总额6万元，其中：政府采购货物预算1万元、政府采购工程预算0万元、政"
    "府采购服务预算5万元。": [
        "government_procurement 2024 6",
        "government_procurement_goods 2024 1",
        "government_procurement_works 2024 0",
        "government_procurement_services 2024 5",
    ],
    "（一）基本支出：2024年年初预算数为25万元，包括用于基本工资等人员经费22万元以及办公费"
    "等公用经费3万元。": [
        "basic_expenditure 2024 25",
        "personnel_expenses 2024 22",
        "non_personnel_expenses 2024 3",
    ],
    "2.公务接待费。2024年预算数5万元，比2023年年初预算数6万元减少1万元。": [
        "official_hospitality 2024 5",
        "official_hospitality 2023 6",
        "change_official_hospitality 2024 1 decrease 2023",
    ],
    "2024年政府采购预算总额3万元，其中工程类2万元，货物类0.5万元，服务类0.5万元。": [
        "government_procurement 2024 3",
        "government_procurement_works 2024 2",
        "government_procurement_goods 2024 0.5",
        "government_procurement_services 2024 0.5",
    ],
    "2024年度政府性基金预算财政拨款年初结转和结余1万元，年末结转和结余3万元。": [
        "opening_carryover_government_managed_funds 2024 1",
        "closing_carryover 2024 3",
    ],
    "2024年收入预算12,345,678.90元，比2023年减少345,678.90元。": [
        "total_revenue 2024 12345678.90",
        "change_total_revenue 2024 345678.90 decrease 2023",
    ],
}


@pytest.mark.parametrize("text", BUDGETS)
def test_amounts_of_budgets_are_read_with_metric_year_and_direction(text):
    assert short(read(text)) == BUDGETS[text]


FINAL_ACCOUNTS = {
    "2024年度收入总计、支出总计均为81.45万元。与2023年度相比，收、支总计各增加1.45万元，"
    "增长1.81%。": [
        "total_revenue_and_expenditure 2024 81.45",
        "change_total 2024 1.45 increase 2023",
        "change_rate_total 2024 1.81 increase 2023",
    ],
    "本年支出合计79万元，其中：基本支出50万元，占63.29%；项目支出29万元，占36.71%。": [
        "current_year_expenditure 2024 79",
        "basic_expenditure 2024 50",
        "share_basic_expenditure 2024 63.29",
        "project_expenditure 2024 29",
        "share_project_expenditure 2024 36.71",
    ],
    "2024年度一般公共预算财政拨款支出年初预算为70万元，支出决算为74万元，完成年初预算的10"
    "5.71%，决算数大于预算数的主要原因是人员增加。": [
        "initial_budget_general_public_budget_expenditure 2024 70",
        "general_public_budget_expenditure 2024 74",
        "completion_general_public_budget_expenditure 2024 105.71",
    ],
    "2024年度“三公”经费财政拨款支出预算为3万元，支出决算为2.5万元，完成预算的83.33%。": [
        "budgeted_three_public_expenses 2024 3",
        "three_public_expenses 2024 2.5",
        "completion_three_public_expenses 2024 83.33",
    ],
    "2024年度机关运行经费支出50万元，比年初预算数增加5万元；比2023年度减少2万元，下降3.85%。": [
        "agency_operating_expenses 2024 50",
        "deviation_agency_operating_expenses 2024 5 increase 2024",
        "change_agency_operating_expenses 2024 2 decrease 2023",
        "change_rate_agency_operating_expenses 2024 3.85 decrease 2023",
    ],
    "2024年度政府性基金预算财政拨款收入决算为100万元，支出决算为90万元。": [
        "government_managed_funds_revenue 2024 100",
        "government_managed_funds_expenditure 2024 90",
    ],
    "“三公”经费支出决算数比2023年度增加1.2万元。其中：公务接待费支出决算减少0.1万元，下降9%。": [
        "change_three_public_expenses 2024 1.2 increase 2023",
        "change_official_hospitality 2024 0.1 decrease 2023",
        "change_rate_official_hospitality 2024 9 decrease 2023",
    ],
    "授予中小企业合同金额28万元，占政府采购支出总额的93.33%，其中：授予小微企业合同金额20万元。": [
        "government_procurement_smes_awarded 2024 28",
        "share_government_procurement_smes_awarded 2024 93.33",
        "government_procurement_small_micro_awarded 2024 20",
    ],
    "青山县水务局2024年度无“三公”经费财政拨款支出。": ["three_public_expenses 2024 0"],
    "本部门2024年度没有使用国有资本经营预算财政拨款安排的支出。": [
        "state_capital_operations_expenditure 2024 0"
    ],
    "青山县水务局2024年度无政府性基金预算财政拨款收入和支出。": [
        "government_managed_funds_revenue 2024 0",
        "government_managed_funds_expenditure 2024 0",
    ],
}


@pytest.mark.parametrize("text", FINAL_ACCOUNTS)
def test_amounts_and_percentages_of_final_accounts_are_read(text):
    assert short(read(text)) == FINAL_ACCOUNTS[text]


@pytest.mark.parametrize(
    "text",
    [
        "单价在20万元以上的设备2台，单位价值100万元（含）以上设备0台。",
        "每人每月2200元/月，按合同执行。",
        "争取上级资金5000万元，完成固定资产投资2亿元，同比增长15%。",
        "项目总投资5000万元，其中财政拨款3000万元，自筹资金2000万元。",
        "企业养老保险基金收入预算12.5亿元。",
        "2024年机关运行经费中打字复印支出5万元。",
        "2024年培训费不高于5万元，会议费控制在3万元以内。",
        "项目建成后年均节约资金约50万元，带动投资3亿元。",
        "服务对象满意率95%以上；办结率100%。",
        "主要用于办公费、印刷费、公务接待费等支出。",
        "注：无政府采购预算，空表列示。",
        "96345热线、3+1+5服务体系和678+X服务模式。",
    ],
)
def test_text_without_an_amount_of_the_form_states_no_fact(text):
    assert read(text) == ()


def test_an_amount_said_by_number_is_not_said_again_by_a_word():
    facts = read(
        "“三公”经费预算安排1万元。与2023年相比增加0.00万元，原因是2024年“三公”经费预算安排1万"
        "元，与2023年相比无变化。"
    )
    assert short(facts) == [
        "three_public_expenses 2024 1",
        "change_three_public_expenses 2024 0.00 increase 2023",
        "three_public_expenses 2024 1",
    ]


def test_the_heading_tells_what_a_bare_amount_is_of():
    facts = read(
        "三、机关运行经费安排情况",
        "2024年，我部门经费共计安排46万元，主要用于办公费。",
        headings=("三、机关运行经费安排情况",),
    )
    assert short(facts) == ["agency_operating_expenses 2024 46"]
    assert facts[0].section == "三、机关运行经费安排情况"


def test_definitions_state_no_facts():
    assert read("名词解释", "基本支出：如2024年基本支出5万元。", headings=("名词解释",)) == ()


def test_the_quote_is_the_shortest_exact_one_without_line_breaks():
    place = Location(page=3)
    text = "收支情况如下。2024年，我局机关运行经费共\n计安排 46.80\n万元，主要用于办公。"
    (fact,) = read_facts([Paragraph(text=text, location=place)], (), 2024, None)
    assert fact.quote == "机关运行经费共计安排 46.80万元"
    assert (fact.unit, fact.location) == ("万元", place)


def test_a_number_without_a_unit_takes_the_unit_of_the_document():
    (fact,) = read("政府性基金拨款支出预算为0；", unit="元")
    assert (fact.metric, fact.amount, fact.unit) == (
        "government_managed_funds_expenditure", "0", "元",
    )  # fmt: skip


def test_a_comparison_after_a_list_speaks_of_the_whole():
    facts = read(
        "“三公”经费预算安排8万元，因公出国（境）费0万元，公务用车运维费3万元，公务接待费5万元"
        "，与2023年相比增加2万元，运维费增加1.5万元。"
    )
    assert short(facts)[-2:] == [
        "change_three_public_expenses 2024 2 increase 2023",
        "change_official_vehicle_running 2024 1.5 increase 2023",
    ]


@pytest.mark.parametrize(
    ("printed", "amount", "unit"),
    [
        ("1,280.50万元", "1280.50", "万元"),
        ("1，280.50万元", "1280.50", "万元"),
        ("1 280.50 万\n元", "1280.50", "万元"),
        ("１２.５亿元", "12.5", "亿元"),
        ("30万", "30", "万元"),
        ("100元", "100", "元"),
    ],
)
def test_amounts_are_read_in_every_print(printed, amount, unit):
    (fact,) = read(f"机关运行经费{printed}。")
    assert (fact.amount, fact.unit) == (amount, unit)


def test_a_printed_minus_stays():
    (fact,) = read("人员经费增加-5.00万元。")
    assert (fact.metric, fact.amount) == ("change_personnel_expenses", "-5.00")


def test_a_heading_that_states_an_amount_states_a_fact():
    assert short(read("二、支出预算80万元", headings=("二、支出预算80万元",))) == [
        "total_expenditure 2024 80"
    ]


def test_short_names_of_expenses_serve_below_the_heading_that_names_them():
    heading = "一、因公出国（境）费"
    text = "2024年青山县水务局根据年初预算，安排出国（境）费预算5万元，比2023年预算减少1万元。"
    assert short(read(heading, text, headings=(heading,))) == [
        "official_overseas_travel 2024 5",
        "change_official_overseas_travel 2024 1 decrease 2023",
    ]
