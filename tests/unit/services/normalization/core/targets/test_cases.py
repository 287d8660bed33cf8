"""The 112 cases of the reference of indicator values, by their numbers."""

from __future__ import annotations

from typing import Any

import pytest

from services.normalization.core.targets.target_value import parse_target_value

YEAR = 2023
_PRINTED = ("operator", "value", "unit", "date", "qualifier")

GE95 = {"operator": ">=", "value": "95", "unit": "%", "base_value": "0.95", "dimension": "ratio"}
FULL = {"operator": "=", "value": "100", "unit": "%", "base_value": "1", "dimension": "ratio"}
QUALITATIVE = {"operator": "qualitative", "dimension": "qualitative"}
MINUS = {"operator": "=", "value": "-20.58", "unit": "万元", "base_value": "-205800"}
RANGE = {"operator": "range", "value": "90..95", "unit": "%", "base_value": "0.9..0.95"}
MONTHLY = {"dimension": "rate", "per": "月"}
NONE: dict[str, Any] = {}


def money(operator: str, value: str, base: str, unit: str = "万元") -> dict[str, Any]:
    return {"operator": operator, "value": value, "unit": unit, "base_value": base,
            "base_unit": "元", "dimension": "money"}  # fmt: skip


def count(operator: str, value: str, unit: str, base: str | None = None) -> dict[str, Any]:
    return {"operator": operator, "value": value, "unit": unit, "base_value": base or value,
            "dimension": "count"}  # fmt: skip


def ratio(operator: str, value: str, base: str) -> dict[str, Any]:
    return {"operator": operator, "value": value, "unit": "%", "base_value": base,
            "dimension": "ratio"}  # fmt: skip


def months(operator: str, value: str) -> dict[str, Any]:
    return {"operator": operator, "value": value, "unit": "月", "base_value": value,
            "base_unit": "月", "dimension": "time"}  # fmt: skip


def date(printed: str, qualifier: str | None = None, **more: Any) -> dict[str, Any]:
    return {"operator": "date", "date": printed, "qualifier": qualifier, **more}


def period(printed: str, start: str, end: str) -> dict[str, Any]:
    return {"operator": "period", "date": printed, "date_start": start, "date_end": end}


