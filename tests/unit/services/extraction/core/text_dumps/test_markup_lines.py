from __future__ import annotations

import pytest

from services.extraction.core.text_dumps.markup_lines import strip_marks


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("<b>合计</b>", "合计"),
        (r"\<b\>5754.70\</b\>", "5754.70"),
        ("完成率**95%**以上", "完成率95%以上"),
        ("<p>1. 按时</p> <p>2. 保质</p>", "1. 按时 2. 保质"),
        ('<ol style="list-style-type: none"> <li>1. 按时</li></ol>', " 1. 按时"),
        (r"7\*24小时", "7*24小时"),
        ("设备返修率<4%", "设备返修率<4%"),
        ("满意度&lt;5%&nbsp;", "满意度<5%\xa0"),
        (r"$\geq 95\%$", "≥ 95%"),
        (r"\(\leq 20\) 万元", "≤ 20 万元"),
        (r"$\geq 5\text{个}$", "≥ 5个"),
        (r"90\%", "90%"),
        (r"其中\(办公\)", "其中(办公)"),
        (r"\≥95% 一\、基本支出\_本级", "≥95% 一、基本支出_本级"),
        ("价格 $100 起", "价格 $100 起"),
        ("见[附件](https://example.org/a.pdf)", "见附件"),
        ("![](images/1.png)", ""),
        ("[C0810]安全服务", "[C0810]安全服务"),
    ],
)
def test_marks_are_taken_off_and_text_that_looks_like_them_stays(marked: str, plain: str):
    assert strip_marks(marked) == plain
