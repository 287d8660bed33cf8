"""How long 100 KB of one hostile text take in every part that reads text by patterns.

python -m benchmarks.hostile
"""

from __future__ import annotations

import time
from collections.abc import Callable

from services.normalization.core.captions import is_title
from services.normalization.core.declarations import find_declarations
from services.normalization.core.grid_reading.wording import is_caption_line
from services.normalization.core.narrative.facts import read_facts
from services.normalization.core.sections import find_sections
from services.normalization.core.targets.prose import read_prose_targets
from services.normalization.core.targets.target_value import parse_target_value
from shared.contracts.extracted import Paragraph

SIZE = 100_000
"""Bytes of UTF-8."""
SEEDS = (
    "1234567890", "１", "1,", "1,111", "万元", "一", "其中：", "，", "（", "（）", "《", "“", " ",
    "2024年", "5%", "百分之", "≥", "≥5，", "较上年增加", "一般公共预算", "教育支出（类）", "无",
    "无，", "不超过", "12月", "1.5万元，", "基本支出1万元、", "某工作完成率≥95%；",
    "根据部门职责，2031年支出预算52.80万元，其中：基本支出40万元，较上年增加1.5万元，增长3.9%；",
)  # fmt: skip
"""One that repeats for each kind of work: digits, signs, words that open something, dense prose."""
VARIED = (
    "{number}%",
    "{name}率{number}%；",
    "{name}完成率≥{number}%；",
    "{name}{number}个，",
    "不超过{number}个",
    "{year}年{month}月",
    "基本支出{number}万元、",
    "{name}项目{number}万元、",
    "{name}支出{number}万元，",
    "较{year}年增加{number}万元，增长{month}.{number}%；",
    "（{month}）{name}情况",
    "{number}.{name}",
    "根据{name}职责，{year}年支出预算{number}万元，其中：基本支出{number}万元，较上年增加{number}万元。",
)
"""Texts of which no piece is said twice: what has been read before helps nothing."""
_NAMES = "部门业务管理服务保障信息系统建设运行维护宣传培训检查监督协调指导"
ROUNDS = 5
BRIEF = 20.0
"""Milliseconds that need no second measuring."""


def repeat(seed: str) -> str:
    """Return 100 KB of one seed."""
    return seed * (SIZE // len(seed.encode()))


def vary(template: str) -> str:
    """Return 100 KB of a template, each time with other figures and another name."""
    pieces, size, count = [], 0, 0
    while size < SIZE:
        name = "".join(_NAMES[count // 32**place % 32] for place in range(3))
        piece = template.format(
            number=count % 10_000, year=1990 + count % 110, month=1 + count % 12, name=name
        )
        pieces.append(piece)
        size, count = size + len(piece.encode()), count + 1
    return "".join(pieces)


def read_value(text: str) -> None:
    """One value of 100 KB, which no cell holds."""
    parse_target_value(text, name="完成率", fiscal_year=2031)


def read_long_values(text: str) -> None:
    """As many values of the greatest length that is read as make 100 KB."""
    for start in range(0, len(text), 2_000):
        read_value(text[start : start + 2_000])


def read_targets(text: str) -> None:
    """Targets stated in prose."""
    read_prose_targets([Paragraph(text=f"绩效指标：{text}")], 2031)


def read_narrative(text: str) -> None:
    """Facts of the running text."""
    read_facts([Paragraph(text=text)], (), 2031, "万元")


def read_headings(text: str) -> None:
    """Headings, in paragraphs of the greatest length that a heading has."""
    find_sections([Paragraph(text=text[i : i + 60]) for i in range(0, len(text), 60)])


def read_captions(text: str) -> None:
    """Titles and captions of tables, in lines of the greatest length that a title has."""
    for start in range(0, len(text), 80):
        is_title(text[start : start + 80])
        is_caption_line(text[start : start + 80])


def read_identity(text: str) -> None:
    """Declarations of a department, a year, a unit, in the longest lines that are looked at."""
    for start in range(0, len(text), 390):
        list(find_declarations(text[start : start + 390]))


ENTRIES: dict[str, Callable[[str], None]] = {
    "target value": read_value,
    "target values of 2000": read_long_values,
    "targets in prose": read_targets,
    "narrative facts": read_narrative,
    "headings": read_headings,
    "titles and captions": read_captions,
    "identity": read_identity,
}


def measure(read: Callable[[str], None], texts: dict[str, str]) -> list[tuple[float, str]]:
    """Return milliseconds and seed, the slowest first."""
    return sorted(((_time(read, text), seed) for seed, text in texts.items()), reverse=True)


def _time(read: Callable[[str], None], text: str) -> float:
    """Return milliseconds of processor time, of the quickest of several rounds."""
    fastest = float("inf")
    for _ in range(ROUNDS):
        begin = time.process_time()
        read(text)
        fastest = min(fastest, (time.process_time() - begin) * 1e3)
        if fastest < BRIEF:
            break
    return fastest


def describe() -> str:
    """Return for each part the time of the slowest and of the median text."""
    kinds = {
        "repeating": {seed: repeat(seed) for seed in SEEDS},
        "varying": {template: vary(template) for template in VARIED},
    }
    lines = []
    for name, read in ENTRIES.items():
        for kind, texts in kinds.items():
            timed = measure(read, texts)
            slowest, seed = timed[0]
            median = timed[len(timed) // 2][0]
            lines.append(
                f"100 KB hostile      {name:22s} {kind:9s} slowest {slowest:6.0f} ms"
                f" ({seed[:12]})   median {median:5.0f} ms"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    print(describe())
