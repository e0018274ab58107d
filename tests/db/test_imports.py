"""What reading a store may import: the first screen and the quick verbs must not wait for SQLAlchemy."""

import subprocess
import sys

LOOK = """
import sys
import {modules}
print(*sorted(name for name in sys.modules if name.partition(".")[0] in {heavy}))
"""

HEAVY = ("sqlalchemy", "sqlmodel", "pydantic", "alembic", "typing_extensions", "yaml", "rich", "asyncio")


def loaded(*modules):
    program = LOOK.format(modules=", ".join(modules), heavy=HEAVY)
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()


def test_reading_loads_the_driver_and_nothing_heavy():
    assert loaded("db.driver", "db.store", "db.queries", "db.entries", "db.local", "db.standing", "db.values") == ""


READ = """
import sys
from pathlib import Path
from db import entries, queries
from db.progress import progress_by_person
from db.store import Store
store = Store.open(Path(sys.argv[1]))
with store.read() as connection:
    progress_by_person(connection), queries.case_page(connection)
    entries.history(connection), store.changes()
print(*(name for name in ("sqlalchemy", "sqlmodel", "pydantic", "alembic", "db.making") if name in sys.modules))
"""


def test_opening_and_reading_a_store_loads_nothing_heavy_either(store, path):
    process = subprocess.run([sys.executable, "-c", READ, path], capture_output=True, text=True, check=True)
    assert process.stdout.strip() == ""
