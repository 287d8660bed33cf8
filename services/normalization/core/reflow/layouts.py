"""The forms as they are printed: the header cells over each column, from top to bottom."""

from __future__ import annotations

from services.normalization.core.reflow.forms import Form, Path


def _under(parent: str, *labels: str) -> tuple[Path, ...]:
    return tuple((parent, label) for label in labels)


def _alone(*labels: str) -> tuple[Path, ...]:
    return tuple((label,) for label in labels)


_NUMBER = _alone("序号")
_FUNCTION = _under("功能分类科目", "科目编码", "科目名称")
_ECONOMIC = _under("支出部门经济分类科目", "科目编码", "科目名称")
_SOURCES = (
    "小计", "财政拨款收入", "财政专户收入", "事业收入", "经营收入", "上级补助收入",
    "附属单位上缴收入", "其他收入",
)  # fmt: skip
_USES = ("合计", "基本支出", "项目支出")
_BUDGETS = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
_SHORT_BUDGETS = ("一般公共预算", "政府性基金预算", "国有资本经营预算")
_PURCHASE_FUNDS = (
    "合计", "一般公共预算拨款", "基金预算拨款", "国有资本经营预算拨款", "财政专户核拨", "单位资金",
)  # fmt: skip
_PURCHASE = (
    *_under("政府采购项目来源", "项目名称", "预算资金"),
    *_alone("采购物品名称", "政府采购目录序号", "计量单位", "数量", "单价"),
)
_PURCHASE_SUMS = "政府采购金额（当年部门预算安排资金）"
_SMALL_FIRMS = _alone("{year}年预留中小微企业份额")
_NAMED = _under("项目", "功能分类科目编码", "科目名称")
_CODED = _under("项目", "科目编码", "科目名称")
_VEHICLES = ("小计", "购置费", "运行费")


def _by_function(parent: str, *labels: str) -> tuple[Path, ...]:
    """Return the columns of a form whose codes are printed class, section and item apart."""
    codes = tuple(("项目", "功能分类科目编码", part) for part in ("类", "款", "项"))
    return (*codes, ("项目", "功能分类科目名称"), *_under(parent, *labels))


def _by_object(codes: str, names: str) -> tuple[Path, ...]:
    """Return the columns of basic expenditure by economic class and section."""
    parts = (("项目", codes, "类"), ("项目", codes, "款"), ("项目", names))
    return (*parts, *_under("一般公共预算基本支出", "合计", "人员经费", "公用经费"))


def _three_public(year: str) -> tuple[Path, ...]:
    """Return the columns of the one-row form of public expenses and operating expenses."""
    spent = f"{year}“三公”经费预算数"
    vehicles = tuple((spent, "公务用车购置及运行费", label) for label in _VEHICLES)
    plain = _under(spent, "合计", "因公出国(境)费", "公务接待费")
    return (*plain, *vehicles, (f"{year}机关运行经费预算数",))


_OBJECTS = ("经济分类科目编码", "科目名称", "决算数")
_CODED_OBJECTS = ("科目编码", "科目名称", "决算数")
_SPENT: tuple[Path, ...] = (
    ("合计",),
    ("因公出国（境）费",),
    ("公务用车购置及运行维护费", "小计"),
    ("公务用车购置及运行维护费", "公务用车购置费"),
    ("公务用车购置及运行维护费", "公务用车运行维护费"),
    ("公务接待费",),
)
_BY_FUNCTION = tuple(
    _by_function(parent, *_USES)
    for parent in (
        "支出预算", "一般公共预算支出", "政府性基金预算支出", "国有资本经营预算支出",
        "国有资本经营财政拨款预算支出",
    )
)  # fmt: skip
_FINAL = tuple(
    (*named, *_alone(*labels))
    for named in (_NAMED, _CODED)
    for labels in (
        (
            "本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入",
            "附属单位上缴收入", "其他收入",
        ),
        (
            "本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出",
            "对附属单位补助支出",
        ),
        _USES,
    )
)  # fmt: skip

