"""Which characters the bytes of a text file mean (formats.md D5, 1.4)."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from relmap.errors import UserError

_SAMPLE = 64 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (
    (b"PK\x03\x04", "ZIP, XLSX, ODS"),
    (b"\xd0\xcf\x11\xe0", "XLS"),
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"SQLite format 3\x00", "SQLite"),
)
_CODE_PAGES = frozenset(
    {
        *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874"),
        *("iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-10", "iso8859-13"),
        *("mac-roman", "koi8-r", "cp932", "shift_jis", "euc_jp", "gb18030", "big5", "cp949", "euc_kr"),
    }
)
# Windows knows more characters than the ISO standard of the same name and is what programs really write.
_WINDOWS = {
    "iso-8859-1": "cp1252",
    "iso-8859-15": "cp1252",
    "iso-8859-2": "cp1250",
    "iso-8859-9": "cp1254",
    "ascii": "cp1252",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and how many places could not be read (U+FFFD stands there)."""

    text: str
    encoding: str
    unreadable: int = 0


def decoded(data: bytes, encoding: str | None = None) -> Decoded:
    """The text in ``data``; ``encoding`` overrides the guess. Raises ``UserError`` for what is no text at all."""
    for start, name in _BINARY:
        if data.startswith(start):
            raise UserError("TABLE_NOT_TEXT", looks_like=name)
    name = _known(encoding) if encoding is not None else _guessed(data)
    try:
        return Decoded(data.decode(name), name)
    except UnicodeDecodeError:
        text = data.decode(name, errors="replace")
        return Decoded(text, name, text.count("\ufffd"))


def _known(encoding: str) -> str:
    try:
        "".encode(encoding)  # also refuses codecs that do not turn text into bytes
        return codecs.lookup(encoding).name
    except LookupError:
        raise UserError("ENCODING_UNKNOWN", encoding=encoding) from None


def _guessed(data: bytes) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name
    wide = _wide(data[:4096])
    if wide is not None:
        return wide
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        return "utf-8" if _mostly_utf8(data) else _one_byte(data)


def _wide(sample: bytes) -> str | None:
    """UTF-16 or UTF-32 by the places of the NUL bytes; None when there are few of them."""
    nulls = [sample[place::4].count(0) for place in range(4)]
    if sum(nulls) * 4 < len(sample) or not sample:
        return None
    few = len(sample) / 40
    match [count > few for count in nulls]:
        case [False, True, True, True]:
            return "utf-32-le"
        case [True, True, True, False]:
            return "utf-32-be"
        case [False, True, False, True]:
            return "utf-16-le"
        case [True, False, True, False]:
            return "utf-16-be"
    raise UserError("TABLE_NOT_TEXT", looks_like="NUL")


def _mostly_utf8(data: bytes) -> bool:
    """Whether only a few places spoil an otherwise good UTF-8 file: a damaged file is no other code page."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text) - broken
    return broken * 10 <= good


def _one_byte(data: bytes) -> str:
    import chardet

    telling = b"\n".join(line for line in data.splitlines() if not line.isascii())[:_SAMPLE]
    found = (chardet.detect(telling)["encoding"] or "cp1252").lower()
    try:
        name = codecs.lookup(_WINDOWS.get(found, found)).name
        data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return "cp1252"
    # A few bytes can look like anything; code pages no office program writes are never the answer.
    return name if name in _CODE_PAGES else "cp1252"