CASES: list[tuple[str, str | None, dict[str, Any]]] = [
    ("1", "≥95百分之", {**GE95, "flags": {"unit_word_after"}}),
    ("2", "100百分之", {**FULL, "operator_source": "none"}),
    ("3", "≥ ‖ 95 ‖ 百分之", {**GE95, "flags": {"joined_cells"}}),
    ("4", "≥95%", {**GE95, "operator_source": "sign"}),
    ("5", "100%", {**FULL, "operator_source": "none"}),
    ("6", "95%", {**ratio("=", "95", "0.95"), "operator_source": "none"}),
    ("7", "<4%", ratio("<", "4", "0.04")),
    ("8", ">5%", ratio(">", "5", "0.05")),
    ("9", "≤10%", ratio("<=", "10", "0.1")),
    ("10", "1.2%", ratio("=", "1.2", "0.012")),
    ("11", "≥95", {"operator": ">=", "value": "95", "flags": {"unit_missing"}}),
    ("12", "≤0", {"operator": "<=", "value": "0", "flags": {"unit_missing", "at_most_zero"}}),
    ("13", "≤10", {"operator": "<=", "value": "10", "flags": {"unit_missing"}}),
    ("14", "≤10个", count("<=", "10", "个")),
    ("15", "≤108.36万元", money("<=", "108.36", "1083600")),
    ("16", "≤1575万元", money("<=", "1575", "15750000")),
    ("17", "≤7.8万元", money("<=", "7.8", "78000")),
    ("18", "≤179.75万元", money("<=", "179.75", "1797500")),
    ("19", "≥20 万元", money(">=", "20", "200000")),
    ("20", "≤1.5 万元", money("<=", "1.5", "15000")),
    ("21", "200 万元", money("=", "200", "2000000")),
    ("22", "50 万元", money("=", "50", "500000")),
    ("23", "2200元/月", {**money("=", "2200", "2200", "元/月"), **MONTHLY}),
    ("24", "≥2200元/月", {**money(">=", "2200", "2200", "元/月"), **MONTHLY}),
    ("25", "390.7元/套",
     {**money("=", "390.7", "390.7", "元/套"), "dimension": "rate", "per": "套"}),
    ("26", "7人", count("=", "7", "人")),
    ("27", "27人", count("=", "27", "人")),
    ("28", "≤1280家", count("<=", "1280", "家")),
    ("29", "≥5次", count(">=", "5", "次")),
    ("30", "≥3次", count(">=", "3", "次")),
    ("31", "5 次", count("=", "5", "次")),
    ("32", "15 个", count("=", "15", "个")),
    ("33", "4 项", count("=", "4", "项")),
    ("34", "3 位", count("=", "3", "位")),
    ("35", "94 分", {"operator": "=", "value": "94", "unit": "分", "dimension": "score"}),
    ("36", "≥20 万条", count(">=", "20", "万条", "200000")),
    ("37", "≥30 个", count(">=", "30", "个")),
    ("38", "≥12 个月", {**months(">=", "12"), "flags": set()}),
    ("39", "≥12月", {**months(">=", "12"), "flags": {"ambiguous"}}),
    ("40", "12月", {**months("=", "12"), "flags": {"ambiguous"}}),
    ("41", "12 月", {**months("=", "12"), "flags": {"ambiguous"}}),
    ("42", "≥6月", {**months(">=", "6"), "flags": {"ambiguous"}}),
    ("47", "12月底", date("--12", "底", date_end="2023-12-31", bound="by")),
    ("48", "3月底 → 15%", date("--03", "底", value="15", unit="%", base_value="0.15", bound="by",
                              date_end="2023-03-31", aggregate="cumulative")),
    ("49", "12月底前", date("--12", "底前", date_end="2023-12-31", flags={"year_inferred"})),
    ("50", "6月底前", date("--06", "底前", date_end="2023-06-30", bound="by")),
    ("51", "2023年12月31日前", date("2023-12-31", "前", date_end="2023-12-31", bound="by")),
    ("52", "8763.57平方米", {"operator": "=", "value": "8763.57", "unit": "平方米",
                          "dimension": "area", "base_value": "8763.57"}),
    ("53", "近5000平米", {"operator": "=", "value": "5000", "unit": "平方米", "dimension": "area",
                        "bound": "approximately", "qualifier": "近"}),
    ("54a", "**95%**以上", {**GE95, "operator_source": "word"}),
    ("54b", "95%以上", {**GE95, "operator_source": "word"}),
    ("55", "3%以下", ratio("<=", "3", "0.03")),
    ("56", "大于等于 95%", {**GE95, "operator_source": "word"}),
    ("57", "小于等于**1.2%**", ratio("<=", "1.2", "0.012")),
    ("58", "大于99%", ratio(">", "99", "0.99")),
    ("59", "达99%以上", ratio(">=", "99", "0.99")),
    ("60", "达到100%", {**FULL, "operator_source": "word", "flags": {"likely_at_least"}}),
    ("61", "不少于15个", count(">=", "15", "个")),
    ("62", "累计不少于2500个", {**count(">=", "2500", "个"), "aggregate": "cumulative"}),
    ("63", "不超过 3 位", count("<=", "3", "位")),
    ("64", "控制在2%以上", {**ratio(">=", "2", "0.02"), "flags": {"bounds_disagree"}}),
    ("65", "**94**分以上", {"operator": ">=", "value": "94", "unit": "分", "dimension": "score"}),
    ("66", "保洁、保安考核评分 94 分及以上。", {"operator": ">=", "value": "94", "unit": "分"}),
    ("67", "零投诉/年", {"operator": "=", "value": "0", "unit": "次/年", "per": "年"}),
    ("68a", "投诉率0", {"operator": "=", "value": "0", "dimension": "ratio"}),
    ("68b", "投诉率为0", {"operator": "=", "value": "0", "dimension": "ratio"}),
    ("69", "1 次/每年", {"operator": "=", "value": "1", "unit": "次/年", "per": "年"}),
    ("70", "每年开展4次", {"operator": "=", "value": "4", "unit": "次", "per": "年"}),
    ("71", "24 小时", {"operator": "=", "value": "24", "unit": "小时", "dimension": "time",
                     "base_value": "86400", "base_unit": "秒"}),
    ("72a", "7\\*24小时", {"operator": "qualitative", "dimension": "schedule"}),
    ("72b", "7×24小时",
     {"operator": "qualitative", "dimension": "schedule", "flags": {"all_week"}}),
    ("73", "前50名", {"operator": "<=", "value": "50", "unit": "名", "dimension": "rank",
                    "qualifier": "前", "bound": "at_rank"}),
    ("74", "约定期限内", {**QUALITATIVE, "bound": "by", "flags": {"refers_to_contract"}}),
    ("75a", "长期使用", QUALITATIVE),
    ("75b", "长期实用", QUALITATIVE),
    ("76", "基本保障", {**QUALITATIVE, "flags": {"level_basic"}}),
    ("77", "服务环境提升、满意度提升", {**QUALITATIVE, "flags": {"direction_up"}}),
    ("78", "有限的资金带来无限的可能", {**QUALITATIVE, "flags": {"not_measurable"}}),
    ("79a", "起到可持续影响", {**QUALITATIVE, "flags": {"not_measurable"}}),
    ("79b", "有一定可持续影响", {**QUALITATIVE, "flags": {"not_measurable"}}),
    ("79c", "得到提升", {**QUALITATIVE, "flags": {"not_measurable"}}),
    ("81", "免费刻制印章及时完成", {**QUALITATIVE, "flags": {"timely"}}),
    ("82", "全部开办事项实现零成本", QUALITATIVE),
    ("83", "规章制度执行率评审项目成功率。", {"flags": {"missing", "names_run_together"}}),
    ("84", "新设企业…390.7元/套，按年新增企业1280户",
     {"operator": "=", "value": "390.7", "unit": "元/套", "per": "套"}),
    ("85", "（80%部分）14.84万元", money("=", "14.84", "148400")),
    ("86", "增加0.00万元", {**money("=", "0.00", "0"), "change": "up", "places": 2}),
    ("87", "减少20.58万元", {**MINUS, "change": "down"}),
    ("88", "较 2023年预算减少 89.27万元",
     {"operator": "=", "value": "-89.27", "unit": "万元", "base_value": "-892700",
      "baseline": "2023年预算"}),
    ("89", "基金预算收入 0.00\n万元", {**money("=", "0.00", "0"), "places": 2}),
    ("91", "——", {"flags": {"missing"}}),
    ("92a", "", {"flags": {"missing"}}),
    ("92b", None, {"flags": {"missing"}}),
    ("96", "2019年政府采购…结余结转 27.5万元", money("=", "27.5", "275000")),
    ("97", "（3+1+5服务体系）15万元", money("=", "15", "150000")),
    ("98a", "123+N服务模式", NONE),
    ("98b", "12345热线", NONE),
    ("98c", "123+N服务模式, 12345热线", NONE),
    ("99a", "巨行字【2022】4 号", {"flags": {"document_number"}}),
    ("99b", "丰审批请【2023】2号", {"flags": {"document_number"}}),
    ("100", "单价在20万元以上的设备", {"flags": {"line_label"}}),
    ("101", "优：大于等于95%；良：大于等于85%；中：大于等于75%；差：小于75%",
     {"operator": "qualitative", "dimension": "scale"}),
    ("102a", "90%-95%", RANGE),
    ("102b", "90%～95%", RANGE),
    ("102c", "90%至95%", RANGE),
    ("103", "百分之九十五以上", {**GE95, "operator_source": "word"}),
    ("104a", "≥1,280户", count(">=", "1280", "户")),
    ("104b", "1，280户", count("=", "1280", "户")),
    ("105a", "≧90％", ratio(">=", "90", "0.9")),
    ("105b", "＞90%", ratio(">", "90", "0.9")),
    ("105c", ">=90%", ratio(">=", "90", "0.9")),
    ("105d", "≥９０%", ratio(">=", "90", "0.9")),
    ("107a", "≥95分", {"operator": ">=", "value": "95", "unit": "分", "dimension": "score"}),
    ("107b", "≥95分钟", {"operator": ">=", "value": "95", "unit": "分钟", "dimension": "time",
                       "base_value": "5700"}),
    ("108a", "3个工作日内", {"operator": "<=", "value": "3", "unit": "工作日",
                         "base_unit": "工作日"}),
    ("108b", "24小时内", {"operator": "<=", "value": "24", "unit": "小时", "base_unit": "秒"}),
    ("109a", "0.5亿元", money("=", "0.5", "50000000", "亿元")),
    ("109b", "五千万元", money("=", "5000", "50000000")),
    ("110a", "≥95%（含）", GE95),
    ("110b", "100%及以上", ratio(">=", "100", "1")),
    ("111a", "1-12月", period("--01/--12", "2023-01-01", "2023-12-31")),
    ("111b", "第一季度", period("--01/--03", "2023-01-01", "2023-03-31")),
    ("111c", "上半年", period("--01/--06", "2023-01-01", "2023-06-30")),
    ("111d", "全年", period("--01/--12", "2023-01-01", "2023-12-31")),
    ("112a", "逐年提高", {**QUALITATIVE, "flags": {"direction_up"}}),
    ("112b", "有所提升", {**QUALITATIVE, "flags": {"direction_up"}}),
    ("112c", "明显改善", {**QUALITATIVE, "flags": {"direction_up"}}),
    ("112d", "不断完善", {**QUALITATIVE, "flags": {"direction_up"}}),
    ("112e", "较上年提高5个百分点",
     {"operator": ">=", "value": "5", "unit": "百分点", "dimension": "delta",
      "base_value": "0.05", "baseline": "上年"}),
]  # fmt: skip

