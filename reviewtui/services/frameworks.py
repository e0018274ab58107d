"""The framework a store's answers are pinned to: its text is in the record, its parsed form is kept beside it."""

import json
from collections.abc import Mapping
from typing import Any

from db import entries, local, queries
from db.entries import Connection
from db.store import Writing
from reviewtui.framework.model import Framework
from reviewtui.framework.plain import from_plain, to_plain
from reviewtui.services.errors import BadInput

PLAIN_FORM = 3
"""Raised whenever `framework.plain` writes another form, so that a form kept by an older version is not read."""

_read: dict[str, Framework] = {}


def framework_on(connection: Connection) -> Framework:
    """The framework of the inspection on an open connection. Raises BadInput when the store holds none."""
    found = queries.first_live(connection, "framework")
    if found is None:
        raise BadInput("This store holds no inspection yet: import one, for example `reviewtui import FOLDER`.")
    number, entry_hash = found
    if entry_hash not in _read:
        plain = local.setting(connection, _kept_as(entry_hash))
        _read[entry_hash] = _parsed(queries.content(connection, number)) if plain is None else _opened(plain)
    return _read[entry_hash]


def earlier_on(connection: Connection) -> tuple[Framework, ...]:
    """The frameworks whose place another version took."""
    return tuple(_parsed(row.content) for row in entries.superseded(connection, "framework") if row.content)


def framework_text(connection: Connection) -> str:
    """The source of the framework on an open connection; empty while the store holds none."""
    found = queries.first_live(connection, "framework")
    return str(queries.content(connection, found[0])["text"]) if found else ""


def keep_parsed(writing: Writing, entry_hash: str, framework: Framework) -> None:
    """Keep the parsed form, which opens in a tenth of the time that the text takes."""
    local.set_setting(writing, _kept_as(entry_hash), json.dumps(to_plain(framework), ensure_ascii=False))
    _read[entry_hash] = framework


def framework_fault(connection: Connection) -> str:
    """What is wrong with the framework that a store keeps, as a sentence; empty where nothing is, or there is none."""
    found = queries.first_live(connection, "framework")
    if found is None:
        return ""
    number, entry_hash = found
    try:
        framework = _parsed(queries.content(connection, number))
        plain = local.setting(connection, _kept_as(entry_hash))
        if plain is None or json.loads(plain) == json.loads(json.dumps(to_plain(framework))):
            return ""
    except Exception as problem:  # noqa: BLE001  whatever reading it ends in: it was read when it was brought in
        return f"The framework of this store cannot be read ({type(problem).__name__})."
    return "The framework as it is kept ready differs from the text that was recorded."


def _opened(plain: str) -> Framework:
    return from_plain(json.loads(plain))


def _parsed(content: Mapping[str, Any]) -> Framework:
    from reviewtui.framework.reader import read_framework

    return read_framework(content["text"], "the store's framework").of_variant(content.get("variant", ""))


def _kept_as(entry_hash: str) -> str:
    return f"framework/{PLAIN_FORM}/{entry_hash}"
