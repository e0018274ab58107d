"""A PostgreSQL server of the tests' own, and databases in it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from .server import Server, running_server, why_not


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server for one test process."""
    if reason := why_not():
        pytest.skip(reason)
    with running_server() as server:
        yield server


@pytest.fixture
def hub(server: Server, request: pytest.FixtureRequest) -> str:
    """The address of an empty database."""
    name = f"t{abs(hash(request.node.nodeid)):x}"
    return server.database(name)


@pytest.fixture
def sql(hub: str) -> Callable[..., list[Any]]:
    """What a statement on the hub gives, by somebody who has the database."""
    import psycopg

    def run(statement: str, *values: Any) -> list[Any]:
        with psycopg.connect(hub) as line:
            found = line.execute(statement, values)  # type: ignore[arg-type]  # our own statements
            return found.fetchall() if found.description else []

    return run
