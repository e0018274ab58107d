"""A PostgreSQL server of our own on loopback, from Debian's packages, which can be killed and started again."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PASSWORD = "seven dry herons"
PLACES = ("/usr/lib/postgresql",)


def why_not() -> str:
    """Why there can be no server here; empty where there can."""
    if find_spec("psycopg") is None:
        return "psycopg is not installed (reviewtui[hub])"
    if programs() is None:
        return "PostgreSQL is not installed: `apt-get install postgresql`"
    if os.geteuid() == 0 and not _has_user("postgres"):
        return "PostgreSQL does not run as root, and there is no user “postgres” to run it"
    return ""


def programs() -> Path | None:
    """Where the server's programs are."""
    found = [folder for place in PLACES for folder in sorted(Path(place).glob("*/bin"))]
    named = shutil.which("initdb")
    return found[-1] if found else Path(named).parent if named else None


def _has_user(name: str) -> bool:
    import pwd

    return any(user.pw_name == name for user in pwd.getpwall())


class Server:
    """One server, which can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        """Make its files in an empty folder, and start it."""
        self._programs, self._folder = programs() or Path(), folder
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:  # a server refuses to run as root
            self._as = {"user": "postgres", "group": "postgres"}
            shutil.chown(folder, "postgres", "postgres")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        (folder / "password").write_text(PASSWORD, "utf-8")
        (folder / "password").chmod(0o644)
        unsynced = ("-N", "-D", "data", "-U", "hub", "--pwfile", "password", "-A", "scram-sha-256", "-E", "UTF8")
        self._run("initdb", *unsynced)
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


@contextmanager
def running_server() -> Iterator[Server]:
    """A server that is ended with its files."""
    folder = Path(tempfile.mkdtemp(prefix="hub-"))
    try:
        server = Server(folder)
        yield server
        server.kill()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
