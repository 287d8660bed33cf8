from __future__ import annotations

from pathlib import Path

from yusuan_cli.inputs import expand_paths, to_output_names


def test_a_folder_stands_for_its_files_in_order(tmp_path: Path):
    for name in ("b.pdf", "a.docx", ".hidden", "deep/c.txt", ".git/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [path.relative_to(tmp_path).as_posix() for path in expand_paths([tmp_path])]
    assert found == ["a.docx", "b.pdf", "deep/c.txt"]


def test_what_is_no_file_is_left_for_intake_to_refuse(tmp_path: Path):
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder.pdf")
    assert list(expand_paths([tmp_path / "missing", tmp_path / "empty"])) == [
        tmp_path / "missing",
        tmp_path / "empty",
    ]
    assert list(expand_paths([tmp_path])) == [tmp_path / "folder.pdf", tmp_path / "link"]


def test_an_output_carries_the_whole_name_of_its_input():
    assert to_output_names([Path("a/001.pdf"), Path("001.docx"), Path("b/001.pdf")]) == {
        Path("a/001.pdf"): "001.pdf.json",
        Path("001.docx"): "001.docx.json",
        Path("b/001.pdf"): "001.pdf.2.json",
    }