NAMED_CASES: list[tuple[str, str, str, dict[str, Any]]] = [
    ("40", "12月", "租赁时间", {**months("=", "12"), "flags": {"ambiguous"}}),
    ("43", "2023年1月", "运维开始时间",
     date("2023-01", bound="from", date_start="2023-01-01", date_end="2023-01-31")),
    ("44", "2023年12月", "运维结束时间",
     date("2023-12", bound="by", date_start="2023-12-01", date_end="2023-12-31")),
    ("45", "2021年7月", "运维开始时间",
     date("2021-07", bound="from", flags={"outside_fiscal_year"})),
    ("46", "2023年7月", "运维结束时间", date("2023-07", bound="by", flags=set())),
    ("80", "加强政务平台的建设和管理", "加强政务平台的建设和管理，建立和完善政务服务体系",
     {**QUALITATIVE, "flags": {"repeats_name"}}),
]  # fmt: skip

MORE_CASES: list[tuple[str, dict[str, Any]]] = [
    ("≥13459.00(平方米)", {"operator": ">=", "value": "13459.00", "unit": "平方米"}),
    ("=100.00(%)", {"operator": "=", "value": "100.00", "unit": "%", "operator_source": "sign"}),
    ("=5.00(万人次)", count("=", "5.00", "万人次", "50000")),
    ("≥100.00(人数)", count(">=", "100.00", "人数", "100")),
    ("90.00(度)", {"operator": "=", "value": "90.00", "unit": "度"}),
    ("开展至少1次团体活动", {**count(">=", "1", "次"), "flags": {"trailing_text"}}),
    ("开展不低于5次的宣传活动", {**count(">=", "5", "次"), "flags": {"trailing_text"}}),
    ("≥5次培训", {**count(">=", "5", "次"), "flags": {"trailing_text"}}),
    ("3名工作人员", {**count("=", "3", "名"), "flags": {"trailing_text"}}),
    ("居民参与率不低于100%", ratio(">=", "100", "1")),
    ("慰问人数不少于100人,宣传品不少于2000份", {**count(">=", "100", "人")}),
    ("≥90%且≤100%", {"operator": "range", "value": "90..100", "unit": "%"}),
    ("每人每月500元", {"operator": "=", "value": "500", "unit": "元", "per": "人/月"}),
    ("500元/人/月", {"operator": "=", "value": "500", "unit": "元/人/月", "per": "人/月"}),
    ("约30人", {**count("=", "30", "人"), "qualifier": "约", "bound": "approximately"}),
    ("30人左右", {**count("=", "30", "人"), "qualifier": "左右"}),
    ("1.5万", {"operator": "=", "value": "1.5", "unit": "万", "base_value": "15000"}),
    ("百分之百", FULL),
    ("十二个月", months("=", "12")),
    ("二〇二四年", date("2024", date_start="2024-01-01")),
    ("2023年底", date("2023", "底", date_end="2023-12-31")),
    ("年底前", date("--12", "底前", date_end="2023-12-31")),
    ("12月31日前", date("--12-31", "前", date_end="2023-12-31")),
    ("2024-06-30", date("2024-06-30")),
    ("2023年2月底前", date("2023-02", "底前", date_end="2023-02-28")),
    ("2024年第一季度", period("2024-01/2024-03", "2024-01-01", "2024-03-31")),
    ("2021-2025年", period("2021/2025", "2021-01-01", "2025-12-31")),
    ("2023年1月1日至2023年12月31日",
     period("2023-01-01/2023-12-31", "2023-01-01", "2023-12-31")),
    ("$\\geq 95\\%$", GE95),
    ("》95%", {**GE95, "flags": {"sign_misread"}}),
    ("≥95&#37;", GE95),
    ("≥5千瓦", {"operator": ">=", "value": "5", "unit": "千瓦"}),
    ("≥ 95 %", GE95),
    ("排名第一", {"operator": "=", "value": "1", "dimension": "rank"}),
    ("全省前三名", {"operator": "<=", "value": "3", "unit": "名", "qualifier": "前"}),
    ("24小时自助服务大厅", QUALITATIVE),
    ("12个月的电话费用及 4根光纤费用", QUALITATIVE),
    ("十分满意", QUALITATIVE),
    ("5A级景区", QUALITATIVE),
    ("O.5", {**QUALITATIVE, "flags": {"digits_doubtful"}}),
    ("安全无事故", {**QUALITATIVE, "flags": set()}),
    ("<4%, >5%", {"operator": "<", "value": "4", "unit": "%"}),
    ("1000余人", {**count("=", "1000", "人"), "qualifier": "余", "bound": "approximately"}),
    ("九成以上", {"operator": ">=", "value": "9", "unit": "成", "base_value": "0.9"}),
    ("万分之五", {"operator": "=", "value": "5", "unit": "‱", "base_value": "0.0005"}),
    ("三至五个", {"operator": "range", "value": "3..5", "unit": "个"}),
    ("±5%", {"operator": "range", "value": "-5..5", "unit": "%", "base_value": "-0.05..0.05"}),
    ("80%≤满意度＜90%", {"operator": "range", "value": "80..90", "unit": "%"}),
    ("80≤X<90", {"operator": "range", "value": "80..90", "flags": {"unit_missing"}}),
    ("1：20", {"operator": "qualitative", "dimension": "proportion"}),
    ("8:30-17:30", {"operator": "qualitative", "dimension": "schedule"}),
    ("1/3以上", QUALITATIVE),
    ("三分之二以上", QUALITATIVE),
    ("1000*2000", QUALITATIVE),
    ("前10%", {"operator": "<=", "value": "10", "unit": "%", "qualifier": "前"}),
    ("全省第3位", {"operator": "=", "value": "3", "unit": "位", "dimension": "rank"}),
    ("3处（个）", {"operator": "=", "value": "3", "unit": "处(个)", "dimension": "count"}),
    ("7天×24小时", {"operator": "qualitative", "dimension": "schedule", "flags": {"all_week"}}),
    ("￥50,000.00", money("=", "50000.00", "50000", "元")),
    ("每亩200元", {"operator": "=", "value": "200", "unit": "元", "per": "亩"}),
    ("10人，20次", {**count("=", "10", "人"), "flags": {"several_quantities"}}),
    ("下降5%以上", {**ratio(">=", "5", "0.05"), "change": "down"}),
    ("》=95%", {**GE95, "flags": {"sign_misread"}}),
    ("“≥95%”", GE95),
    ("上半年完成", period("--01/--06", "2023-01-01", "2023-06-30")),
    ("7月1日至9月30日", period("--07-01/--09-30", "2023-07-01", "2023-09-30")),
    ("2024年Q1", period("2024-01/2024-03", "2024-01-01", "2024-03-31")),
    ("9月中旬", date("--09", "中旬", date_start="2023-09-11", date_end="2023-09-20")),
    ("十二月底前", date("--12", "底前", date_end="2023-12-31")),
    ("二〇二四年十二月", date("2024-12", date_end="2024-12-31")),
    ("与上年持平", {**QUALITATIVE, "flags": {"refers_elsewhere"}}),
    ("二级以上", QUALITATIVE),
    ("大干等于95%", {**GE95, "flags": {"word_misread"}}),
    ("不低干95%", {**GE95, "flags": {"word_misread"}}),
    ("之95%", {**GE95, "flags": {"sign_misread"}}),
    ("《5%", {**ratio("<=", "5", "0.05"), "flags": {"sign_misread"}}),
    ("≥95℅", GE95),
    ("≥95%％", GE95),
    ("不低于（≥）95%", GE95),
    ("大于/等于95%", GE95),
    ("及时（≤3天）", {"operator": "<=", "value": "3", "unit": "天", "flags": {"value_in_text"}}),
    ("按时完成（2024年）", QUALITATIVE),
    ("介于80%和90%之间", {"operator": "range", "value": "80..90", "unit": "%"}),
    ("80%-90%之间", {"operator": "range", "value": "80..90", "unit": "%"}),
    ("≤2h", {"operator": "<=", "value": "2", "unit": "h", "base_value": "7200"}),
    ("半年内", {"operator": "<=", "value": "0.5", "unit": "年", "base_value": "6"}),
    ("每半年1次", {"operator": "=", "value": "1", "unit": "次", "per": "半年"}),
    ("百分百", FULL),
    ("较2022年下降3%", {**ratio("=", "-3", "-0.03"), "change": "down", "baseline": "2022年"}),
    ("由93%提高到95%", {**ratio("=", "95", "0.95"), "change": None}),
    ("降低到3%", {**ratio("=", "3", "0.03"), "change": None}),
    ("单价≤500元/台", {"operator": "<=", "value": "500", "unit": "元/台", "per": "台"}),
    ("365×24小时", {"operator": "qualitative", "dimension": "schedule"}),
    ("+5%", ratio("=", "5", "0.05")),
    ("增长+5%", {**ratio("=", "5", "0.05"), "change": "up"}),
    ("30%以上70%以下", {"operator": "range", "value": "30..70", "unit": "%"}),
    ("按计划100%完成", {**FULL, "flags": {"trailing_text"}}),
    ("做到100%全覆盖", {**FULL, "flags": {"trailing_text"}}),
    ("≥%", {"flags": {"missing", "figure_missing"}}),
]  # fmt: skip

