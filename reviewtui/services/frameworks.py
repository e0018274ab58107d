"""The framework a store's answers are pinned to: its text is in the record, its parsed form is kept beside it."""

import json

from db import local, queries
from db.entries import Connection
from db.store import Writing
from reviewtui.framework.model import Framework
from reviewtui.framework.plain import from_plain, to_plain
from reviewtui.services.errors import BadInput

PLAIN_FORM = 2
"""Raised whenever `framework.plain` writes another form, so that a form kept by an older version is not read."""

_read: dict[str, Framework] = {}


def framework_on(connection: Connection) -> Framework:
    """The framework of the inspection on an open connection. Raises BadInput when the store holds none."""
    found = queries.framework(connection)
    if found is None:
        raise BadInput("This store holds no inspection yet: import one, for example `reviewtui import FOLDER`.")
    entry_hash, text = found
    if entry_hash not in _read:
        _read[entry_hash] = _parsed(local.setting(connection, _kept_as(entry_hash)), text)
    return _read[entry_hash]


def keep_parsed(writing: Writing, entry_hash: str, framework: Framework) -> None:
    """Keep the parsed form, which opens in a tenth of the time that the text takes."""
    local.set_setting(writing, _kept_as(entry_hash), json.dumps(to_plain(framework), ensure_ascii=False))
    _read[entry_hash] = framework


def _parsed(plain: str | None, text: str) -> Framework:
    if plain is not None:
        return from_plain(json.loads(plain))
    from reviewtui.framework.reader import read_framework

    return read_framework(text, "the store's framework")


def _kept_as(entry_hash: str) -> str:
    return f"framework/{PLAIN_FORM}/{entry_hash}"
