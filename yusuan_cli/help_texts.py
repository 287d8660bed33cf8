"""The help of every command and option in Chinese, by its English words."""

from __future__ import annotations

import click

CHINESE = {
    "Departmental budgets and final accounts as checked, structured data.": (
        "把部门预算、决算文件变成结构化并经过校验的数据。"
    ),
    "Messages that were given up, kept until somebody replays or discards them.": (
        "被放弃的消息，保留到有人重放或丢弃为止。"
    ),
    "Remove the dead messages KEYS for good.": "永久删除 KEYS 指定的消息。",
    "List the dead messages with their keys.": "列出被放弃的消息及其编号。",
    "Put dead messages back to work: those of KEYS, or all that match.": (
        "重放被放弃的消息：KEYS 指定的，或全部符合条件的。"
    ),
    "Show the dead message KEY: reason, traceback, body.": "显示消息 KEY：原因、调用栈、内容。",
    "List the findings of a DOCUMENT, or of every document in the store.": (
        "列出一个文件 DOCUMENT 或库中全部文件的问题。"
    ),
    "Print as JSON what the indicator value TEXT normalizes to.": (
        "以 JSON 输出指标值 TEXT 规范化的结果。"
    ),
    "Remove documents and their rows from the store for good; the blobs stay.": (
        "从库中永久删除文件记录及其数据行；原件保留。"
    ),
    "Report on a DOCUMENT of the store, or on a document JSON that `run --out` wrote.": (
        "生成库中文件 DOCUMENT 或 `run --out` 所写 JSON 的校验报告。"
    ),
    "Send documents through the pipeline again; stages whose code is unchanged do nothing.": (
        "重新处理文件；代码没有变化的环节不重复计算。"
    ),
    "List every rule with its relation and its basis.": "列出全部规则、勾稽关系及其依据。",
    "Process files, or the files below folders, and show what was found.": (
        "处理文件或文件夹下的文件，并显示结果。"
        "\n\n退出状态：0 全部完成，1 部分文件失败（逐一说明原因），2 用法错误。"
    ),
    "Print the JSON Schema of NAME, the document's when none is given.": (
        "输出 NAME 的 JSON Schema，默认为文件的。"
    ),
    "Run the service NAME until it is told to stop; its settings are YUSUAN_ variables.": (
        "运行服务 NAME 直到被要求停止；设置见 YUSUAN_ 开头的环境变量。"
    ),
    "Show a DOCUMENT of the store: an id, the beginning of one, or a file name.": (
        "显示库中的一个文件：编号、编号开头或文件名。"
    ),
    "Show one DOCUMENT's history, or how many documents are where and which are not stored.": (
        "显示一个文件的经过，或各环节的文件数及未入库的文件。"
    ),
    "Hand the files and folders PATHS to the pipeline; it has them once this returns.": (
        "把文件和文件夹 PATHS 交给流水线；命令返回即已收下。"
    ),
    "Print the tables of PDF files as they are printed, page by page.": (
        "逐页输出 PDF 文件中的表格，按原样。"
        "\n\n退出状态：0 全部读取，1 部分文件不能读取，2 用法错误。"
    ),
    "Language of what is shown; that of the locale when not given.": "显示语言；默认随系统语言。",
    "Only what this queue gave up.": "只列此队列放弃的。",
    "Only what was given up for this reason.": "只列因此原因放弃的。",
    "Only findings of this rule.": "只列此规则的问题。",
    "Only of this.": "只列此类。",
    "At most so many.": "最多列出的条数。",
    "One JSON object per line.": "每行一个 JSON 对象。",
    "SQLite file of the documents; its blobs lie beside it. [default: var/yusuan.sqlite]": (
        "保存文件的 SQLite 库，原件在其旁边。[默认：var/yusuan.sqlite]"
    ),
    "Name of the indicator; settles what the value leaves open.": "指标名称，用于消除歧义。",
    "Fiscal year; completes dates without one.": "预算年度，用于补全没有年份的日期。",
    "Unit that a column header gives.": "表头给出的单位。",
    "Documents of this department.": "此部门的文件。",
    "Documents of this fiscal year.": "此年度的文件。",
    "Do not ask.": "不再询问。",
    "A page, a workbook, Frictionless' JSON, or text.": (
        "网页、工作簿、Frictionless 形式的 JSON 或文本。"
    ),
    "Write the report to this file instead of showing it.": "把报告写入此文件而不是显示。",
    "Take printed amounts as cut off after their last digit, not rounded.": (
        "把所印金额视为截尾而不是四舍五入。"
    ),
    "Documents that an older version of this stage has worked on.": "由此环节旧版本处理过的文件。",
    "Folder for one JSON document per file.": "存放结果的文件夹，每个文件一个 JSON。",
    "Documents read at once. [default: one per core]": "同时读取的文件数。[默认：每核一个]",
    "Only the names of the schemas.": "只列出名称。",
    "Write all schemas into the source tree.": "把全部 Schema 写入源码目录。",
    "The record as JSON.": "以 JSON 输出记录。",
    "The records as JSON, one a line.": "以 JSON 输出记录，每行一条。",
    "Form of the output.": "输出形式。",
    "Pages such as 3-9 or 1,3-5. [default: all]": "页码，如 3-9 或 1,3-5。[默认：全部]",
    "Folder for one file per PDF, and for pictures. [default: standard output, here]": (
        "存放结果与图片的文件夹。[默认：标准输出、当前文件夹]"
    ),
    "Also draw the cells over a picture of each page.": "另在每页图像上画出单元格。",
    "Show the version and exit.": "显示版本后退出。",
    "Show this message and exit.": "显示帮助后退出。",
}


def first_line(text: str | None) -> str:
    """Return the words by which a help text is known."""
    return (text or "").strip().split("\n\n")[0].replace("\n", " ")


def speak_chinese(command: click.Command, ctx: click.Context) -> click.Command:
    """Give the command, what is below it and its options their Chinese help, where there is one."""
    command.help = CHINESE.get(first_line(command.help), command.help)
    command.short_help = first_line(command.help)
    for option in (*command.params, command.get_help_option(ctx)):
        if isinstance(option, click.Option):
            option.help = CHINESE.get(first_line(option.help), option.help)
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        speak_chinese(below, ctx)
    return command
