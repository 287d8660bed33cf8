"""Targets stated in running text."""

from __future__ import annotations

import pytest

from services.normalization.core.targets.prose import find_stated, read_prose_targets
from shared.contracts.extracted import Paragraph
from shared.contracts.location import Location


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("灯塔故障率小于等于 10%，航行安全率达到 96%。",
         [("灯塔故障率", "小于等于 10%"), ("航行安全率", "达到 96%")]),
        ("投诉率3%以下；事故率为0；修复率30%",
         [("投诉率", "3%以下"), ("事故率", "为0"), ("修复率", "30%")]),
        ("出错情况达到零投诉/年；邮件送达达到100%",
         [("出错情况", "达到零投诉/年"), ("邮件送达", "达到100%")]),
        ("规章执行率评审成功率。", [("规章执行率", None), ("评审成功率", None)]),
        ("每年开展4次“双随机”检查", [("“双随机”检查", "每年开展4次")]),
        ("船坞近300平米地面考评均达到**90**分以上",
         [("船坞近300平米地面考评", "均达到**90**分以上")]),
        ("培训人数1,200人，并确保满意度达到80%",
         [("培训人数", "1,200人"), ("满意度", "达到80%")]),
        ("提供7×24小时值守；按要求完成维修；支出小于预算安排数", []),
        ("照明率100%、满意率95%以上、故障率低于2%。",
         [("照明率", "100%"), ("满意率", "95%以上"), ("故障率", "低于2%")]),
        ("照明率、修复率达到100%", [("照明率、修复率", "达到100%")]),
        ("船员满意度≥95%（问卷调查）；一是完工时间2031年10月底前",
         [("船员满意度", "≥95%"), ("完工时间", "2031年10月底前")]),
        ("建设678+X服务模式，接听96345热线", []),
        ("数量指标：巡灯次数≥24次；质量指标1：照明率100%",
         [("巡灯次数", "≥24次"), ("照明率", "100%")]),
    ],
)  # fmt: skip
def test_clauses_state_names_and_values(text, stated):
    assert [(found.name, found.value) for found in find_stated(text)] == stated


def test_targets_know_heading_clause_and_place():
    place = Location(page=3)
    paragraphs = [
        Paragraph(text="（一）灯塔维护"),
        Paragraph(text="绩效目标：保障照明率达到99%。"),
        Paragraph(text="绩效指标：照明率达到99%。", location=place),
        Paragraph(text="年底余额5万元。"),
    ]
    (target,) = read_prose_targets(paragraphs, 2024)
    assert (target.level3, target.value_raw, target.heading) == (
        "照明率", "达到99%", "（一）灯塔维护",
    )  # fmt: skip
    assert (target.quote, target.location) == ("照明率达到99%", place)
    assert (target.normalized.operator, target.normalized.value) == ("=", "99")
    assert target.desired_direction == "up"


def test_how_often_is_said_in_the_name_of_a_target():
    (target,) = read_prose_targets([Paragraph(text="绩效指标：每季度开展巡查2次。")], 2031)
    assert (target.value_raw, target.normalized.value, target.normalized.per) == (
        "2次",
        "2",
        "季度",
    )


def test_targets_in_paragraphs_of_their_own_are_read_until_the_next_heading():
    paragraphs = [
        Paragraph(text="（一）灯塔维护"),
        Paragraph(text="绩效指标："),
        Paragraph(text="1.照明率达到99%；"),
        Paragraph(text="2.故障次数不超过3次。"),
        Paragraph(text="（二）码头修缮"),
        Paragraph(text="完工率80%。"),
        Paragraph(text="绩效指标：验收率100%。"),
    ]
    assert [(t.heading, t.level3, t.value_raw) for t in read_prose_targets(paragraphs, 2024)] == [
        ("（一）灯塔维护", "照明率", "达到99%"),
        ("（一）灯塔维护", "故障次数", "不超过3次"),
        ("完工率80%。", "验收率", "100%"),
    ]


def test_goals_in_the_same_paragraph_end_the_targets():
    paragraph = Paragraph(text="绩效指标：照明率99%。绩效目标：航行率100%。")
    assert [target.level3 for target in read_prose_targets([paragraph], None)] == ["照明率"]


def test_a_name_without_value_is_a_missing_target():
    paragraph = Paragraph(text="绩效指标：规章执行率评审成功率。")
    assert [target.normalized.flags for target in read_prose_targets([paragraph], None)] == [
        ("missing",), ("missing",),
    ]  # fmt: skip
