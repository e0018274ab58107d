"""Beginning an inspection from a few words, where no `inspection.json` has been written."""

import os
import re
from collections.abc import Mapping, Sequence
from itertools import chain, count
from pathlib import Path
from typing import Any
from unicodedata import normalize

from db.problems import StoreExists
from db.store import Store
from reviewtui.casefile.visible import quoted
from reviewtui.exchange.faults import FaultyFile
from reviewtui.exchange.inspection_model import InspectionDocument
from reviewtui.exchange.reader import read_document
from reviewtui.exchange.writer import write
from reviewtui.framework.model import Framework
from reviewtui.framework.reader import NATIONS
from reviewtui.services.acts import entry_writer, ready_to_write
from reviewtui.services.errors import BadInput
from reviewtui.services.files.choosing_framework import sound
from reviewtui.services.import_.describe import describe, framework_of
from reviewtui.services.store.stores import plain_sentences, require_folder
from reviewtui.services.store.unsafe_folders import require_safe

NAME = "The new inspection"
"""What faults call a description that stands in no file."""
CODE_LETTERS = 3
_NATION = re.compile(r"(?P<name>.*?)\s*\((?P<nation>[^()]*)\)")


def identity_of(title: str) -> str:
    """A name for files, made from the title: `joint-inspection-2012`."""
    return "-".join(re.findall(r"[a-z0-9]+", title.lower()))[:40].strip("-") or "inspection"


def sites_from(words: str, nations: Sequence[str]) -> list[dict[str, str]]:
    """Sites from a line a person typed: `North, GLA=Glannau (Wales)`.

    A code is made from the name unless one stands before it. A site is in the first of `nations`, the framework's,
    unless another is said after it. Raises BadInput.
    """
    found: list[dict[str, str]] = []
    for part in (part.strip() for part in normalize("NFC", words).split(",")):
        if part:
            code, _, named = part.rpartition("=")
            name, nation = _with_nation(named.strip(), nations)
            found.append({"code": code.strip() or _code(name, [site["code"] for site in found]), "name": name})
            found[-1]["nation"] = nation
    return found


def team_from(words: str) -> list[dict[str, str]]:
    """The team from a line a person typed: the first name leads, the others are inspectors."""
    names = list(dict.fromkeys(name.strip() for name in normalize("NFC", words).split(",") if name.strip()))
    return [{"name": name, "role": "inspector" if place else "lead_inspector"} for place, name in enumerate(names)]


def _with_nation(words: str, nations: Sequence[str]) -> tuple[str, str]:
    said = _NATION.fullmatch(words)
    if said is None:
        return words, nations[0]
    nation = "_".join(said["nation"].casefold().split())
    if nation not in NATIONS:
        known = ", ".join(each.replace("_", " ") for each in NATIONS)
        raise BadInput(f"{quoted(said['nation'])} is not a nation: use {known}.")
    return said["name"], nation


def _code(name: str, taken: Sequence[str]) -> str:
    """`NOR` for North; `NOR2` for Northgate beside it."""
    plain = "".join(mark for mark in normalize("NFKD", name).upper() if mark.isascii() and mark.isalnum())
    code = plain[:CODE_LETTERS] or "SITE"
    return next(each for each in chain((code,), (f"{code}{number}" for number in count(2))) if each not in taken)


def described(parts: Mapping[str, Any]) -> InspectionDocument:
    """The description of an inspection, read as strictly as a file's; its framework is known or carried.

    `parts` is the inspection document with only what describes the inspection. Raises BadInput with every fault.
    """
    try:
        document = read_document(write({"format": "reviewtui/inspection", "format_version": 1, **parts}), NAME)
    except FaultyFile as faulty:
        faults = [f"{fault.key}: {fault.text}" for fault in faulty.faults]
        raise BadInput("The store was not created. The inspection cannot begin like this.", faults) from None
    framework_of(NAME, document["framework"])
    return document


def begun_with(code_or_file: str, title: str, sites: str, team: str, variant: str = "") -> InspectionDocument:
    """The description of an inspection from what a person typed, the framework checked. Raises BadInput."""
    text, framework = sound(code_or_file, variant)
    return described(
        {
            "framework": framework_item(text, framework),
            "inspection": {"id": identity_of(title), "title": title},
            "sites": sites_from(sites, framework.nations),
            "people": team_from(team),
        }
    )


def framework_item(text: str, framework: Framework) -> dict[str, Any]:
    """The framework as the description of an inspection names and carries it."""
    variant = {"variant": framework.variant} if framework.variant else {}
    return {"code": framework.code, "version": framework.version, **variant, "text": text}


def require_free(path: Path) -> None:
    """Nothing stands where a store is to be, and its folder is there. Raises StoreUnusable."""
    with plain_sentences():
        if os.path.lexists(path):
            raise StoreExists(path)
    require_folder(path)
    require_safe(path)


def begin(store: Store, document: InspectionDocument, person: str | None = None) -> None:
    """Record the description in a store that holds no inspection yet. Raises BadInput, NotWritten."""
    ready_to_write(store, timed=False)
    with plain_sentences(), store.write() as writing:
        describe(writing, entry_writer(store, writing, person), NAME, document)
