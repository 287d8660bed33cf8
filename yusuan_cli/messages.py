"""Everything the command line says, in Chinese and English."""

from __future__ import annotations

from typing import Literal

from shared.settings import LocaleSettings
from yusuan_cli.operation_messages import OPERATION_MESSAGES

Language = Literal["zh", "en"]

MESSAGES: dict[str, tuple[str, str]] = {
    **OPERATION_MESSAGES,
    "document": ("文件", "Document"),
    "department": ("部门", "Department"),
    "year": ("年度", "Year"),
    "tables": ("表", "Tables"),
    "projects": ("项目", "Projects"),
    "indicators": ("指标", "Indicators"),
    "checks": ("检查", "Checks"),
    "gravest": ("最严重的问题", "Gravest findings"),
    "across": ("与库中其他文件对照", "Against other documents"),
    "time": ("用时", "Time"),
    "processed": ("处理结果", "What was found"),
    "processing": ("处理中", "Processing"),
    "done_line": (
        "[{done}/{total}] 完成 {file}（{seconds:.1f} 秒）",
        "[{done}/{total}] done {file} ({seconds:.1f} s)",
    ),
    "failed_line": (
        "[{done}/{total}] 失败 {file}：{reason}，{detail}",
        "[{done}/{total}] FAILED {file}: {reason}, {detail}",
    ),
    "failures": ("{count} 个文件未能处理：", "{count} file(s) could not be processed:"),
    "all_done": (
        "{count} 个文件全部处理完毕，结果在 {out}",
        "All {count} file(s) processed; results are in {out}",
    ),
    "some_done": (
        "{done} 个完成，{failed} 个失败，结果在 {out}",
        "{done} done, {failed} failed; results are in {out}",
    ),
    "open_doors": (
        "警告：本机的隔离不完整，读取进程仍可以：{doors}",
        "Warning: isolation is incomplete here; a reading process could still: {doors}",
    ),
    "store_trouble": ("无法继续：{detail}", "Cannot go on: {detail}"),
    "interrupted": (
        "已中断；再次运行会从中断处继续。",
        "Interrupted; the next run goes on from here.",
    ),
    "no_such_document": ("没有找到文件 {document}", "No document matches {document}"),
    "several_documents": ("{document} 对应多个文件：", "{document} matches several documents:"),
    "status": ("状态", "Status"),
    "reason": ("原因", "Reason"),
    "detail": ("说明", "Detail"),
    "names": ("文件名", "File names"),
    "kind": ("类型", "Kind"),
    "unit": ("单位", "Unit"),
    "versions": ("版本", "Versions"),
    "history": ("经过", "History"),
    "flags": ("质量提示", "Quality flags"),
    "rule": ("规则", "Rule"),
    "severity": ("级别", "Severity"),
    "outcome": ("结果", "Outcome"),
    "origin": ("可能的来源", "Likely origin"),
    "message": ("问题", "Finding"),
    "statement": ("关系", "Relation"),
    "basis": ("依据", "Basis"),
    "no_findings": ("没有符合条件的问题。", "No findings match."),
    "not_installed": (
        "此命令需要的部分尚未安装：{detail}",
        "This command needs a part that is not installed: {detail}",
    ),
    "written": ("已写入 {path}", "Wrote {path}"),
    "unread_pages": ("! 未能读取的页：{pages}", "! unread pages: {pages}"),
    "unreadable_cells": ("! {count} 个单元格无法辨认", "! {count} unreadable cell(s)"),
    "flag.type_mismatch": ("扩展名与内容不符", "name and content differ in format"),
    "flag.hidden_text": ("含隐藏文字", "hidden text"),
    "flag.recognized_text": ("含扫描识别的文字", "text recognized from scans"),
    "flag.garbled_text": ("部分字形没有对应文字", "glyphs that stand for no text"),
    "flag.image_pages": ("含没有文字的图像页", "pages that are images without text"),
    "flag.unread_pages": ("有未能读取的页", "pages that were not read"),
    "flag.hidden_rows": ("含隐藏行", "hidden rows"),
    "flag.hidden_columns": ("含隐藏列", "hidden columns"),
    "flag.hidden_sheets": ("含隐藏工作表", "hidden sheets"),
    "flag.macros": ("含宏（未执行）", "macros (not executed)"),
    "flag.external_references": ("引用外部内容（未读取）", "external references (not fetched)"),
    "flag.comments_not_read": ("含批注（未读取）", "comments (not read)"),
    "flag.embedded_objects": ("含嵌入对象（未读取）", "embedded objects (not read)"),
    "flag.embedded_chunk_not_read": ("含未读取的嵌入片段", "an embedded chunk was not read"),
    "flag.formula_not_calculated": ("公式没有计算结果", "formulas without a calculated value"),
    "flag.nesting_limit_reached": ("嵌套过深，部分未读", "nested too deep, read in part"),
    "flag.charset_mismatch": ("声明的编码与内容不符", "declared and real encoding differ"),
    "flag.text_cut_off": ("结尾缺失", "the end is missing"),
    "flag.replaced_characters": ("部分字符无法辨认", "some characters could not be told"),
    "finding_message": ("{zh}", "{en}"),
    "incompatible": (
        "已提交版本的字段被删除或改变了类型，应新增版本：{detail}",
        "A committed version loses or retypes a field; add a new version instead: {detail}",
    ),
    "kind.budget": ("部门预算", "budget"),
    "kind.final_accounts": ("部门决算", "final accounts"),
    "kind.unknown": ("不明", "unknown"),
    "severity.error": ("错误", "error"),
    "severity.warning": ("警告", "warning"),
    "severity.info": ("提示", "info"),
    "outcome.held": ("成立", "held"),
    "outcome.broken": ("不成立", "broken"),
    "outcome.rounding": ("舍入", "rounding"),
    "outcome.undecidable": ("无法判断", "undecidable"),
    "outcome.not_applicable": ("不适用", "n.a."),
    "origin.document": ("原文", "document"),
    "origin.extraction": ("提取", "extraction"),
    "origin.unclear": ("不明", "unclear"),
    "status.received": ("已接收", "received"),
    "status.extracted": ("已提取", "extracted"),
    "status.normalized": ("已规范化", "normalized"),
    "status.validated": ("已校验", "validated"),
    "status.stored": ("已入库", "stored"),
    "status.failed": ("失败", "failed"),
    "status.dead": ("停滞", "dead"),
    "reason.empty_file": ("空文件", "empty file"),
    "reason.file_too_large": ("文件过大", "file too large"),
    "reason.not_a_file": ("不是文件", "not a file"),
    "reason.file_not_found": ("文件不存在", "file not found"),
    "reason.unreadable_file": ("无权读取", "file may not be read"),
    "reason.unsupported_format": ("不支持的格式", "unsupported format"),
    "reason.converter_missing": ("缺少转换程序", "converter missing"),
    "reason.conversion_failed": ("转换失败", "conversion failed"),
    "reason.encrypted_document": ("文件已加密", "encrypted document"),
    "reason.corrupt_document": ("文件损坏", "corrupt document"),
    "reason.truncated_document": ("文件不完整", "truncated document"),
    "reason.no_text_layer": ("只有图像，没有文字层", "no text layer"),
    "reason.garbled_text": ("文字层是乱码", "garbled text"),
    "reason.no_tables_found": ("没有表格", "no tables found"),
    "reason.encoding_uncertain": ("编码无法确定", "encoding uncertain"),
    "reason.resource_limit": ("超出资源限制", "resource limit"),
    "reason.parser_crashed": ("解析进程崩溃", "parser crashed"),
    "reason.forbidden_content": ("含有禁止的内容", "forbidden content"),
    "reason.blob_store_unavailable": ("文件库不可用", "blob store unavailable"),
    "reason.document_store_unavailable": ("数据库不可用", "document store unavailable"),
    "reason.broker_unavailable": ("消息服务不可用", "broker unavailable"),
    "reason.workers_unavailable": ("读取进程无法启动", "workers unavailable"),
    "reason.blob_mismatch": ("保存的内容不符", "blob mismatch"),
    "reason.internal_error": ("内部错误", "internal error"),
}


def default_language() -> Language:
    """Return the language of the locale."""
    return "zh" if LocaleSettings().name.startswith("zh") else "en"


def say(language: Language, key: str, **values: object) -> str:
    """Return a message in the language; a slug without a message stands for itself."""
    if key not in MESSAGES:
        return key.rsplit(".", 1)[-1]
    return MESSAGES[key][0 if language == "zh" else 1].format(**values)
