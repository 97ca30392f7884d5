"""The bundled fonts: names of every script drawn, and found in a PDF, without any font of the system."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader
from PySide6.QtGui import QRawFont

from relmap.assets import asset
from relmap.render.fonts import drawable
from relmap.render.texts import Face, advance

pytestmark = pytest.mark.usefixtures("qapp")

NAMES = {
    "Latin": "Sofia Łukaszewicz-Ó Briain",
    "Turkish": "Çağrı Şimşek",
    "Icelandic": "Þórdís Guðmundsdóttir",
    "Greek": "Παύλος Αντωνίου",
    "Cyrillic": "Жанна Ильина",
    "Ukrainian": "Олена Ковальчук-Їжак",
    "Vietnamese": "Nguyễn Thị Minh Khai",
    "Arabic": "ليلى المنصوري",
    "Persian": "مریم پژمان",
    "Hebrew": "דוד בן-גוריון",
    "Chinese, simplified": "张伟 欧阳",
    "Chinese, traditional": "陳志明 歐陽",
    "Japanese": "山田 花子 ヤマダ はなこ",
    "Korean": "김민준 이서연 뷁",
    "Thai": "สมชาย ใจดี",
}

_WRITE = """
import sys
from dataclasses import replace
from pathlib import Path
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(["test"])
from render_pictures import large
from relmap.packs.picture import Card
from relmap.render.image_files import write_pdf
from relmap.render.paper.job import PaperJob
names = sys.argv[2].split("|")
cards = {str(n): Card(str(n), name, title=name) for n, name in enumerate(names)}
write_pdf(Path(sys.argv[1]), PaperJob(replace(large(1), cards=cards, managers={}, lines=())))
"""


def without_system_fonts(folder: Path, *names: str) -> Path:
    """A map of these people, made by a process that has no fonts but ours."""
    (folder / "fonts.conf").write_text(
        f"<?xml version='1.0'?><fontconfig><cachedir>{folder}</cachedir></fontconfig>", encoding="utf-8"
    )
    here = Path(__file__).parent
    paths = os.pathsep.join((str(here.parent.parent), str(here)))
    environment = {**os.environ, "PYTHONPATH": paths, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    out = folder / "map.pdf"
    subprocess.run([sys.executable, "-c", _WRITE, str(out), "|".join(names)], env=environment, check=True)
    return out


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    found = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(found.split())


@pytest.mark.parametrize("script", NAMES)
def test_a_bundled_font_has_every_letter(script: str) -> None:
    raw = [QRawFont(str(path), 15) for path in asset("fonts").glob("*.ttf")]
    for letter in NAMES[script].replace(" ", ""):
        assert any(one.supportsCharacter(ord(letter)) for one in raw), letter
    assert drawable(NAMES[script]) == NAMES[script]


def test_every_korean_syllable_is_there() -> None:
    raw = QRawFont(str(asset("fonts", "RelMapHangul-Regular.ttf")), 15)
    assert raw.familyName() == "RelMap Hangul"
    assert all(raw.supportsCharacter(syllable) for syllable in range(0xAC00, 0xD7A4))


def test_names_of_every_script_are_drawn_and_found_with_our_fonts_alone(tmp_path: Path) -> None:
    path = without_system_fonts(tmp_path, *NAMES.values())
    found = text_of(path)
    for script, name in NAMES.items():
        assert name in found, script
    data = path.read_bytes()
    for family in (b"NotoSans-", b"NotoSansArabic-", b"NotoSansHebrew-", b"RelMapHangul-", b"DroidSansFallback"):
        assert family in data
    assert missing_glyphs(path) == 0


def test_what_no_font_has_is_never_a_box(tmp_path: Path) -> None:
    path = without_system_fonts(tmp_path, "Ada 🙂 King", "🦊🦊", "ნინო", "👩‍💻 Eve", "𝐁𝐨𝐥𝐝 Lee", "① Kim")
    found = text_of(path)
    for name in ("Ada King", "·", "····", "Eve", "Bold Lee", "1 Kim"):
        assert name in found
    assert missing_glyphs(path) == 0


def missing_glyphs(path: Path) -> int:
    """How often glyph 0, the box, is drawn: Qt writes glyphs as four hexadecimal digits."""
    return sum(
        code == b"0000"
        for page in PdfReader(path).pages
        for text in re.findall(rb"<([0-9a-fA-F]+)>", page.get_contents().get_data())  # type: ignore[union-attr]
        for code in (text[place : place + 4] for place in range(0, len(text), 4))
    )


def test_letters_in_parts_are_put_together() -> None:
    assert drawable("\u1100\u1175\u11b7") == "김"
    assert drawable("Nguye\u0302\u0303n") == "Nguyễn"
    assert drawable("مریم\u200cخانی") == "مریم\u200cخانی"


def test_a_text_is_as_wide_as_what_is_drawn() -> None:
    assert advance("Ada 🙂 King", Face(12)) == advance("Ada King", Face(12))
    assert drawable("plain") == "plain"
    assert drawable("") == ""


def test_the_fonts_stay_small_and_licensed() -> None:
    files = list(asset("fonts").iterdir())
    assert sum(file.stat().st_size for file in files) < 6_000_000
    licences = "".join(file.read_text(encoding="utf-8") for file in files if file.suffix == ".txt")
    for family in ("Noto Sans", "RelMap Hangul", "Reserved Font Name Nanum", "Droid Sans Fallback"):
        assert family in licences
