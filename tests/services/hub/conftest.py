"""A PostgreSQL server of the tests' own on loopback, from Debian's packages, and databases in it."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

PASSWORD = "seven dry herons"
PLACES = ("/usr/lib/postgresql",)


def _programs() -> Path | None:
    found = [folder for place in PLACES for folder in sorted(Path(place).glob("*/bin"))]
    named = shutil.which("initdb")
    return found[-1] if found else Path(named).parent if named else None


def _has_user(name: str) -> bool:
    import pwd

    return any(user.pw_name == name for user in pwd.getpwall())


class Server:
    """One server, which can be killed and started again."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self._folder = programs, folder
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:  # a server refuses to run as root
            self._as = {"user": "postgres", "group": "postgres"}
            shutil.chown(folder, "postgres", "postgres")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        (folder / "password").write_text(PASSWORD, "utf-8")
        (folder / "password").chmod(0o644)
        self._run("initdb", "-D", "data", "-U", "hub", "--pwfile", "password", "-A", "scram-sha-256", "-E", "UTF8")
        self.start()

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        environment = {**os.environ, "PGPASSWORD": PASSWORD, "LC_ALL": "C"}
        subprocess.run(command, cwd=self._folder, env=environment, check=True, stdout=subprocess.DEVNULL, **self._as)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self._folder} -c fsync=off"
        self._run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", options, "start")

    def kill(self) -> None:
        """End it at once, as when the machine loses its power."""
        self._run("pg_ctl", "-D", "data", "-m", "immediate", "stop")

    def database(self, name: str) -> str:
        """The address of a new database."""
        where = ("-h", "127.0.0.1", "-p", str(self.port), "-U", "hub")
        self._run("createdb", *where, name)
        return self.address(name)

    def address(self, name: str, password: str = PASSWORD) -> str:
        """The address of a database."""
        return f"postgresql://hub:{password.replace(' ', '%20')}@127.0.0.1:{self.port}/{name}"


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server for one test process."""
    pytest.importorskip("psycopg", reason="psycopg is not installed (reviewtui[hub])")
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: `apt-get install postgresql`")
    if os.geteuid() == 0 and not _has_user("postgres"):
        pytest.skip("PostgreSQL does not run as root, and there is no user “postgres” to run it")
    folder = Path(tempfile.mkdtemp(prefix="hub-"))
    try:
        server = Server(programs, folder)
        yield server
        server.kill()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


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
