"""What the words of a row give away: a caption, a note, a column-number row, data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from services.normalization.core.printed_text import to_label, to_matchable

LONGEST = 400
"""Characters a title or a caption may have, blanks of layout included."""
# 单位：万元, (金额单位:元); a header cell such as 价值（金额单位：万元） does not begin so.
_UNIT = re.compile(r"^\(?(?:金额|货币|计量|计算)?单位:?(?:人民币)?[百千万亿]{0,2}元\)?$")
# A unit in a line that may state department and year as well.
_STATED_UNIT = re.compile(r"单位:(?:人民币)?(?P<unit>[百千万亿]{0,2}元)")
# A unit in a header cell or title: 金额（万元）
_BRACKETED_UNIT = re.compile(r"\((?P<unit>[百千万亿]{0,2}元)\)")
# 预算年度：2024, 截止时间：2023-12-31, 编制部门：某局, 部门（单位）：某局
_STATEMENT = re.compile(
    r"^(?:(?:预算|决算)?年度|截[止至](?:时间|日期)?"
    r"|(?:编制|填报|报送|公开|预算)?(?:部门|单位)(?:[/(](?:部门|单位)\)?)?(?:名称|编码)?(?:\(.?章\))?"
    r"|(?:编制|填报|报送|制表|填表|联系)(?:日期|时间|人|电话)|(?:单位|部门|财务)?负责人):"
)
# The number of a form: 公开01表, 预算02表, 附表3, 表一, 附件1-2; 2024年度; 续表
_FORM_NUMBER = re.compile(
    r"^(?:(?:部门|公开|预算|决算|财决|财预|附){0,3}\d{1,2}表"
    r"|(?:部门|公开|预算|决算|附){0,3}[表件][\d一二三四五六七八九十]{1,3}(?:-\d{1,2})?:?"
    r"|附件:?|\d{4}年度?|\(?续表?\)?)$"
)
# 211 某市某局, 118 某县12345热线中心: a department code and its name.
_CODED_NAME = re.compile(r"^\d{3,12}(?!年)[^\d\W](?:[^\d，。;:；：]|\d{1,5}(?=[^\W\d])){3,40}$")
# 211 某市某局 截止时间：2031-12-31: code, name and a statement in one line.
_NAMED_STATEMENT = re.compile(
    r"^\d{3,12}(?!年)[^\d，。;:；：]{3,40}?"
    r"(?:(?:预算|决算)?年度|截[止至](?:时间|日期)?|(?:编制|填报|报送)(?:日期|时间)):"
)
# 注：…, 说明：…, 备注：…, *注
_NOTE = re.compile(r"^[*※]?(?:备?注|说明)(?::|\d{1,2}[、.:])")
# The cell that heads the row of column numbers; 档次 is what character recognition makes of it.
_COLUMN_NUMBER_LABELS = frozenset({"栏次", "档次", "列次", "栏号", "行次"})
# What numbers a column: 7, A, or the sum that the form prints there, 3=1+2
_COLUMN_NUMBER = re.compile(r"^(?:\d{1,2}|[A-Z]|\d{1,2}=[\d+\-()…~]{1,30})$")
_CODE_LEVELS = frozenset({"类", "款", "项"})
"""The code's columns, which some forms head in the row of column numbers."""
_COUNTED = 4
"""From this many on, 1 2 3 4 … across a row numbers the columns even without 栏次."""
_TOTALS = frozenset({"合计", "总计", "小计", "本年合计"})
# An amount, a code or a running number: 1,439.90, 2010301, 0.00, -3
_FIGURE = re.compile(r"^[-+−－]?[\d,]*(?:\d|\.\d+)%?$")
# 一、…, （一）…, 1、…, 其中：…: the label of a line, not of a column.
_LINE_LABEL = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[、.]|其中:)"
)
# A level of performance indicators, which labels rows: 产出指标, 数量指标, 服务对象满意度指标
_INDICATOR_LEVEL = re.compile(
    r"^(?:部门)?(?:产出|效益|效果|满意度|数量|质量|时效|成本|(?:经济|社会|生态)效益|可持续影响|"
    r"服务对象满意度)(?:指标)?(?:\(?\d{1,3}分\)?)?$"
)

# What heads a column of indicators
_INDICATOR_HEADER = re.compile(
    r"(?:[一二三四]级(?:(?:绩效)?指标|目标)?|指标名称)(?:\(.{1,8}\))?|(?:绩效)?指标(?:描述)?"
    r"|(?:绩效)?指标(?:内容|类别|性质|方向性?|解释|说明)|(?:指标)?(?:权重|分值)(?:\(.{1,4}\))?"
    r"|.{0,8}(?:指标|目标|完成|实现|实际)值(?:[及和]单位|\(.{1,12}\))?"
    r"|(?:计量|度量)单位|实际完成(?:情况|指标值)(?:\(.{1,12}\))?"
)
# A level of indicators at the head of its column, 二级指标（年度）, or what stands for all levels
_INDICATOR_LEVEL_HEADER = re.compile(
    r"[一二三]级(?:(?:绩效)?指标|目标)?(?:\(.{1,8}\))?|指标(?:类别|名称|内容)?"
)
_INDICATOR_NAMES = ("一级", "三级", "绩效指标", "指标名称", "指标内容")
"""One label that begins so stands at least in a header of indicators."""
_LEAST_INDICATOR_HEADS = 3
_INDICATOR_SIGNS = "标级"
"""Characters of which no header of indicators lacks both: 指标, 目标, 一级."""


