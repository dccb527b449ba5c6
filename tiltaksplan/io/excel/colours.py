"""A workbook's colours, as RRGGBB: written out, from the theme, or from the old palette."""

from __future__ import annotations

import colorsys

from tiltaksplan.io.excel.names import A
from tiltaksplan.io.greys import grey
from tiltaksplan.io.package import Element, Package

# Of the old palette, those that forms use: blacks, whites, primaries, greys and light fills.
_PALETTE = [
    "000000",
    "FFFFFF",
    "FF0000",
    "00FF00",
    "0000FF",
    "FFFF00",
    "FF00FF",
    "00FFFF",
    "000000",
    "FFFFFF",
    "FF0000",
    "00FF00",
    "0000FF",
    "FFFF00",
    "FF00FF",
    "00FFFF",
    "800000",
    "008000",
    "000080",
    "808000",
    "800080",
    "008080",
    "C0C0C0",
    "808080",
    "9999FF",
    "993366",
    "FFFFCC",
    "CCFFFF",
    "660066",
    "FF8080",
    "0066CC",
    "CCCCFF",
    "000080",
    "FF00FF",
    "FFFF00",
    "00FFFF",
    "800080",
    "800000",
    "008080",
    "0000FF",
    "00CCFF",
    "CCFFFF",
    "CCFFCC",
    "FFFF99",
    "99CCFF",
    "FF99CC",
    "CC99FF",
    "FFCC99",
    "3366FF",
    "33CCCC",
    "99CC00",
    "FFCC00",
    "FF9900",
    "FF6600",
    "666699",
    "969696",
    "003366",
    "339966",
    "003300",
    "333300",
    "993300",
    "993366",
    "333399",
    "333333",
]
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
_OFFICE = ("FFFFFF", "000000", "EEECE1", "1F497D", "4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646", "0000FF", "800080")


class Colours:
    """Reads colours; the theme when the first colour out of it is asked for."""

    def __init__(self, package: Package, workbook: str) -> None:
        self._package, self._workbook = package, workbook
        self._theme: tuple[str, ...] | None = None

    def of(self, element: Element | None) -> str:
        """Return the colour that an element names; empty where it names none."""
        if element is None:
            return ""
        colour = element.get("rgb")
        if colour:
            return colour[-6:].upper()
        theme, indexed = element.get("theme"), element.get("indexed")
        if theme is not None and theme.isdecimal() and int(theme) < len(_THEME_ORDER):
            return _tinted(self._themed()[int(theme)], element.get("tint"))
        if indexed is not None and indexed.isdecimal() and int(indexed) < len(_PALETTE):
            return _PALETTE[int(indexed)]
        return ""

    def faint(self, element: Element | None) -> bool:
        """Return whether a font's colour sets its text back."""
        return grey(self.of(element))

    def _themed(self) -> tuple[str, ...]:
        if self._theme is None:
            parts = self._package.related(self._workbook, "theme")
            root = self._package.tree_or_none(parts[0]) if parts else None
            scheme = root.find(f".//{A}clrScheme") if root is not None else None
            named = {child.tag.rpartition("}")[2]: child[0] for child in scheme if len(child)} if scheme is not None else {}
            self._theme = tuple(
                (named[name].get("lastClr") or named[name].get("val") or otherwise) if name in named else otherwise
                for name, otherwise in zip(_THEME_ORDER, _OFFICE, strict=True)
            )
        return self._theme


def _tinted(colour: str, tint: str | None) -> str:
    try:
        share = float(tint or 0)
        red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return colour
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + share) if share < 0 else light + (1 - light) * share
    return "".join(f"{round(255 * min(max(part, 0), 1)):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))
