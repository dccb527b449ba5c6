"""Files gone wrong: bytes that changed on the way, and packages whose parts say what no Office program writes."""

from __future__ import annotations

import copy
import io
import zlib
from collections.abc import Callable
from random import Random
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from lxml import etree

Parts = dict[str, bytes]

_ODD_VALUES = (
    "", " ", "-1", "0", "1", "65536", "1048577", "4294967296", "99999999999999999999", "1e999", "NaN", "-0,5", "TRUE", "XFD1048576",
    "A1:XFD1048576", "A0", "$A$", "#REF!", "rId1", "rId999", "../../../etc", "/", "\u200b", "ÆØÅ", "æ" * 300, "9" * 400, "(" * 60,
)  # fmt: skip
_ODD_TEXTS = (
    "", "0", "-", "31.02.2024", "00.00.0000", "29.2.2023–31.13.2025", "1 000 000 000 000 000 000", "kr 1.2.3,4,5-", "½⅓ mill.", "2023–2022",
    "10 % av 10 % av 10 %", "Kari Nordmann" * 80, "=1/0", "=SUM(A1:XFD1048576)", "=A1", "☐☒☐☒", "[x] [ ] [x]", "\t\t\t", "\n" * 40,
    "1" * 500, "ja/nei", "Tittel: Tittel: Tittel:", "((((((((((", "]" * 50, "\u202e\u00ad\ufeff", "𝟚𝟘𝟚𝟛", "٢٠٢٤",
    "januar " * 60, "a, b; c/d " * 60,
)  # fmt: skip
_DEEP = 400


def mutated(content: bytes, random: Random) -> bytes:
    """Return *content* changed in one of many ways, the same for the same *random*."""
    if content.startswith(b"PK") and random.random() < 0.8:
        return _package(content, random)
    return _bytes(content, random)


def _bytes(content: bytes, random: Random) -> bytes:
    """Return *content* with some bytes changed, cut off, put in, said twice or blanked."""
    changed = bytearray(content)
    for _ in range(random.choice((1, 1, 2, 5, 20, 200))):
        at = random.randrange(len(changed) + 1)
        length = random.choice((1, 1, 4, 60, 2000))
        way = random.randrange(6)
        if way == 0 and at < len(changed):
            changed[at] ^= 1 << random.randrange(8)
        elif way == 1:
            changed[at : at + length] = random.randbytes(min(length, max(len(changed) - at, 0)))
        elif way == 2:
            changed[at:at] = random.randbytes(length)
        elif way == 3:
            del changed[at : at + length]
        elif way == 4:
            changed[at:at] = changed[at : at + length]
        else:
            changed[at : at + length] = bytes(min(length, max(len(changed) - at, 0)))
    return bytes(changed[: random.randrange(len(changed) + 1)] if random.random() < 0.1 else changed)


def _package(content: bytes, random: Random) -> bytes:
    """Return a package with one or a few parts changed, whole as a package: its sums are right, and its parts are read."""
    try:
        with ZipFile(io.BytesIO(content)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except (BadZipFile, zlib.error, OSError, ValueError):
        return _bytes(content, random)
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        _change_a_part(parts, random)
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return made.getvalue()


def _change_a_part(parts: Parts, random: Random) -> None:
    if not parts:
        return
    # What the document says stands in its largest parts; the small ones hold it together. Both are to be met.
    names = sorted(parts, key=lambda name: len(parts[name]))
    name = random.choice(names[-3:]) if random.random() < 0.6 else random.choice(names)
    way = random.random()
    if way < 0.06:
        del parts[name]
    elif way < 0.12:
        parts[name] = parts[random.choice(names)]
    elif way < 0.16:
        parts[name.upper() if random.random() < 0.5 else f"x/{name}"] = parts.pop(name)
    elif way < 0.3:
        parts[name] = _bytes(parts[name], random)
    elif parts[name].startswith(b"PK"):
        parts[name] = mutated(parts[name], random)
    else:
        parts[name] = _markup(parts[name], random)


def _markup(content: bytes, random: Random) -> bytes:
    """Return a part of XML with its elements, attributes and texts changed; one that is no XML has its bytes changed."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return _bytes(content, random)
    for _ in range(random.choice((1, 2, 5, 30))):
        elements = [one for one in root.iter() if isinstance(one.tag, str)]
        random.choice(_WAYS)(random.choice(elements), elements, random)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _drop(element: etree._Element, _elements: list[etree._Element], _random: Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _repeat(element: etree._Element, _elements: list[etree._Element], random: Random) -> None:
    parent = element.getparent()
    if parent is not None and sum(1 for _ in element.iter()) < 200:
        for _ in range(random.choice((1, 1, 3, 50))):
            element.addnext(copy.deepcopy(element))


def _move(element: etree._Element, elements: list[etree._Element], random: Random) -> None:
    target = random.choice(elements)
    if element.getparent() is not None and not any(one is element for one in (target, *target.iterancestors())):
        target.insert(random.randrange(len(target) + 1), element)


def _nest(element: etree._Element, _elements: list[etree._Element], random: Random) -> None:
    inside = element
    for _ in range(random.choice((1, 3, _DEEP))):
        inside = etree.SubElement(inside, element.tag)


def _set(element: etree._Element, _elements: list[etree._Element], random: Random) -> None:
    if element.attrib:
        element.set(random.choice(sorted(map(str, element.attrib))), random.choice(_ODD_VALUES))


def _unset(element: etree._Element, _elements: list[etree._Element], random: Random) -> None:
    if element.attrib:
        del element.attrib[random.choice(sorted(map(str, element.attrib)))]


def _say(element: etree._Element, _elements: list[etree._Element], random: Random) -> None:
    element.text = random.choice(_ODD_TEXTS)


def _say_elsewhere(element: etree._Element, elements: list[etree._Element], random: Random) -> None:
    """Change the text of an element that has one: what people write."""
    written = [one for one in elements if one.text and one.text.strip()]
    if written:
        _say(random.choice(written), elements, random)


def _rename(element: etree._Element, elements: list[etree._Element], random: Random) -> None:
    element.tag = random.choice(elements).tag


_WAYS: tuple[Callable[[etree._Element, list[etree._Element], Random], None], ...] = (
    _drop, _repeat, _move, _nest, _set, _set, _unset, _say, _say_elsewhere, _say_elsewhere, _rename,
)  # fmt: skip
