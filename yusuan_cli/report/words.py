"""The words of the report in Chinese and English."""

from __future__ import annotations

from typing import Literal

Language = Literal["zh", "en"]

_WORDS = {
    "title": ("勾稽检查报告", "Validation report"),
    "department": ("部门", "Department"),
    "year": ("年度", "Fiscal year"),
    "file": ("文件", "File"),
    "kind": ("类别", "Kind"),
    "identity": ("文件标识", "Document id"),
    "kind.budget": ("部门预算", "Departmental budget"),
    "kind.final_accounts": ("部门决算", "Departmental final accounts"),
    "kind.unknown": ("不明", "Unknown"),
    "checks": ("检查结果", "Checks"),
    "held": ("成立", "held"),
    "broken": ("不成立", "broken"),
    "rounding": ("四舍五入之差", "rounding"),
    "undecidable": ("无法判断", "undecidable"),
    "not_applicable": ("不适用", "not applicable"),
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "info": ("提示", "note"),
    "findings": ("发现", "Findings"),
    "none": ("没有发现不成立的关系。", "No relation is broken."),
    "origin": ("可能来源", "Likely origin"),
    "origin.document": ("文件本身", "the document"),
    "origin.extraction": ("识读", "the reading of it"),
    "origin.unclear": ("未能区分", "unclear"),
    "operand": ("项目", "Operand"),
    "printed": ("印出", "As printed"),
    "amount": ("金额", "Amount"),
    "place": ("位置", "Place"),
    "quote": ("原文", "Quote"),
    "actual": ("实际", "Actual"),
    "expected": ("应为", "Expected"),
    "difference": ("相差", "Difference"),
    "hypothesis": ("推测", "What would repair it"),
    "group": ("同源", "Same root"),
    "rules": ("检查了什么", "What was checked"),
    "rule": ("规则", "Rule"),
    "statement": ("关系", "Statement"),
    "severity": ("程度", "Severity"),
    "outcome": ("结果", "Outcome"),
    "message": ("说明", "Message"),
    "quality": ("识读情况", "Reading"),
    "unreadable": ("无法识读的单元格", "unreadable cells"),
    "unread_pages": ("未识读的页", "unread pages"),
    "page": ("第 {0} 页", "page {0}"),
    "line": ("第 {0} 行", "line {0}"),
    "summary": ("概要", "Summary"),
    "operands": ("金额与出处", "Operands"),
    "verdict.valid": ("未发现错误", "No errors"),
    "verdict.invalid": ("有 {0} 处错误", "{0} error(s)"),
    "verdict.grouped": ("有 {0} 处错误，出自 {1} 个原因", "{0} errors of {1} cause(s)"),
    "chapter.error": ("错误", "Errors"),
    "chapter.warning": ("警告", "Warnings"),
    "chapter.info": ("提示", "Notes"),
    "chapter.rounding": ("四舍五入之差", "Differences that rounding explains"),
    "chapter.undecidable": ("无法判断", "Could not be decided"),
    "suspect": ("疑误", "suspect"),
}


def word(language: Language, key: str, *values: object) -> str:
    """The word in a language; a key nobody wrote is shown as it is."""
    pair = _WORDS.get(key, (key, key))
    return pair[0 if language == "zh" else 1].format(*values)
