"""The data that content controls are bound to: Word puts them back in the text on opening, so a new text must stand there as well."""

from __future__ import annotations

from lxml import etree

from tiltaksplan.io.inplace.markup import MarkupIsUnknown, Node, Splice, attributes_of, escaped, opened, spliced, tree_of, with_attribute
from tiltaksplan.io.inplace.parts import Parts
from tiltaksplan.io.word.bindings import CORE_STORE, PLAIN_PATH, PREFIX

_EXTENDED_STORE = "{6668398D-A668-4E3E-A5EB-62B293D839F1}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def keep_in_data(parts: Parts, main: str, binding: Node, text: str) -> None:
    """Write *text* where the data of a control lie; a control whose data the file does not have keeps its text alone.

    Raises:
        MarkupIsUnknown: The data are not well-formed.
    """
    path = binding.attributes.get("w:xpath", "")
    part = _part_of(parts, main, binding.attributes.get("w:storeItemID", "").upper())
    if part is None or not PLAIN_PATH.match(path):
        return
    content = parts.text(part)
    prefixes = {name: address for name, address in PREFIX.findall(binding.attributes.get("w:prefixMappings", "")) if address}
    try:
        found = etree.fromstring(content, _PARSER).xpath(path, namespaces=prefixes or None)
    except etree.XPathError:
        return  # Word does not understand it either, and shows the text
    except (etree.XMLSyntaxError, ValueError) as error:
        raise MarkupIsUnknown from error
    if isinstance(found, list) and found:
        _write(parts, part, found[0], text)


def _part_of(parts: Parts, main: str, store: str) -> str | None:
    known = {CORE_STORE: "core-properties", _EXTENDED_STORE: "extended-properties"}
    if store in known:
        return next(iter(parts.package.related("", known[store])), None)
    for part in parts.package.related(main, "customXml"):
        for properties in parts.package.related(part, "customXmlProps"):
            if tree_of(parts.text(properties)).attributes.get("ds:itemID", "").upper() == store:
                return part
    return None


def _write(parts: Parts, part: str, found: object, text: str) -> None:
    """Write *text* in what an expression found: an element without others in it, its text, or an attribute."""
    content = parts.text(part)
    element = found if isinstance(found, etree._Element) else getattr(found, "getparent", lambda: None)()
    if element is None:
        return
    node = _node_of(tree_of(content), element)
    tag = content[node.start : node.inner]
    attribute = getattr(found, "attrname", None)
    if attribute is not None:
        local = attribute.rpartition("}")[2].encode()
        raw = next((name for name in attributes_of(tag) if name.rpartition(b":")[2] == local), None)
        if raw is not None:
            parts.put(part, spliced(content, [Splice(node.start, node.inner, with_attribute(tag, raw, escaped(text)))]))
        return
    if node.children:
        return  # rich data, which Word writes out of the text itself
    empty = next((name for name in attributes_of(tag) if name.rpartition(b":")[2] == b"nil"), None)
    if empty is not None and text:
        tag = with_attribute(tag, empty, None)
    close = content[node.inner_end : node.end] or b"</" + node.raw_name + b">"
    parts.put(part, spliced(content, [Splice(node.start, node.end, opened(tag) + escaped(text) + close)]))


def _node_of(root: Node, element: etree._Element) -> Node:
    """Return the node that stands where *element* stands in its own tree."""
    steps: list[int] = []
    parent = element.getparent()
    while parent is not None:
        steps.append([one for one in parent if isinstance(one.tag, str)].index(element))
        element, parent = parent, parent.getparent()
    node = root
    for step in reversed(steps):
        node = node.children[step]
    return node
