"""Signs from symbol fonts, which have no letters of their own: boxes and ticks keep their meaning, others become a plain sign."""

from __future__ import annotations

_PRIVATE_USE = range(0xF000, 0xF100)  # where Word puts a symbol font's characters

_WINGDINGS = {
    0x6C: "●",
    0x6D: "❍",
    0x6E: "■",
    0x6F: "☐",
    0x70: "☐",
    0x71: "☐",
    0x72: "☐",
    0x73: "◆",
    0x75: "◆",
    0x76: "❖",
    0x77: "◆",
    0x78: "☒",
    0x9F: "•",
    0xA0: "•",
    0xA1: "○",
    0xA4: "◉",
    0xA7: "▪",
    0xA8: "☐",
    0xD8: "➢",
    0xE0: "→",
    0xE8: "→",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
    0x46: "☞",
    0x4A: "☺",
    0x4C: "☹",
    0x28: "☎",
    0x2A: "✉",
}
_WINGDINGS_2 = {
    0x4F: "✗",
    0x50: "✓",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0x55: "✗",
    0x56: "✗",
    0x97: "•",
    0x98: "●",
    0x99: "○",
    0xA2: "■",
    0xA3: "☐",
    0xA4: "☐",
    0x2A: "☐",
    0xAE: "◆",
}
_WINGDINGS_3 = {0x22: "→", 0x7D: "▶"}
_WEBDINGS = {0x61: "✓", 0x63: "☐", 0x67: "■", 0x72: "✗", 0x3D: "•", 0x6E: "●"}
_SYMBOL = {
    0xB7: "•",
    0xA7: "♣",
    0xAE: "→",
    0xA3: "≤",
    0xB3: "≥",
    0xB1: "±",
    0xB4: "×",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0x2D: "−",
    0xD6: "√",
    0x61: "α",
    0x62: "β",
    0x6D: "μ",
    0x70: "π",
    0x73: "σ",
    0x44: "Δ",
    0x53: "Σ",
    0x57: "Ω",
    0xB0: "°",
    0xA5: "∞",
    0xDE: "⇒",
    0xF0: "•",
}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "wingdings 3": _WINGDINGS_3, "webdings": _WEBDINGS, "symbol": _SYMBOL}


def symbol_of(font: str, code: int, unknown: str = "□") -> str:
    """Return the sign that character *code* of a symbol font shows.

    >>> symbol_of("Wingdings", 0xF0FE), symbol_of("Wingdings", 0xA8), symbol_of("Arial", 0x41)
    ('☑', '☐', 'A')
    """
    signs = _FONTS.get(font.lower())
    if signs is None:
        return unknown if code in _PRIVATE_USE or not 0x20 <= code < 0x110000 or 0xD800 <= code < 0xE000 else chr(code)
    return signs.get(code - 0xF000 if code in _PRIVATE_USE else code, unknown)


def is_symbol_font(font: str | None) -> bool:
    """Return whether a font shows signs instead of letters."""
    return font is not None and font.lower() in _FONTS
