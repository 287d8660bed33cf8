"""Which bytes are admitted: neither empty nor too many; their digest is the document's id."""

from __future__ import annotations

from shared.errors import EmptyFile, FileTooLarge

BLANK = b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf\xfe\xff"
"""White space, NUL and the bytes of byte order marks: content only beside something else."""


class Admission:
    """Judges a file while its chunks pass by; it never holds more than one of them."""

    def __init__(self, largest_bytes: int) -> None:
        self._largest_bytes = largest_bytes
        self._size_bytes = 0
        self._has_content = False

    def take(self, chunk: bytes) -> None:
        """Judge one more chunk; raises `FileTooLarge` as soon as the limit is passed."""
        self._size_bytes += len(chunk)
        if self._size_bytes > self._largest_bytes:
            raise FileTooLarge(f"the file is larger than {self._largest_bytes:,} bytes")
        self._has_content = self._has_content or bool(chunk.strip(BLANK))

    def conclude(self) -> None:
        """Judge the whole; raises `EmptyFile` when there was nothing but white space."""
        if not self._size_bytes:
            raise EmptyFile("the file is empty (0 bytes)")
        if not self._has_content:
            raise EmptyFile(f"the file's {self._size_bytes:,} bytes are nothing but white space")


def to_file_name(name: str) -> str:
    r"""Return a name as data: its last part, control characters replaced, never longer than 255.

    >>> to_file_name("../../a\\b\n.pdf")
    'b�.pdf'
    """
    last = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    printable = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in last)
    return printable[-255:] or "unnamed"
