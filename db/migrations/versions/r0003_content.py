"""What entries say moves into the record itself, as the canonical JSON that was hashed; frozen, as the others are.

Each content is put together from the columns of its kind's table and held against its hash before it is kept. Whoever
runs this has turned foreign keys off, since `entry` is made anew under its own name.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import context, op

from db.problems import StoreDamaged

revision = "0003"
down_revision = "0002"

BATCH = 1000
"""Entries that are held at once."""

COLUMNS = {
    "inspection": (
        "id", "title", "framework_code", "framework_version", "fieldwork_from", "fieldwork_to", "sample_method",
        "alert_contacts",
    ),
    "framework": ("code", "version", "text"),
    "site": ("code", "name", "nation", "caseload"),
    "person": ("name", "role"),
    "case": (
        "reference", "site", "age_at_offence", "age_now", "gender", "ethnicity", "disability", "looked_after",
        "disposal", "case_manager", "narrative",
    ),
    "document": ("case_ref", "id", "agency", "title", "date", "pages"),
    "event": ("case_ref", "id", "agency", "type", "date", "until", "open", "text", "document", "page"),
    "judgement": (
        "case_ref", "review", "question", "answer", "framework_version", "rationale", "evidence",
        "insufficient_evidence",
    ),
    "prompt": ("case_ref", "review", "question", "prompt", "answer", "framework_version"),
    "panel": ("node", "decision", "rating", "computed", "sat", "held_on", "reason", "framework_version"),
    "alert": ("case_ref", "category", "text", "told", "told_at", "done"),
    "reading": ("case_ref", "document", "state"),
    "note": ("case_ref", "id", "question", "text", "document", "page", "used"),
    "absence": ("case_ref", "id", "type", "agency", "since", "until", "text"),
    "finding": (
        "case_ref", "id", "check_code", "events", "decision", "sentence", "reason", "framework_version",
    ),
    "suggestion": ("case_ref", "question", "measure", "answer", "why", "given", "done", "framework_version"),
}  # fmt: skip
"""The tables that go, with their columns; each has `entry` and `withdrawn` beside them."""

KEYS = {"case_ref": "case", "check_code": "check"}
"""Keys of a content that had another name as a column."""
FLAGS = {"looked_after", "open", "insufficient_evidence", "used"}
LISTS = {"alert_contacts", "disability", "evidence", "sat", "events"}


def upgrade() -> None:
    """Make `entry` anew with its content, and the index of figures out of the table of judgements."""
    bind = op.get_bind()
    before, after = _statements()
    bind.exec_driver_sql("PRAGMA legacy_alter_table=ON")
    for statement in before:
        bind.exec_driver_sql(statement)
    _copy_entries(bind)
    for statement in after:
        bind.exec_driver_sql(statement)
    bind.exec_driver_sql("PRAGMA legacy_alter_table=OFF")


def _statements() -> tuple[list[str], list[str]]:
    """Those that come before the entries are copied, and those that come after."""
    parts = Path(__file__).with_suffix(".sql").read_text("utf-8").split("-- the entries are copied here\n")
    before, after = ([one.strip() for one in part.split(";\n\n")] for part in parts)
    return [one for one in before if one], [one for one in after if one]


def _copy_entries(bind: sa.Connection) -> None:
    named = [name for name in _names(bind, "entry_before") if name != "is_current"]
    columns = ", ".join(f'"{name}"' for name in (*named, "is_current"))
    marks = ", ".join("?" * (len(named) + 2))
    for first in _firsts(bind):
        contents = _contents(bind, first)
        rows = [tuple(row) for row in bind.exec_driver_sql(_BATCH_OF.format(columns=columns), (first, first + BATCH))]
        places = {name: place for place, name in enumerate(named)}
        for row in rows:
            _require_hash(dict(zip(named, row, strict=False)), contents.get(row[places["id"]]))
        values = [(*row, contents.get(row[places["id"]])) for row in rows]
        bind.exec_driver_sql(f"INSERT INTO entry ({columns}, content) VALUES ({marks})", values)  # noqa: S608


_BATCH_OF = "SELECT {columns} FROM entry_before WHERE id >= ? AND id < ? ORDER BY id"


def _firsts(bind: sa.Connection) -> Iterator[int]:
    """Where each batch of numbers begins that any entry has."""
    following: int | None = bind.exec_driver_sql("SELECT min(id) FROM entry_before").scalar()
    while following is not None:
        yield following
        sql = "SELECT min(id) FROM entry_before WHERE id >= ?"
        following = bind.exec_driver_sql(sql, (following + BATCH,)).scalar()


def _contents(bind: sa.Connection, first: int) -> dict[int, str]:
    """The contents that are here of one batch, by number."""
    found: dict[int, str] = {}
    for kind, names in COLUMNS.items():
        listed = ", ".join(f'"{name}"' for name in ("entry", "withdrawn", *names))
        sql = f'SELECT {listed} FROM "{kind}" WHERE entry >= ? AND entry < ?'  # noqa: S608
        for number, withdrawn, *values in bind.exec_driver_sql(sql, (first, first + BATCH)):
            held = dict(zip(names, values, strict=True))
            content = {KEYS.get(name, name): _value(name, value) for name, value in held.items() if value is not None}
            found[number] = _canonical({**content, **({"withdrawn": True} if withdrawn else {})})
    return found


def _value(name: str, value: Any) -> object:
    if name in FLAGS:
        return bool(value)
    return _without_nulls(json.loads(value)) if name in LISTS else value


def _require_hash(entry: dict[str, Any], content: str | None) -> None:
    """An entry whose content is withheld proves nothing; every other says what was hashed. Raises StoreDamaged."""
    parts = {key: _canonical(entry[key]) for key in ("reason", "salt") if entry[key] is not None}
    if content is not None:
        parts = {"content": content, **parts}
    text = "{" + ",".join(f'"{key}":{part}' for key, part in parts.items()) + "}"
    if content is not None and hashlib.sha256(text.encode()).hexdigest() != entry["content_hash"]:
        path = context.config.attributes["path"]
        raise StoreDamaged(path, f"entry {entry['device']}-{entry['sequence']} was changed after it was made")


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(held) for key, held in value.items() if held is not None}
    return [_without_nulls(item) for item in value] if isinstance(value, list) else value


def _names(bind: sa.Connection, table: str) -> list[str]:
    return [row[1] for row in bind.exec_driver_sql(f"PRAGMA table_info({table})")]