def heads_indicators(texts: Iterable[str]) -> bool:
    """Whether the cells of a row head the columns of a table of indicators.

    >>> heads_indicators(["绩效指标", "一级指标", "指标内容", "年初目标值（A）"])
    True
    """
    printed = list(texts)
    if not any(sign in text for text in printed for sign in _INDICATOR_SIGNS):
        return False
    plain = (to_matchable(text) for text in printed)
    heads = {label for label in plain if _INDICATOR_HEADER.fullmatch(label)}
    named = any(label.startswith(_INDICATOR_NAMES) for label in heads)
    return named and len(heads) >= _LEAST_INDICATOR_HEADS


def is_indicator_level_header(text: str) -> bool:
    """Whether a cell heads the column of a level of indicators.

    >>> is_indicator_level_header("二级指标（年度）")
    True
    """
    return bool(_INDICATOR_LEVEL_HEADER.fullmatch(to_matchable(text)))


def _is_indicator_level(text: str) -> bool:
    return bool(_INDICATOR_LEVEL.match(to_matchable(text)))


def find_unit(texts: Sequence[str]) -> str | None:
    """Return the currency unit that the last of the texts to name one states.

    >>> find_unit(["编制部门：某局  单位：万元", "预算年度：2031"])
    '万元'
    >>> find_unit(["金额（千元）"])
    '千元'
    """
    for text in reversed(texts):
        plain = to_matchable(text)
        found = _STATED_UNIT.search(plain) or _BRACKETED_UNIT.search(plain)
        if found:
            return found["unit"]
    return None


def is_caption(text: str) -> bool:
    """Whether the text states unit, year, department or number of the form."""
    return _is_caption(to_matchable(text))


def _is_caption(plain: str) -> bool:
    return bool(_UNIT.match(plain) or _STATEMENT.match(plain) or _FORM_NUMBER.match(plain))


def is_coded_name(text: str) -> bool:
    """Whether the text is a department code followed by a name."""
    return bool(_CODED_NAME.match(to_matchable(text)))


def is_caption_or_name(plain: str) -> bool:
    """Whether a text in its matchable form is a caption, or a department's code and name."""
    is_named = _CODED_NAME.match(plain) or _NAMED_STATEMENT.match(plain)
    return _is_caption(plain) or bool(is_named)


def is_caption_line(text: str) -> bool:
    """Whether a line states unit, year or department of the table below it, or several of them."""
    if len(text) > LONGEST:
        return False
    plain = to_matchable(text)
    return len(plain) <= 100 and bool(is_caption_or_name(plain) or find_unit([plain[-12:]]))


def is_note(text: str) -> bool:
    """Whether the text is a remark under a table."""
    return bool(_NOTE.match(to_matchable(text)))


def is_figure(text: str) -> bool:
    """Whether the text is a number or a code."""
    return bool(_FIGURE.match(to_matchable(text)))


def is_column_number_row(texts: Iterable[str]) -> bool:
    """Whether a row numbers the columns: 栏次 · 1 · 2 · 3, the label at times left out."""
    printed = [to_label(text) for text in texts if text.strip()]
    if len(printed) >= _COUNTED and printed == [str(n) for n in range(1, len(printed) + 1)]:
        return True
    labels = [text for text in printed if text in _COLUMN_NUMBER_LABELS]
    numbers = [text for text in printed if _COLUMN_NUMBER.match(text)]
    levels = [text for text in printed if text in _CODE_LEVELS]
    return bool(labels and numbers) and len(labels + numbers + levels) == len(printed)


def is_column_number(text: str) -> bool:
    """Whether a cell of a row of column numbers is its label or a number."""
    return text in _COLUMN_NUMBER_LABELS or bool(_COLUMN_NUMBER.match(text))


def is_data_row(texts: Iterable[str]) -> bool:
    """Whether a row holds figures, a total, an indicator or the label of a line."""
    printed = [text for text in texts if text.strip()]
    if not printed:
        return False
    first = to_matchable(printed[0])
    if first in _TOTALS and len(printed) == 1:
        return True
    if len(printed) >= _COUNTED and any(map(_is_indicator_level, printed[:2])):
        return True
    return bool(_LINE_LABEL.match(first)) or any(is_figure(text) for text in printed)
