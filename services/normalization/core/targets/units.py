"""Units of target values; a new unit is one row of `UNITS`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class TargetUnit:
    """A printed unit, its dimension and what one of it is in base units."""

    label: str
    dimension: str
    base_unit: str
    factor: Decimal = Decimal(1)
    canonical: str | None = None
    """The spelling of the document JSON, where it is not the printed one."""


def _rows(dimension: str, base_unit: str, *rows: tuple[str, str, str | None]) -> list[TargetUnit]:
    return [
        TargetUnit(label, dimension, base_unit, Decimal(factor), canonical)
        for label, factor, canonical in rows
    ]


def _counts(labels: str) -> list[TargetUnit]:
    return [TargetUnit(label, "count", label) for label in labels.split()]


UNITS: dict[str, TargetUnit] = {
    unit.label: unit
    for unit in (
        *_rows(
            "ratio",
            "1",
            ("%", "0.01", None),
            ("百分之", "0.01", "%"),
            ("百分比", "0.01", "%"),
            ("‰", "0.001", None),
            ("千分之", "0.001", "‰"),
            ("万分之", "0.0001", "‱"),
            ("成", "0.1", None),
        ),
        *_rows(
            "delta",
            "1",
            ("百分点", "0.01", None),
            ("个百分点", "0.01", "百分点"),
            ("个千分点", "0.001", "千分点"),
        ),
        *_rows(
            "money",
            "元",
            ("元", "1", None),
            ("角", "0.1", None),
            ("元整", "1", "元"),
            ("元人民币", "1", "元"),
            ("圆", "1", "元"),
        ),
        *_rows("foreign_money", "美元", ("美元", "1", None)),
        *_rows("score", "分", ("分", "1", None)),
        *_rows(
            "time",
            "秒",
            ("秒", "1", None),
            ("秒钟", "1", None),
            ("毫秒", "0.001", None),
            ("ms", "0.001", "毫秒"),
            ("分钟", "60", None),
            ("min", "60", None),
            ("h", "3600", None),
            ("小时", "3600", None),
            ("个小时", "3600", "小时"),
            ("天", "86400", None),
            ("日", "86400", None),
            ("自然日", "86400", None),
            ("个自然日", "86400", "自然日"),
            ("周", "604800", None),
            ("星期", "604800", None),
            ("个星期", "604800", "星期"),
        ),
        *_rows(
            "time",
            "月",
            ("月", "1", None),
            ("个月", "1", "月"),
            ("季度", "3", None),
            ("个季度", "3", "季度"),
            ("年", "12", None),
            ("个年度", "12", "年"),
            ("周年", "12", None),
        ),
        *_rows("time", "工作日", ("工作日", "1", None), ("个工作日", "1", "工作日")),
        *_rows(
            "area",
            "平方米",
            ("平方米", "1", None),
            ("平米", "1", "平方米"),
            ("平方", "1", "平方米"),
            ("㎡", "1", "平方米"),
            ("m2", "1", "平方米"),
            ("M2", "1", "平方米"),
            ("公顷", "10000", None),
            ("平方公里", "1000000", None),
            ("km2", "1000000", None),
            ("平方千米", "1000000", None),
        ),
        *_rows("age", "岁", ("岁", "1", None), ("周岁", "1", None)),
        *_rows("area", "亩", ("亩", "1", None)),
        *_rows(
            "length",
            "米",
            ("米", "1", None),
            ("延米", "1", None),
            ("延长米", "1", None),
            ("公里", "1000", None),
            ("千米", "1000", None),
            ("km", "1000", None),
            ("m", "1", None),
            ("cm", "0.01", None),
            ("mm", "0.001", None),
            ("厘米", "0.01", None),
            ("毫米", "0.001", None),
        ),
        *_rows(
            "volume",
            "立方米",
            ("立方米", "1", None),
            ("m3", "1", "立方米"),
            ("方", "1", None),
            ("升", "0.001", None),
            ("毫升", "0.000001", None),
            ("L", "0.001", None),
        ),
        *_rows(
            "mass",
            "千克",
            ("微克", "0.000000001", None),
            ("μg", "0.000000001", None),
            ("ug", "0.000000001", None),
            ("毫克", "0.000001", None),
            ("mg", "0.000001", None),
            ("克", "0.001", None),
            ("g", "0.001", None),
            ("千克", "1", None),
            ("公斤", "1", None),
            ("吨", "1000", None),
            ("kg", "1", None),
            ("斤", "0.5", None),
        ),
        *_rows(
            "fuel",
            "千克标准煤",
            ("千克标准煤", "1", None),
            ("吨标准煤", "1000", None),
            ("吨标煤", "1000", None),
        ),
        *_rows("energy", "千瓦时", ("千瓦时", "1", None), ("kWh", "1", None)),
        *_rows("power", "千瓦", ("千瓦", "1", None), ("kW", "1", None), ("兆瓦", "1000", None)),
        *_rows("apparent_power", "千伏安", ("千伏安", "1", None), ("kVA", "1", None)),
        *_rows("voltage", "千伏", ("千伏", "1", None), ("kV", "1", None)),
        *_rows("pressure", "MPa", ("MPa", "1", None), ("兆帕", "1", None)),
        *_rows("sound", "分贝", ("分贝", "1", None), ("dB", "1", None)),
        *_rows("concentration", "1", ("ppm", "0.000001", None)),
        *_rows(
            "data",
            "B",
            ("KB", "1024", None),
            ("MB", "1048576", None),
            ("GB", "1073741824", None),
            ("TB", "1099511627776", None),
            ("兆", "1048576", None),
            ("M", "1048576", None),
        ),
        *_rows("bandwidth", "Mbps", ("Mbps", "1", None), ("Gbps", "1000", None)),
        *_rows("temperature", "°C", ("°C", "1", None), ("摄氏度", "1", "°C")),
        *_counts(
            "个 人 户 家 项 件 台 套 条 位 名 份 场 批 处 所 座 辆 部 篇 期 本 册 张 只 头 棵 "
            "株 根 块 间 栋 幢 宗 起 例 支 组 对 片 段 门 类 种 届 站 轮 遍 班 盏 具 瓶 袋 箱 "
            "盒 桶 枚 把 顶 床 副 页 幅 首 集 口 眼 孔 艘 架 匹 羽 尾 村 镇 乡 乡镇 行政村 次 "
            "班次 人次 台次 车次 户次 件次 场次 架次 例次 家次 批次 车辆 人天 人日 人月 人年 台班 "
            "课时 学时 台套 台(套) 套(台) 个(套) 台/套 辆(台) 件(套) 人(次) 人份 床位 席位 网点 "
            "点位 站点 标段 倍 岗 岗位 株次 公里次 台件 件套 件(次) 车位 样次 份次 册次 卷 卷次 "
            "千字 种次 座次 门次 期次 条次 项次 人数 户数 件数 个数 次数 星 度 桌 餐 碗 "
            "人·次 人·天 人·日 人·月 字 章 列 道 筐 捆 盆 则 封 剂 剂次 针次 船次 航次 "
            "节次 学期 天次 学分 帧"
        ),
    )
}

SCALES: dict[str, Decimal] = {
    "万亿": Decimal(10) ** 12,
    "千亿": Decimal(10) ** 11,
    "百亿": Decimal(10) ** 10,
    "十亿": Decimal(10) ** 9,
    "亿": Decimal(10) ** 8,
    "千万": Decimal(10) ** 7,
    "百万": Decimal(10) ** 6,
    "十万": Decimal(10) ** 5,
    "万": Decimal(10) ** 4,
    "千": Decimal(10) ** 3,
    "百": Decimal(10) ** 2,
}


def to_alternatives(words: Iterable[str]) -> str:
    """A regular expression of these words, the longest first, each beginning written once.

    >>> to_alternatives(["月", "个", "个月", "个工作日", "人"])
    '[人月]|个(?:[月]|工(?:作(?:[日])))?'
    """
    rests: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:
        rests[word[0]].add(word[1:])
    single = [re.escape(first) for first, after in rests.items() if after == {""}]
    longer = (
        f"{re.escape(first)}(?:{to_alternatives(after - {''})}){'?' * ('' in after)}"
        for first, after in sorted(rests.items())
        if any(after)
    )
    return "|".join([*([f"[{''.join(sorted(single))}]"] if single else []), *longer])


UNIT_PATTERN = to_alternatives(list(UNITS))
_LIKE_SCALES = [label for label in UNITS if label.startswith(tuple(SCALES))]
# 万 of 万元, but not the 千 of 千瓦 and the 百 of 百分之
SCALE_PATTERN = f"(?!{to_alternatives(_LIKE_SCALES)})(?:{to_alternatives(list(SCALES))})"
