"""How fast target values are read: values per second and microseconds per value.

python -m benchmarks.indicators [--seconds 2]
"""

from __future__ import annotations

import argparse
import itertools
import time

from services.normalization.core.targets.target_value import parse_target_value

VALUES = (
    ("≥95%", "修缮合格率"),
    ("100%", "按时完成率"),
    ("≤28.5万元", "项目成本"),
    ("≥20 万条", "信息归集数量"),
    ("2200元/月", "补贴标准"),
    ("12 月底前", "完成时间"),
    ("不少于15个", "模块数量"),
    ("控制在2%以内", "故障率"),
    ("≥95百分之", "满意度"),
    ("2024年6月", "启动时间"),
    ("长期使用", "可持续影响"),
    ("服务环境提升、满意度提升", "服务水平"),
    ("90%-95%", "覆盖率"),
    ("前50名", "排名"),
    ("每年开展4次", "评估次数"),
    ("3个工作日内", "办理时限"),
)
"""One of each common form; a document holds about as many indicators as ten rounds of these."""


def measure(seconds: float) -> tuple[int, float]:
    """Return how many values were read and how long that took."""
    begin = time.perf_counter()
    count = 0
    for text, name in itertools.cycle(VALUES):
        parse_target_value(text, name=name, fiscal_year=2024)
        count += 1
        if count % len(VALUES) == 0 and time.perf_counter() - begin > seconds:
            break
    return count, time.perf_counter() - begin


def find_slowest() -> tuple[str, float]:
    """Return the value that takes longest, in microseconds, best of many rounds."""
    timed = []
    for text, name in VALUES:
        rounds = []
        for _ in range(200):
            begin = time.perf_counter()
            parse_target_value(text, name=name, fiscal_year=2024)
            rounds.append(time.perf_counter() - begin)
        timed.append((text, min(rounds) * 1e6))
    return max(timed, key=lambda pair: pair[1])


def describe(seconds: float = 2) -> str:
    """Return the measurement as two lines for the benchmark's report."""
    count, spent = measure(seconds)
    text, slowest = find_slowest()
    rate, each = count / spent, spent / count * 1e6
    return (
        f"indicator values    {rate:10,.0f} per second   {each:8.1f} µs each\n"
        f"                    slowest form {text}: {slowest:.1f} µs"
    )


def main() -> None:
    """Print the measurement."""
    parser = argparse.ArgumentParser(description="How fast target values are read.")
    parser.add_argument("--seconds", type=int, default=2)
    print(describe(parser.parse_args().seconds))


if __name__ == "__main__":
    main()
