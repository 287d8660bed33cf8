"""What the operator's commands say, in Chinese and English."""

from __future__ import annotations

OPERATION_MESSAGES: dict[str, tuple[str, str]] = {
    "settings_wrong": (
        "设置缺少或有误（参见 .env.example）：{detail}",
        "Settings are missing or wrong (see .env.example): {detail}",
    ),
    "broker_away": ("消息服务器没有应答：{detail}", "The broker does not answer: {detail}"),
    "no_store": (
        "没有 {file}；先用 yusuan run 处理文件，或用 --store 指定库文件。",
        "There is no {file}; process files with yusuan run, or name the store with --store.",
    ),
    "nothing_received": ("还没有收到文件。", "No document has been received yet."),
    "no_such_key": ("没有编号为 {keys} 的停滞消息。", "No dead message has the key {keys}."),
    "submitted": ("已接收 {file}：{document}", "accepted {file}: {document}"),
    "refused": ("拒收 {file}：{reason}，{detail}", "REFUSED {file}: {reason}, {detail}"),
    "status_count": ("{status}：{count}", "{status}: {count}"),
    "since": ("时间", "Since"),
    "stage": ("环节", "Stage"),
    "count": ("数量", "Count"),
    "key": ("编号", "Key"),
    "nothing_dead": ("没有停滞的消息。", "No dead messages."),
    "replayed": ("已重新投递 {count} 条消息。", "Replayed {count} message(s)."),
    "discarded": ("已丢弃 {count} 条消息。", "Discarded {count} message(s)."),
    "reprocessing": ("已重新提交 {count} 个文件。", "Submitted {count} document(s) again."),
    "purged": ("已清除 {count} 个文件的数据。", "Removed the data of {count} document(s)."),
    "purge_question": (
        "将清除 {count} 个文件的数据，无法恢复。继续吗？",
        "This removes the data of {count} document(s) for good. Go on?",
    ),
    "choose_some": (
        "请指定文件、部门、年度或版本。",
        "Name documents, a department, a year or a version.",
    ),
}
