"""What holds for every value: it reads back, it stays linear, prose gives none."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.normalization.core.targets.bounds import AFTER_WORDS, STRONG_WORDS
from services.normalization.core.targets.dates import parse_date, parse_period
from services.normalization.core.targets.forms import FORMS
from services.normalization.core.targets.numerals import parse_chinese_number
from services.normalization.core.targets.prose import find_stated
from services.normalization.core.targets.qualities import parse_quality
from services.normalization.core.targets.target_value import parse_target_value
from services.normalization.core.targets.units import UNITS
from services.normalization.core.targets.values import parse_quantity_value
from services.normalization.core.targets.writing import to_plain

SIGNS = {"≥": ">=", "≤": "<=", ">": ">", "<": "<", "": "=", "=": "=", "＞": ">", "≧": ">="}
NUMBERS = st.decimals(min_value=0, max_value=10**9, places=2).map(lambda n: f"{n:f}") | (
    st.integers(min_value=0, max_value=10**9).map(str)
)
PLAIN_UNITS = sorted(set(UNITS) - {"年", "月", "日", "级", "百分之", "百分比", "千分之"})
SCALED_UNITS = ["元", "条", "人次", "平方米", "户"]


def to_wide(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if char.isdigit() else char for char in text)


@given(
    sign=st.sampled_from(sorted(SIGNS)),
    number=NUMBERS,
    unit=st.sampled_from(PLAIN_UNITS),
    blank=st.sampled_from(["", " ", "　"]),
    wide=st.booleans(),
)
def test_a_printed_value_reads_back_the_same(sign, number, unit, blank, wide):
    printed = f"{sign}{to_wide(number) if wide else number}{blank}{unit}"
    target = parse_target_value(printed)
    assert (target.operator, target.value) == (SIGNS[sign], number)
    assert target.unit == (UNITS[unit].canonical or UNITS[unit].label)


@given(
    word=st.sampled_from(sorted(STRONG_WORDS)),
    number=NUMBERS,
    unit=st.sampled_from(["%", "个", "万元"]),
)
def test_a_word_before_reads_back_the_same(word, number, unit):
    target = parse_target_value(f"{word}{number}{unit}")
    assert (target.operator, target.value, target.unit) == (STRONG_WORDS[word], number, unit)
    assert target.operator_source == "word"


@given(word=st.sampled_from(sorted(AFTER_WORDS)), number=NUMBERS, unit=st.sampled_from(["%", "次"]))
def test_a_word_after_reads_back_the_same(word, number, unit):
    target = parse_target_value(f"{number}{unit}{word}")
    assert (target.operator, target.value, target.unit) == (AFTER_WORDS[word], number, unit)


@given(number=st.integers(min_value=1000, max_value=10**9), unit=st.sampled_from(SCALED_UNITS))
def test_thousands_and_scales_read_back_the_same(number, unit):
    target = parse_target_value(f"≥{number:,}万{unit}")
    assert (target.value, target.unit) == (str(number), f"万{unit}")
    assert Decimal(target.base_value or "") == Decimal(number) * 10_000


@given(
    low=st.integers(0, 10**6),
    high=st.integers(0, 10**6),
    mark=st.sampled_from(["-", "~", "～", "至"]),
)
def test_a_range_reads_back_the_same(low, high, mark):
    target = parse_target_value(f"{low}%{mark}{high}%")
    assert (target.operator, target.value, target.unit) == ("range", f"{low}..{high}", "%")


@given(year=st.integers(1950, 2049), month=st.integers(1, 12), day=st.integers(1, 28))
def test_a_date_reads_back_the_same(year, month, day):
    target = parse_target_value(f"{year}年{month}月{day}日前")
    assert (target.operator, target.date) == ("date", f"{year}-{month:02d}-{day:02d}")
    assert (target.qualifier, target.bound) == ("前", "by")


@given(
    often=st.sampled_from(["年", "季度", "月", "周", "半年", "学期"]),
    number=st.integers(1, 9999),
    unit=st.sampled_from(["次", "场", "期"]),
)
def test_a_frequency_reads_back_the_same(often, number, unit):
    for printed in (f"每{often}{number}{unit}", f"{number}{unit}/{often}"):
        target = parse_target_value(printed)
        assert (target.value, target.per, target.dimension) == (str(number), often, "rate")


@given(
    money=st.integers(1, 10**6),
    first=st.sampled_from(["人", "户", "生", "亩", "台"]),
    second=st.sampled_from(["年", "月", "天", "次"]),
)
def test_a_rate_of_two_denominators_reads_back_the_same(money, first, second):
    spoken = parse_target_value(f"每{first}每{second}{money}元")
    printed = parse_target_value(f"{money}元/{first}/{second}")
    assert spoken.value == printed.value == str(money)
    assert spoken.per == printed.per == f"{first}/{second}"


@given(
    middle=st.integers(0, 10**6), by=st.integers(0, 10**4), unit=st.sampled_from(["%", "天", ""])
)
def test_a_tolerance_reads_back_as_its_bounds(middle, by, unit):
    target = parse_target_value(f"{middle}±{by}{unit}")
    assert (target.operator, target.value) == ("range", f"{middle - by}..{middle + by}")


def to_chinese(number: int) -> str:
    """Write a number below 100 000 in Chinese; the other direction, for the round trip."""
    digits, places = "零一二三四五六七八九", ["", "十", "百", "千", "万"]
    text, pending = "", False
    for place in range(4, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if pending and text else "") + digits[digit] + places[place]
        pending = digit == 0
    return text or digits[0]


@given(number=st.integers(0, 99_999))
def test_a_chinese_number_reads_back_the_same(number):
    assert parse_chinese_number(to_chinese(number)) == number


# Chinese characters that are no numeral, year, month, day or measure of anything.
_COUNTING = set("零〇○一壹二两贰三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿前第")
CHARACTERS = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5).filter(
    lambda char: char not in _COUNTING
)


@given(st.text(alphabet=CHARACTERS | st.sampled_from("，。；、（）“”"), min_size=1, max_size=60))
def test_random_prose_gives_no_value(text):
    target = parse_target_value(text)
    assert target.value is None
    assert target.date is None or target.operator == "period"


IDIOMS = [
    "一网通办", "第三方服务", "统一办理", "双随机一公开", "千方百计", "百姓满意", "十分满意",
    "一站式服务", "三公经费", "万众一心", "保障运转", "优化环境", "，", "提升形象",
]  # fmt: skip


@given(st.lists(st.sampled_from(IDIOMS), min_size=1))
def test_idioms_with_numerals_give_no_value(words):
    target = parse_target_value("".join(words))
    assert (target.value, target.date) == (None, None)


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(text):
    target = parse_target_value(text)
    assert (
        target.operator is None or target.operator == "qualitative" or (target.value or target.date)
    )


ADVERSARIAL = [
    "1", "1,", "1,111,", "1.", "≥", "百", "一万", "九十", "控制在", "达到不少于", "每年", "元/",
    "<", "<a ", "(", "（", "前", "第", "《", "“", "1-", "2023年", "12月", "1+", "零投诉",
    "优：大于95%；",
    "百分之", "率", " ", "-", "95%", "95%，", "&", "\\", "*", "从", "不", "单价", "7×",
    "12345热线,",
]  # fmt: skip


def seconds(read: Callable[[str], object], text: str) -> float:
    begin = time.process_time()
    read(text)
    return time.process_time() - begin


def read_every_form(text: str) -> None:
    """Everything the grammar tries, without the bound on the length of a value."""
    plain = to_plain(text)
    for form in FORMS:
        form(plain)
    parse_period(plain, 2024)
    parse_date(plain, "完成时间", 2024)
    parse_quantity_value(plain)
    parse_quality(plain, "完成率")


@pytest.mark.parametrize("seed", ADVERSARIAL)
def test_no_input_makes_a_pattern_superlinear(seed):
    """Four times the text may take eight times as long."""
    short, long = seed * (2_000 // len(seed)), seed * (8_000 // len(seed))
    baseline = max(min(seconds(read_every_form, short) for _ in range(2)), 0.002)
    assert min(seconds(read_every_form, long) for _ in range(2)) < 8 * baseline + 0.05


@pytest.mark.parametrize("seed", ADVERSARIAL)
def test_prose_is_read_in_linear_time(seed):
    def read(text: str) -> None:
        list(find_stated(text))

    short, long = seed * (2_000 // len(seed)), seed * (8_000 // len(seed))
    baseline = max(min(seconds(read, short) for _ in range(2)), 0.002)
    assert min(seconds(read, long) for _ in range(2)) < 8 * baseline + 0.05


def test_a_text_longer_than_any_cell_is_a_text():
    assert parse_target_value("≥95%，" * 20_000).operator == "qualitative"
