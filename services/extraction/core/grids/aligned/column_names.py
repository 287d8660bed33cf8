"""Lines that name the columns of a Chinese list, known by how headings end."""

from __future__ import annotations

import re

from services.extraction.core.grids.chunks import ChunkLine

# How the headings of a list end, and how long they are at most, in letters.
_HEADING = re.compile(
    "(?:名称|指标|目标|内容|单位|项目|备注|依据|序号|标准|类别|编码|代码|说明|金额|数量|方式|性质|级别"
    "|情况|时间|日期|部门|描述|权重|分值|类型|形式|来源|计划|职责|措施|得分|领域|科目|属性|符号|方法|值)$"
)
_LONGEST = 12
# A head has so many headings, this share of them with a known ending.
_FEWEST, _KNOWN = 3, 0.6


def names_columns(line: ChunkLine) -> bool:
    """Tell whether a line holds the headings of columns."""
    texts = [chunk.text for chunk in line.chunks]
    if len(texts) < _FEWEST or not line.is_tabular or max(map(len, texts)) > _LONGEST:
        return False
    known = sum(_HEADING.search(text) is not None for text in texts)
    return len(set(texts)) == len(texts) and known >= _KNOWN * len(texts)