HEADER_UNIT_CASES: list[tuple[str, str, dict[str, Any]]] = [
    ("90", "124.5503", {**money("=", "124.5503", "1245503"), "places": 4}),
    ("93", "\\<b>5754.70\\</b>", money("=", "5754.70", "57547000")),
    ("94", "0.045 (单价)", {**money("=", "0.045", "450"), "places": 3}),
    ("95a", "4.00", money("=", "4.00", "40000")),
    ("95b", "4", money("=", "4", "40000")),
    ("106a", "－20.58", MINUS),
    ("106b", "(20.58)", MINUS),
    ("106c", "−20.58", MINUS),
    ("106d", "△20.58", MINUS),
    ("106e", "-20.58", MINUS),
]


def check(wanted: dict[str, Any], raw: str | None, **context: Any) -> None:
    target = parse_target_value(raw, fiscal_year=YEAR, **context)
    printed = {key: getattr(target, key) for key in _PRINTED}
    assert printed == {key: wanted.get(key) for key in _PRINTED}
    flags = wanted.get("flags")
    if flags is not None:
        assert flags <= set(target.flags)
        assert flags or not target.flags
    rest = {key: value for key, value in wanted.items() if key not in (*_PRINTED, "flags")}
    assert {key: getattr(target, key) for key in rest} == rest