_PRINTED: tuple[tuple[Path, ...], ...] = (
    # 收支总表
    (*_NUMBER, *_under("收入", "项目", "预算数"), *_under("支出", "项目", "预算数")),
    (*_under("收入", "项目", "预算数"), *_under("支出", "项目", "预算数")),
    (*_under("本年收入", "项目", "预算数"), *_under("本年支出", "项目", "预算数")),
    *(
        (*_under("收入", "项目", "行次", "金额"), *_under("支出", label, "行次", "金额"))
        for label in ("项目", "项目（按功能分类）")
    ),
    *(
        (
            *_under("收入", "项目", "行次", "金额"),
            *_under("支出", label, "行次", total, *_BUDGETS),
        )
        for label in ("项目", "项目（按功能分类）")
        for total in ("合计", "小计")
    ),
    (*_under("收入", "项目", "金额"), *_under("支出", "项目", "金额")),
    # 收入总表
    (*_NUMBER, *_FUNCTION, ("合计",), *_under("本年收入", *_SOURCES), ("上年结转",)),
    (*_NUMBER, *_FUNCTION, ("合计",), *_under("本年收入", *_SOURCES), ("上年结转结余",)),
    # 支出总表
    (*_NUMBER, *_FUNCTION, *_alone(*_USES, "经营支出", "上解上级支出", "对附属单位补助支出")),
    (*_NUMBER, *_FUNCTION, *_alone(*_USES, "经营支出", "上缴上级支出", "对附属单位补助支出")),
    # 财政拨款收支总表
    (*_NUMBER, *_under("收入", "项目", "金额"), *_under("支出", "项目", "合计", *_BUDGETS)),
    (*_NUMBER, *_under("收入", "项目", "预算数"), *_under("支出", "项目", "合计", *_BUDGETS)),
    (
        *_under("财政拨款收入", "项目", "预算数"),
        *_under("财政拨款支出", "项目", "合计", *_SHORT_BUDGETS),
    ),
    # 一般公共预算、政府性基金、国有资本经营支出表
    (*_NUMBER, *_FUNCTION, *_alone(*_USES)),
    (*_FUNCTION, *_alone(*_USES)),
    # 基本支出表
    (*_NUMBER, *_ECONOMIC, *_under("一般公共预算基本支出", "合计", "人员经费", "公用经费")),
    # “三公”经费
    (
        *_alone("序号", "项目"),
        *_under(
            "资金性质",
            "合计",
            "一般公共预算财政拨款",
            "政府性基金预算拨款",
            "国有资本经营预算财政拨款",
        ),
    ),
    # the same with split codes, without row numbers
    _by_function("收入预算", "合计", "财政拨款收入", "事业收入", "事业单位经营收入", "其他收入"),
    *_BY_FUNCTION,
    _by_object("部门预算经济分类科目编码", "经济分类科目名称"),
    _by_object("经济分类科目编码", "部门经济分类科目名称"),
    (
        *_under("本年收入", "项目", "预算数"),
        ("本年支出", "项目"),
        ("本年支出", "预算数", "合计"),
        ("本年支出", "预算数", "基本支出", "人员经费"),
        ("本年支出", "预算数", "基本支出", "公用经费"),
        ("本年支出", "预算数", "项目支出"),
    ),
    _three_public(""),
    _three_public("{year}年"),
    # final accounts
    (*_under("收入", "项目", "决算数"), *_under("支出", "项目", "决算数")),
    (
        *_under("收入", "项目", "决算数"),
        *_under("支出", "项目", "合计", *_BUDGETS),
    ),
    *_FINAL,
    _alone(*_OBJECTS, *_OBJECTS),
    tuple(
        ("财政拨款“三公”经费", *path, phase) for path in _SPENT for phase in ("预算数", "决算数")
    ),
    *(
        (
            *named,
            *_alone("年初结转和结余", "本年收入"),
            *_under("本年支出", total, *_USES[1:]),
            ("年末结转和结余",),
        )
        for named in (_NAMED, _CODED)
        for total in ("合计", "小计")
    ),
    *(
        (*named, *_under("本年支出", total, *_USES[1:]))
        for named in (_NAMED, _CODED)
        for total in ("合计", "小计")
    ),
    tuple((phase, *path) for phase in ("预算数", "决算数") for path in _SPENT),
    (
        *_under("人员经费", *_CODED_OBJECTS),
        *_under("公用经费", *_CODED_OBJECTS, *_CODED_OBJECTS),
    ),
)
# Any of them may be printed with numbered rows or without.
STATISTICAL: tuple[Form, ...] = tuple(
    Form(columns)
    for columns in dict.fromkeys(
        columns
        for printed in _PRINTED
        for columns in (printed, printed[1:] if printed[0] == ("序号",) else (*_NUMBER, *printed))
    )
)

PURCHASES: tuple[Form, ...] = tuple(
    Form((*_PURCHASE, *_under(_PURCHASE_SUMS, *_PURCHASE_FUNDS, *rest), *last))
    for rest, last in (
        (("上年结转结余",), _SMALL_FIRMS),
        (("上年结转",), _SMALL_FIRMS),
        (("财政拨款结转", "非财政拨款结转结余"), _SMALL_FIRMS),
        ((), _SMALL_FIRMS),
        ((), ()),
        (("上年结转结余",), ()),
    )
)

FIXED_ASSETS: tuple[Form, ...] = (
    Form(_alone("项目", "数量", "价值（金额单位：万元）")),
    Form(_alone("项目", "数量", "价值（金额单位：元）")),
    Form(_alone("项目", "数量", "价值")),
)
ORGANIZATION = Form(_alone("单位名称", "单位性质", "单位规格", "经费保障形式"))
_LEVELS = _alone("一级指标", "二级指标", "三级指标")
_TARGET_PARTS = _under("指标值", "符号", "值", "单位")
_BASIS = _alone("指标值确定依据")
INDICATORS: tuple[Form, ...] = tuple(
    Form((*_LEVELS, *rest))
    for rest in (
        (*_alone("绩效指标描述", "指标值"), *_BASIS),
        _alone("绩效指标描述", "指标值"),
        (*_alone("指标值"), *_BASIS),
        _alone("指标值"),
        (*_alone("绩效指标描述"), *_TARGET_PARTS, *_BASIS),
        (*_alone("评（扣）分标准", "绩效指标描述"), *_TARGET_PARTS, *_BASIS),
        (*_alone("评（扣）分标准", "绩效指标描述", "指标值"), *_BASIS),
        (*_alone("绩效指标描述"), *_TARGET_PARTS),
    )
)
