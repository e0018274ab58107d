"""Stores as earlier releases left them: a table for each kind of entry, and none for what a later one keeps."""

import json

from alembic import command
from alembic.config import Config

from db import driver
from db.contents import to_text
from db.engine import writer_engine
from db.header import HEADER
from db.migrations.versions.r0003_content import COLUMNS, FLAGS, KEYS, LISTS


def older_store(path, revision, rows, key=None):
    """A store at an earlier revision, with these rows in its record."""
    path.parent.mkdir(exist_ok=True)
    connection = driver.make(path, key)
    connection.execute(f"PRAGMA application_id={driver.APPLICATION_ID}")
    with writer_engine(lambda: connection).begin() as core:
        config = Config()
        config.set_main_option("script_location", "db:migrations")
        config.attributes.update(connection=core, path=path)
        command.upgrade(config, revision)
        for number, row in enumerate(rows, start=1):
            put = _insert if revision < "0003" else _insert_whole
            put(core, number, row, is_current=not any(row.id in other.replaces for other in rows))
    connection.close()


def _insert(core, number, row, *, is_current):
    header = {name: getattr(row, name) for name in HEADER}
    _into(core, "entry", {"id": number, **header, "is_current": int(is_current)})
    for replaced in row.replaces:
        _into(core, "entry_replaces", {"entry": number, "replaced": replaced})
    if row.content is not None:
        held = {name: _kept(name, row.content.get(KEYS.get(name, name))) for name in COLUMNS[row.kind]}
        marks = {"is_current": int(is_current), "counts": int(is_current)} if row.kind == "judgement" else {}
        withdrawn = int("withdrawn" in row.content)
        _into(core, row.kind, {"entry": number, "withdrawn": withdrawn, **held, **marks})


def _insert_whole(core, number, row, *, is_current):
    """As it is kept since what entries say stands in the record itself."""
    header = {name: getattr(row, name) for name in HEADER}
    content = None if row.content is None else to_text(row.content)
    _into(core, "entry", {"id": number, **header, "is_current": int(is_current), "content": content})
    for replaced in row.replaces:
        _into(core, "entry_replaces", {"entry": number, "replaced": replaced})
    if row.counted is not None:
        marks = {"is_current": int(is_current), "counts": int(is_current)}
        _into(core, "counted", {"entry": number, **row.counted._asdict(), **marks})


def _kept(name, value):
    if value is None:
        return None
    return json.dumps(value) if name in LISTS else int(value) if name in FLAGS else value


def _into(core, table, values):
    listed, marks = ", ".join(f'"{name}"' for name in values), ", ".join("?" * len(values))
    core.exec_driver_sql(f'INSERT INTO "{table}" ({listed}) VALUES ({marks})', tuple(values.values()))
