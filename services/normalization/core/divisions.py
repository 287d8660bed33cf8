"""Administrative divisions: codes of GB/T 2260 checked, and the level of a department."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from shared.contracts.document import DivisionLevel

_PROVINCES = dict(
    pair.split()
    for pair in (
        "11 北京", "12 天津", "13 河北", "14 山西", "15 内蒙古", "21 辽宁", "22 吉林", "23 黑龙江",
        "31 上海", "32 江苏", "33 浙江", "34 安徽", "35 福建", "36 江西", "37 山东", "41 河南",
        "42 湖北", "43 湖南", "44 广东", "45 广西", "46 海南", "50 重庆", "51 四川", "52 贵州",
        "53 云南", "54 西藏", "61 陕西", "62 甘肃", "63 青海", "64 宁夏", "65 新疆",
    )
)  # fmt: skip
"""Code of each province-level division to the name its departments begin with."""
_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_LEVELS: tuple[tuple[DivisionLevel, re.Pattern[str]], ...] = (
    # 某区人民政府某街道办事处, 某镇人民政府
    ("township", re.compile(r"(?:街道|[镇乡])(?:办事处|人民政府|党工委|党委|社区)")),
    # 某市某区财政局, 某县水务局; no 自治区
    ("county", re.compile(r"^.{1,12}?(?:县|旗|(?<!自治)区)")),
    ("city", re.compile(r"^.{2,8}?(?:市|自治州|盟|地区)")),
    ("province", re.compile(r"^.{2,8}?(?:省|自治区)")),
    ("central", re.compile(r"^(?:中央|国家|全国|中华人民共和国)")),
)


def find_division(codes: Iterable[str], name: str | None) -> str | None:
    """Return the division nearly all project codes begin with, unless the name contradicts it."""
    counted = Counter(code for code in codes if code[:2] in _PROVINCES)
    if not counted:
        return None
    code, count = counted.most_common(1)[0]
    is_agreed = 5 * count >= 4 * counted.total()
    return code if is_agreed and not _contradicts(code, name or "") else None


def _contradicts(code: str, name: str) -> bool:
    """Whether a department's name begins with another province than the code."""
    plain = name.removeprefix("中共")
    named = {key for key, province in _PROVINCES.items() if plain.startswith(province)}
    return bool(named) and code[:2] not in named


def find_level(code: str | None, name: str | None) -> DivisionLevel | None:
    """Return the level of government, by the name and else by the code.

    >>> find_level(None, "重庆市水务局"), find_level(None, "清河市白河区水务局")
    ('province', 'county')
    """
    plain = (name or "").removeprefix("中共")
    for level, pattern in _LEVELS:
        if pattern.search(plain):
            is_municipal = level == "city" and plain.startswith(_MUNICIPALITIES)
            return "province" if is_municipal else _read_code(code, level)
    return _read_code(code, None)


def _read_code(code: str | None, level: DivisionLevel | None) -> DivisionLevel | None:
    """Let the code decide where a name leaves open whether a 市 is a county."""
    if code is None or level not in ("city", None):
        return level
    if code.endswith("0000"):
        return "province"
    return "city" if code.endswith("00") else "county"
