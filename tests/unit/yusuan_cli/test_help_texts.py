from __future__ import annotations

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from yusuan_cli.help_texts import CHINESE, first_line, speak_chinese
from yusuan_cli.root import root


def walk(group: click.Group) -> Iterator[click.Command]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield command
        if isinstance(command, click.Group):
            yield from walk(command)


COMMANDS = {command.name or "": command for command in walk(root)}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_its_help_in_chinese(name: str):
    command = COMMANDS[name]
    options = [option.help for option in command.params if isinstance(option, click.Option)]
    known = {*CHINESE, *map(first_line, CHINESE.values())}
    missing = [text for text in (command.help, *options) if first_line(text) not in known]
    assert missing == []


def test_a_command_speaks_chinese():
    command = click.Command(
        "x",
        help="List every rule with its relation and its basis.",
        params=[click.Option(["--yes"], help="Do not ask."), click.Option(["--new"], help="New.")],
    )
    spoken = speak_chinese(command, click.Context(command))
    assert spoken.help == "列出全部规则、勾稽关系及其依据。"
    assert [option.help for option in spoken.params if isinstance(option, click.Option)] == [
        "不再询问。",
        "New.",
    ]


@pytest.mark.parametrize("words", [(), ("dead",), ("dead", "replay"), ("run",)])
def test_every_help_is_chinese_as_a_whole(monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    shown = CliRunner().invoke(root, [*words, "--help"]).output
    assert "显示帮助后退出。" in shown
    assert not any(line.strip() in CHINESE for line in shown.splitlines())
    assert "Show this message" not in shown
    assert "Put dead messages" not in shown
