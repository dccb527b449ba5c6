"""What a Word file keeps beside its text for its content controls: the data that they are bound to, and their prompts."""

from __future__ import annotations

import re

from lxml import etree

from tiltaksplan.io.package import Element, Package
from tiltaksplan.io.word.names import VAL, T, W

# Only a plain way down the tree is followed: an expression out of a file may not make us work.
_STEP = r"(?:@?(?:[\w.-]+:)?[\w.-]+)(?:\[\d{1,4}\])?"
PLAIN_PATH = re.compile(rf"^/{{0,2}}{_STEP}(?:/{_STEP}){{0,40}}$")
PREFIX = re.compile(r"xmlns:([\w.-]+)\s*=\s*[\"']([^\"']*)[\"']")
STORE = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
CORE_STORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"


class Bindings:
    """The data that a file's content controls are bound to, read when the first one asks."""

    def __init__(self, package: Package, main: str) -> None:
        self._package, self._main = package, main
        self._stores: dict[str, Element] | None = None
        self._prompts: dict[str, str] | None = None

    def bound(self, binding: Element | None) -> str | None:
        """Return what the data holds for a control; None where the control is not bound, or to nothing in this file."""
        if binding is None:
            return None
        path = binding.get(f"{W}xpath") or ""
        store = self._all_stores().get((binding.get(f"{W}storeItemID") or "").upper())
        if store is None or not PLAIN_PATH.match(path):
            return None
        prefixes = {name: address for name, address in PREFIX.findall(binding.get(f"{W}prefixMappings") or "") if address}
        try:
            found = store.xpath(path, namespaces=prefixes or None)
        except etree.XPathError:
            return None
        if not isinstance(found, list) or not found:
            return None
        return "".join(str(text) for text in found[0].itertext()) if isinstance(found[0], etree._Element) else str(found[0])

    def _all_stores(self) -> dict[str, Element]:
        if self._stores is None:
            self._stores = {}
            for part in self._package.related(self._main, "customXml"):
                for sheet in self._package.related(part, "customXmlProps"):
                    store_id = self._package.tree(sheet).get(STORE)
                    if store_id:
                        self._stores[store_id.upper()] = self._package.tree(part)
            for part in self._package.related("", "core-properties"):
                self._stores[CORE_STORE] = self._package.tree(part)
        return self._stores

    def prompt(self, name: str) -> str:
        """Return the prompt that the file's glossary keeps under *name*; empty where it keeps none."""
        if not name:
            return ""
        if self._prompts is None:
            self._prompts = {}
            for part in self._package.related(self._main, "glossaryDocument"):
                for entry in self._package.tree(part).iter(f"{W}docPart"):
                    named = entry.find(f"{W}docPartPr/{W}name")
                    if named is not None:
                        self._prompts[named.get(VAL) or ""] = "".join(text.text or "" for text in entry.iter(T))
        return self._prompts.get(name, "")
