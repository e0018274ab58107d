"""How tables are made strict: SQLite's own type names, and rules that hold whoever writes."""

from typing import Any

from sqlalchemy import Boolean, CheckConstraint, String
from sqlalchemy.ext.compiler import compiles

STRICT = {"sqlite_strict": True}
STRICT_BY_KEY = {"sqlite_strict": True, "sqlite_with_rowid": False}


@compiles(String, "sqlite")
def _as_text(_type: String, _compiler: Any, **_options: Any) -> str:
    return "TEXT"


@compiles(Boolean, "sqlite")
def _as_integer(_type: Boolean, _compiler: Any, **_options: Any) -> str:
    return "INTEGER"


def check(table: str, rule: str, condition: str) -> CheckConstraint:
    """A named rule, so that an error says which one was broken; null breaks none."""
    return CheckConstraint(condition, name=f"{table}_{rule}")


def one_of(table: str, name: str, *words: str) -> CheckConstraint:
    """A column that holds one of these words."""
    return check(table, name, f"{name} IN ({', '.join(repr(word) for word in words)})")


def is_json(table: str, name: str) -> CheckConstraint:
    """A column that holds JSON."""
    return check(table, f"{name}_is_json", f"json_valid({name})")


def yes_or_no(table: str, name: str) -> CheckConstraint:
    """A column that holds 0 or 1."""
    return check(table, f"{name}_is_yes_or_no", f'"{name}" IN (0, 1)')
