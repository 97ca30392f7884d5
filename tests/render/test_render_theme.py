"""Colours: contrast, distance for the colour-blind, order in grey (desktop.md 1, desktop-engineering.md 3.2)."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from relmap.render.theme import DARK, LIGHT, PAPER, Theme, app_palette, colour, dimmed, greyscale

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK, PAPER], ids=["light", "dark", "paper"])

# Machado, Oliveira, Fernandes 2009, full severity.
PROTAN = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
DEUTAN = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))


def linear(text: str) -> tuple[float, ...]:
    values = (int(text[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return tuple(v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)


def luminance(text: str) -> float:
    red, green, blue = linear(text)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lightness(text: str) -> float:
    y = luminance(text)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def lab(rgb: tuple[float, ...]) -> tuple[float, float, float]:
    red, green, blue = rgb
    xyz = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
    )
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(text: str, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    rgb = linear(text)
    return lab(tuple(min(1.0, max(0.0, sum(m * c for m, c in zip(row, rgb, strict=True)))) for row in matrix))


@THEMES
def test_text_is_readable_on_cards_and_ground(theme: Theme) -> None:
    for text in (theme.ink, theme.muted, theme.late, theme.supporter, theme.opponent, theme.flag):
        assert contrast(text, theme.card) >= 4.5
    for text in (theme.ink, theme.muted, *theme.severities):
        assert contrast(text, theme.ground) >= 4.5
    assert contrast(theme.way_text, theme.way) >= 4.5
    assert contrast(theme.ink, theme.faint) >= 4.5  # chips of initials
    assert contrast(theme.ink, theme.chosen) >= 4.5


@THEMES
def test_ink_is_readable_on_every_tint(theme: Theme) -> None:
    tints = (*theme.depth_tints, *theme.freshness_tints, *theme.influence_tints, *theme.rating_tints)
    assert min(contrast(theme.ink, tint) for tint in tints) >= 4.5


@THEMES
def test_letters_are_readable_on_their_role(theme: Theme) -> None:
    for fill, text in zip(theme.role_fills, theme.role_texts, strict=True):
        assert contrast(fill, text) >= 4.5


@THEMES
def test_roles_are_clearly_different_greys(theme: Theme) -> None:
    greys = sorted(lightness(fill) for fill in theme.role_fills)
    assert min(high - low for low, high in pairwise(greys)) >= 12


@THEMES
@pytest.mark.parametrize("matrix", [PROTAN, DEUTAN], ids=["protanopia", "deuteranopia"])
def test_roles_are_different_for_the_colour_blind(theme: Theme, matrix: tuple[tuple[float, ...], ...]) -> None:
    for one, other in combinations(theme.role_fills, 2):
        distance = sum((a - b) ** 2 for a, b in zip(seen(one, matrix), seen(other, matrix), strict=True)) ** 0.5
        assert distance >= 20


@THEMES
def test_lines_stand_out_from_the_ground(theme: Theme) -> None:
    assert min(contrast(tie, theme.ground) for tie in theme.ties) >= 3
    assert contrast(theme.line, theme.card) >= 3
    assert contrast(theme.accent, theme.ground) >= 3


@THEMES
def test_tints_keep_their_order_in_grey(theme: Theme) -> None:
    for tints in (theme.depth_tints, theme.influence_tints):
        greys = [lightness(tint) for tint in tints]
        assert greys == sorted(greys, reverse=not theme.dark)
        assert len({round(grey) for grey in greys}) == len(greys)


def test_signal_colours_are_no_role_colours() -> None:
    for theme in (LIGHT, DARK):
        signals = {theme.supporter, theme.opponent, theme.late, theme.flag}
        assert signals.isdisjoint(theme.role_fills)


def test_dimmed_keeps_about_a_third_of_a_colour() -> None:
    ink, ground = colour(dimmed(LIGHT).ink), colour(LIGHT.ground)
    assert dimmed(LIGHT).ground == LIGHT.ground
    share = (ground.red() - ink.red()) / (ground.red() - colour(LIGHT.ink).red())
    assert share == pytest.approx(0.35, abs=0.01)


def test_greyscale_has_no_colour_left() -> None:
    grey = greyscale(PAPER)
    for text in (*grey.role_fills, grey.flag, *grey.ties, grey.ink):
        assert text[1:3] == text[3:5] == text[5:7]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_window_is_readable(theme: Theme, qapp: object) -> None:
    palette = app_palette(theme)
    assert contrast(palette.windowText().color().name(), palette.window().color().name()) >= 4.5
    assert contrast(palette.text().color().name(), palette.base().color().name()) >= 4.5
    assert contrast(palette.highlightedText().color().name(), palette.highlight().color().name()) >= 4.5