@pytest.mark.parametrize(("number", "raw", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_a_value_means_what_the_reference_says(number, raw, wanted):
    check(wanted, raw)


@pytest.mark.parametrize(
    ("number", "raw", "name", "wanted"), NAMED_CASES, ids=[case[0] for case in NAMED_CASES]
)
def test_the_name_settles_what_the_print_leaves_open(number, raw, name, wanted):
    check(wanted, raw, name=name)


@pytest.mark.parametrize(
    ("number", "raw", "wanted"), HEADER_UNIT_CASES, ids=[case[0] for case in HEADER_UNIT_CASES]
)
def test_a_figure_takes_the_unit_of_its_header(number, raw, wanted):
    check({**wanted, "flags": {"unit_from_header"}}, raw, unit="万元")


@pytest.mark.parametrize(("raw", "wanted"), MORE_CASES, ids=[case[0] for case in MORE_CASES])
def test_a_value_of_another_form_is_read_too(raw, wanted):
    check(wanted, raw)


def test_every_case_of_the_reference_is_here():
    tables = (CASES, NAMED_CASES, HEADER_UNIT_CASES)
    numbers = {int(case[0].rstrip("abcde")) for table in tables for case in table}
    assert numbers == set(range(1, 113))


def test_the_figures_of_several_quantities_stand_side_by_side():
    target = parse_target_value("新设企业…390.7元/套，按年新增企业1280户")
    assert [(q.value, q.unit) for q in target.quantities] == [("390.7", "元/套"), ("1280", "户")]


def test_grades_keep_their_bounds():
    target = parse_target_value("优：大于等于95%；良：大于等于85%；中：大于等于75%；差：小于75%")
    assert [(q.label, q.operator, q.value) for q in target.quantities] == [
        ("优", ">=", "95"), ("良", ">=", "85"), ("中", ">=", "75"), ("差", "<", "75"),
    ]  # fmt: skip


def test_a_schedule_is_not_multiplied():
    target = parse_target_value("7×24小时")
    assert [q.value for q in target.quantities] == ["7", "24"]
    assert target.value is None


@pytest.mark.parametrize(
    ("raw", "value"), [("全部开办事项实现零成本", "0"), ("单价在20万元以上的设备", "20")]
)
def test_a_figure_inside_a_text_stays_beside_it(raw, value):
    target = parse_target_value(raw)
    assert target.value is None
    assert [q.value for q in target.quantities] == [value]


@pytest.mark.parametrize("raw", ["678+X服务模式", "96345热线", "河财字【2031】4 号"])
def test_a_name_with_digits_gives_no_quantity(raw):
    target = parse_target_value(raw)
    assert (target.operator, target.value, target.quantities) == (None, None, ())


@pytest.mark.parametrize(
    "raw",
    [
        "按照第十二条规定执行", "《预算法》第32条", "落实第5条第2款", "十四五规划", "“十四五”规划",
        "五星级酒店", "四个意识", "两个一百年", "一体两翼三中心", "120急救", "5G基站建设",
        "双11活动",
        "2035年远景目标", "A4纸张", "GB/T 19001-2016", "ISO9001认证", "三农工作", "百日攻坚行动",
        "24小时热线", "A级景区", "一级甲等", "二维码墙", "第三方评估", "一件事一次办", "零距离服务",
        "冀财预〔2023〕15号", "(2023)第2号", "2024年第5号公告",
    ],
)  # fmt: skip
def test_clauses_numbers_of_documents_and_names_give_no_value(raw):
    target = parse_target_value(raw)
    assert (target.value, target.date) == (None, None)
