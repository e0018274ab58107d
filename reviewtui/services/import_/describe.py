"""What describes an inspection, made part of the record: the inspection, its framework, its sites and its team."""

from collections.abc import Mapping
from typing import Any, cast

from db import entries, queries
from db.store import Writing
from reviewtui.casefile.visible import quoted
from reviewtui.entries.canonical import without_nulls
from reviewtui.exchange.inspection_model import FrameworkItem, InspectionDocument
from reviewtui.framework import shipped
from reviewtui.framework.model import Framework, UnknownCode
from reviewtui.framework.reader import FaultyFramework, read_framework
from reviewtui.services.acts import EntryWriter
from reviewtui.services.errors import BadInput
from reviewtui.services.frameworks import keep_parsed
from reviewtui.services.record_keeping import Content, distinct_contents


def describe(writing: Writing, writer: EntryWriter, name: str, document: InspectionDocument) -> None:
    """Record a description; what is here already in the same words is left alone. Raises BadInput."""
    item = document["inspection"]
    require_same_inspection(writing.connection, name, item["id"])
    text, framework = framework_of(name, document["framework"])
    _add_framework(writing, writer, text, framework)
    header = {**item, "framework_code": framework.code, "framework_version": framework.version}
    _add(writing, writer, "inspection", item["id"], header)
    for site in document.get("sites", ()):
        _add(writing, writer, "site", site["code"], site)
    for person in document.get("people", ()):
        _add(writing, writer, "person", person["name"], person)
    writer.flush()


def require_same_inspection(connection: entries.Connection, name: str, inspection: str) -> None:
    """A store holds one inspection. Raises BadInput for a second."""
    known = next(iter(queries.standing(connection, "inspection")), None)
    if known is not None and known["id"] != inspection:
        raise BadInput(
            f"{name} is about inspection {quoted(inspection)}, and this store holds {quoted(known['id'])}: "
            "make a new store for it."
        )


def framework_of(name: str, item: FrameworkItem) -> tuple[str, Framework]:
    """The YAML text and the framework that a document names or carries. Raises BadInput."""
    code, version = item["code"], item["version"]
    try:
        text = item.get("text") or shipped.source_of(code, version)
        framework = read_framework(text, f"{name} (framework)")
    except shipped.UnknownFramework as unknown:
        raise BadInput(f"{name}: framework.code: {unknown}") from None
    except FaultyFramework as faulty:
        raise BadInput(f"{name}: its framework has errors.", [str(fault) for fault in faulty.faults]) from None
    if (framework.code, framework.version) != (code, version):
        raise BadInput(
            f"{name}: framework: it names {quoted(code)} version {quoted(version)}, "
            f"and the text that goes with it is {framework.code} version {framework.version}."
        )
    try:
        return text, framework.of_variant(item.get("variant") or "")
    except UnknownCode as unknown:
        raise BadInput(f"{name}: framework.variant: {unknown}") from None


def _add_framework(writing: Writing, writer: EntryWriter, text: str, framework: Framework) -> None:
    """Pin the framework. Raises BadInput when the store's answers are pinned to another text."""
    variant = {"variant": framework.variant} if framework.variant else {}
    content = {"code": framework.code, "version": framework.version, "text": text, **variant}
    standing = distinct_contents(entries.current(writing.connection, "framework"))
    if standing and content not in standing:
        raise BadInput(
            f"This store's answers are pinned to {standing[0]['code']} version {standing[0]['version']}; "
            f"the framework to import is not {_other(standing[0], content)}, so nothing was changed."
        )
    if not standing:
        keep_parsed(writing, writer.add("framework", framework.code, content).hash, framework)


def _other(held: Content, brought: Content) -> str:
    """What the framework of a store and one that is brought do not share."""
    return "the same text" if held["text"] != brought["text"] else "of the same type of inspection"


def _add(writing: Writing, writer: EntryWriter, kind: str, subject: str, item: Mapping[str, Any]) -> None:
    content = cast(Content, without_nulls(item))
    rows = entries.current(writing.connection, kind, subject=subject)
    if content not in distinct_contents(rows):
        writer.add(kind, subject, content, replaces=tuple(row.id for row in rows))
