"""The words that budgets and final accounts use for amounts: one row per meaning.

All patterns are written for folded text: no blanks, ASCII punctuation, one form of quotes.
The first row that fits wins, so longer names stand above shorter ones. Alternatives begin with
a literal wherever they can: that is what makes a search over all of them fast.
"""

from __future__ import annotations

from enum import StrEnum


class Term(StrEnum):
    """What a word contributes to the subject of a clause."""

    METRIC = "metric"
    """Names an amount by itself: 基本支出, 公务接待费."""
    LOCAL = "local"
    """Names an amount only beneath another one: 本级支出, 运维费."""
    FUND = "fund"
    """Where money comes from: 一般公共预算; needs a side to name an amount."""
    SIDE = "side"
    """收入 or 支出; names a total only when the clause says so."""
    TOTAL = "total"
    """支出预算, 收入总计: the whole of one side."""
    PHASE = "phase"
    """Which reading of an amount: 年初预算, 执行数."""
    OTHER = "other"
    """Looks like one of the above and is none: 其他支出."""


# 公务用车, 公务车, 公车; 运行维护, 运维; what a cost is called
_CAR = r"公(?:务车用车|务用?车辆?|车)"
_RUNNING = r"运(?:行维护|行维|行|维|转)(?:[及和与]?维护)?"
# Small and micro enterprises; ways to acquire assets
_SMALL = r"(?:小微|小型和?、?微型|微型)企业"
_LISTED = r"(?:部分)?(?:已?按(?:要求|规定))?(?:已?[列纳]入政府采购预算)?"
_ACQUIRED = r"(?:购置|新增|采购|配置)的?(?:固定)?资产"
_COST = r"(?:费用|经费|费|支出(?!预算|决算))"

TERMS: tuple[tuple[Term, str, str], ...] = (
    (Term.OTHER, "other_expenditure", r"其他支出|经济分类|功能分类"),
    # “三公”经费
    (Term.METRIC, "official_vehicles",
     rf"{_CAR}购置{_COST}?(?:及|和|与|、)(?:{_CAR})?{_RUNNING}{_COST}{{0,2}}|公务用车{_COST}"
     rf"|{_CAR}{_RUNNING}{_COST}?(?:及|和|与|、)(?:{_CAR})?购置{_COST}{{0,2}}"),
    (Term.METRIC, "official_vehicle_purchase", rf"{_CAR}购置{_COST}{{0,2}}|车辆购置{_COST}{{0,2}}"),
    (Term.METRIC, "official_vehicle_running",
     rf"{_CAR}{_RUNNING}{_COST}{{0,2}}|车辆{_RUNNING}{_COST}{{0,2}}"),
    (Term.LOCAL, "official_overseas_travel", rf"出国\(境\){_COST}"),
    (Term.LOCAL, "official_hospitality", r"接待费用?"),
    (Term.LOCAL, "official_vehicle_running", r"运行维护费用?|运维费用?|运行费用?|运转费用?"),
    (Term.LOCAL, "official_vehicle_purchase", r"购置费用?"),
    (Term.METRIC, "official_overseas_travel",
     rf"因公出国(?:\(境\))?{_COST}{{0,2}}|公务出国(?:\(境\))?{_COST}{{0,2}}"),
    (Term.METRIC, "official_hospitality_domestic",
     rf"(?:其他)?国内(?:公务)?接待(?:{_COST}{{1,2}}|(?=[为\d]))"),
    (Term.METRIC, "official_hospitality_foreign",
     rf"国\(境\)外(?:公务)?接待{_COST}{{1,2}}|外[宾事]接待(?:{_COST}{{1,2}}|(?=[为\d]))"),
    (Term.METRIC, "official_hospitality", rf"公务接待{_COST}{{0,2}}"),
    (Term.METRIC, "three_public_expenses", r'"?三公"?经费"?(?:支出(?!预算|决算))?'),
    (Term.METRIC, "meeting_expenses", rf"会议{_COST}"),
    (Term.METRIC, "training_expenses", rf"培训{_COST}"),
    (Term.METRIC, "agency_operating_expenses", rf"机关(?:\(事业单位\))?运(?:行|转){_COST}"),
    # 政府采购
    *(
        (Term.METRIC, f"government_procurement_{kind}_smes_awarded",
         rf"{word}(?:采购|支出)?授予中小企业合同")
        for kind, word in (("goods", "货物"), ("works", "工程"), ("services", "服务"))
    ),
    (Term.METRIC, "government_procurement_goods",
     r"政府采购货物类?(?:支出)?|采购货物类?(?:支出)?|货物类?(?:政府)?采购(?:支出)?"),
    (Term.METRIC, "government_procurement_works",
     r"政府采购工程类?(?:支出)?|采购工程类?(?:支出)?|工程类?(?:政府)?采购(?:支出)?"),
    (Term.METRIC, "government_procurement_services",
     r"政府采购服务类?(?:支出)?|采购服务类?(?:支出)?|服务类?(?:政府)?采购(?:支出)?"),
    (Term.METRIC, "government_procurement_small_micro_reserved",
     rf"面向{_SMALL}(?:预留)?(?:的?政府采购项目(?:预算)?)?"
     rf"|预留给?{_SMALL}(?:的?政府采购项目(?:预算)?)?"),
    (Term.METRIC, "government_procurement_smes_reserved",
     r"面向中小微?型?企业(?:预留)?(?:的?政府采购项目(?:预算)?)?(?:份额)?"
     r"|预留给?中小微?型?企业(?:的?政府采购项目(?:预算)?)?(?:份额)?"),
    (Term.METRIC, "government_procurement_small_micro_awarded",
     rf"授予{_SMALL}合同|由{_SMALL}(?:供应商)?中标或成交的"),
    (Term.METRIC, "government_procurement_smes_awarded",
     r"授予中小微?型?企业合同|由中小微?型?企业(?:供应商)?中标或成交的"),
    (Term.LOCAL, "government_procurement_goods", r"货物类?(?=\d)"),
    (Term.LOCAL, "government_procurement_works", r"工程类?(?=\d)"),
    (Term.LOCAL, "government_procurement_services", r"服务类?(?=\d)"),
    (Term.METRIC, "government_procurement", r"政府采购(?:支出|项目)?"),
    # 国有资产
    (Term.METRIC, "planned_asset_purchase",
     rf"拟{_ACQUIRED}{_LISTED}|计划{_ACQUIRED}{_LISTED}|预计{_ACQUIRED}{_LISTED}"),
    (Term.LOCAL, "fixed_assets_other", r"其他固定资产"),
    (Term.LOCAL, "fixed_assets_buildings", r"房屋(?:及构筑物|建筑物)?"),
    (Term.METRIC, "fixed_assets", r"固定资产(?:账面)?(?:净值|原值|总值|价值)?"),
    (Term.METRIC, "current_assets", r"流动资产"),
    (Term.METRIC, "long_term_investments", r"长期投资|对外投资"),
    (Term.METRIC, "construction_in_progress", r"在建工程"),
    (Term.METRIC, "intangible_assets", r"无形资产"),
    (Term.METRIC, "total_assets", r"(?:国有)?资产(?:原值|账面)?(?:总额|总计|合计|总量|总值)"),
    (Term.METRIC, "performance_managed_funds",
     r"涉及(?:的)?(?:项目|财政)?(?:支出)?(?:预算)?(?:资金|金额)|涉及(?:一般公共预算|财政)(?:当年)?拨款"),
    # Carryover
    (Term.METRIC, "opening_carryover",
     r"上年度?(?:财政拨款)?结[转余](?:和|与|及|、)?(?:结余)?(?:资金|收入)?"
     r"|以前年度(?:财政拨款)?结[转余](?:和|与|及|、)?(?:结余)?(?:资金|收入)?|年初(?:财政拨款|预算)?结[转余](?:和|与|及|、)?(?:结余)?(?:资金)?"),
    (Term.METRIC, "closing_carryover",
     r"年[末终](?:财政拨款)?结[转余](?:和|与|及|、)?(?:结余)?(?:资金)?|结转下年(?:支出)?"),
    (Term.METRIC, "non_fiscal_surplus_used", r"使用非财政拨款结余(?:\(含专用结余\))?"),
    (Term.METRIC, "surplus_distribution", r"结余分配"),
    # Both sides
    (Term.METRIC, "total_budget",
     r"预算收支(?:安排|总额)|收支(?:预算)?(?:安排|总预算|总额)|收支预算"
     r"|(?:部门|单位)预算(?:总额|总规模)?(?=(?:比|较|与)(?:上年|去年|20\d\d年)[^,。;]{0,6}(?:增加|减少))"),
    (Term.TOTAL, "revenue_and_expenditure",
     r"收入?、?支出?(?:预算|决算)?(?:总计|总额|合计|总预算)|收入支出(?:决算)?(?:总计|总额)"
     r"|收入(?:决算)?总[计额](?:、|和|与|及)支出(?:决算)?总[计额]|收支总计"),
    # Expenditure
    (Term.METRIC, "project_expenditure",
     r"运转类其他(?:项目)?[及和、与]特定目标类的?项目(?:支出|经费)"
     r"|其他运转类(?:项目)?[及和、与]特定目标类的?项目(?:支出|经费)|项目支出|项目经费"),
    (Term.METRIC, "non_personnel_expenses",
     r"运转类(?:项目中的)?公用(?:经费)?项目(?:经费|支出)?|日常公用(?:经费|支出)|公用(?:经费|支出)"),
    (Term.METRIC, "personnel_expenses", r"人员类项目(?:经费|支出)|人员(?:经费|支出)"),
    (Term.METRIC, "project_expenditure_other_operations",
     r"其他运转类项目(?:支出)?|运转类其他项目(?:支出)?"),
    (Term.METRIC, "project_expenditure_specific_targets", r"特定目标类项目(?:支出)?"),
    (Term.METRIC, "basic_expenditure", r"基本支出"),
    (Term.LOCAL, "project_expenditure_department_proper", r"部门本级支出|单位本级支出|本级支出"),
    (Term.LOCAL, "project_expenditure_subordinate_units", r"[所下]属(?:预算)?单位支出"),
    (Term.METRIC, "payments_to_superior", r"上[缴解]上级支出"),
    (Term.METRIC, "subsidies_to_subordinates", r"对附属单位补助支出|附属单位补助支出"),
    (Term.METRIC, "business_expenditure", r"事业单位经营支出|经营支出"),
    # Revenue
    (Term.METRIC, "other_revenue", r"其他(?:来源)?收入"),
    (Term.METRIC, "subordinate_unit_remittances_revenue", r"附属单位上缴收入"),
    (Term.METRIC, "superior_unit_subsidies_revenue", r"上级补助收入"),
    (Term.METRIC, "business_revenue", r"事业单位经营收入|经营收入"),
    (Term.METRIC, "public_service_revenue", r"事业收入"),
    # Funds
    (Term.FUND, "social_insurance_funds", r"社会保险基金(?:预算)?"),
    (Term.FUND, "government_managed_funds", r"政府性?基金(?:预算)?|基金预算"),
    (Term.FUND, "state_capital_operations", r"国有资本经营(?:预算)?"),
    (Term.FUND, "general_public_budget", r"一般公共预算|(?:地方)?公共(?:财政)?预算"),
    (Term.FUND, "special_fiscal_account", r"财政专户(?:核拨|管理|返还)?(?:的)?"),
    (Term.FUND, "unit_funds", r"单位(?:自有)?资金"),
    (Term.FUND, "fiscal_appropriation", r"财政性?(?:拨款|资金)"),
    # Phases
    (Term.PHASE, "initial_budget", r"年初(?:批复|部门)?预算(?:数|安排|批复)?"),
    (Term.PHASE, "adjusted_budget", r"全年预算数?|调整后?预算数?"),
    (Term.PHASE, "outturn", r"当年(?:预算)?(?:执行|完成)数|预算(?:执行|完成)数|执行数|完成数"),
    (Term.PHASE, "final", r"支出决算(?:数)?(?=[为是约达\d])|决算数据?"),
    (Term.PHASE, "budgeted",
     r"支出预算数?(?=为?\d[^;。]{1,60}决算)|预算数?(?=为?\d[^;。]{1,24}支出决算)"
     r"|预算数?(?=[\d,.]{1,16}[万亿]?元的[\d-])"),
    (Term.PHASE, "plain", r"预算数"),
    # Totals of one side
    (Term.METRIC, "current_year_revenue", r"本年(?:度)?收入(?:合计|总计)"),
    (Term.METRIC, "current_year_expenditure", r"本年(?:度)?支出(?:合计|总计)"),
    (Term.TOTAL, "revenue",
     r"预算总?收入|总收入|全年(?:总)?收入|收入(?:总预算|预算总额|预算|总计|合计|总额|决算)"),
    (Term.TOTAL, "expenditure",
     r"预算总?支出|总支出|全年(?:总)?支出|支出(?:总预算|预算总额|预算|总计|合计|总额|决算)"),
    (Term.SIDE, "revenue_and_expenditure", r"收入(?:支出|和支出|、支出)|收支"),
    (Term.SIDE, "revenue", r"本年度?收入|收入"),
    (Term.SIDE, "expenditure", r"本年度?支出|支出"),
)  # fmt: skip
FUNDS = frozenset(value for kind, value, _ in TERMS if kind is Term.FUND)
