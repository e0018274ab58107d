"""Makes what goes where there is no network: a folder that runs without Python, or wheels for Windows.

    python .ci/bundle.py folder OUT                     for the system that it is run on
    python .ci/bundle.py wheels OUT --python 3.12       for 64-bit Windows, from any system

Both need `pip install -c constraints.txt ".[bundle]"` first. OUT must not exist.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
READ_AS_FILES = ("reviewtui", "db", "holidays", "tzdata")
"""Packages that read files of their own: guides, styles, frameworks, SQL, holidays, time zones."""
IMPORTED_BY_NAME = ("reviewtui", "db", "textual", "rich", "alembic", "holidays.countries", "sqlalchemy.dialects.sqlite")
"""Packages of which modules are imported by a name that is only known when they run."""
LAID_BESIDE = ("sample_cases", "db/migrations")
"""Folders that are read as they lie here."""
NEVER = ("tkinter", "IPython", "pytest", "mypy", "numpy", "pandas", "PIL", "lxml", "tree_sitter")


def main() -> None:
    """Carry out what the command line asks for."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("what", choices=("folder", "wheels"))
    asked.add_argument("out", type=Path)
    asked.add_argument("--python", default="3.12", metavar="VERSION", help="of the wheels: 3.11 or newer")
    given = asked.parse_args()
    if given.out.exists():
        asked.error(f"{given.out} exists already")
    if given.what == "folder":
        make_folder(given.out.resolve())
    else:
        make_wheels(given.out.resolve(), given.python)


def make_folder(out: Path) -> None:
    """The program and all it needs in one folder; it starts with `OUT/reviewtui`."""
    with tempfile.TemporaryDirectory() as work:
        _run(
            "PyInstaller", str(HOME / "reviewtui" / "__main__.py"),
            *("--name", "reviewtui", "--onedir", "--console", "--noconfirm", "--log-level", "ERROR"),
            *("--distpath", f"{work}/dist", "--workpath", f"{work}/work", "--specpath", work, "--paths", str(HOME)),
            *_each("--collect-data", READ_AS_FILES),
            *_each("--collect-submodules", IMPORTED_BY_NAME),
            *_each("--add-data", (f"{HOME / folder}:{folder}" for folder in LAID_BESIDE)),
            *_each("--exclude-module", NEVER),
        )  # fmt: skip
        out.parent.mkdir(parents=True, exist_ok=True)
        Path(work, "dist", "reviewtui").rename(out)


def make_wheels(out: Path, python: str) -> None:
    """Our own wheel and those of everything it needs on Windows, to be installed with `pip --no-index`."""
    out.mkdir(parents=True)
    _run("pip", "wheel", "-q", "--no-deps", "--wheel-dir", str(out), str(HOME))
    needed = out / "requirements.txt"
    # pip reads the conditions of requirements as those of the system that it runs on; uv can read them as another's.
    _run(
        "uv", "pip", "compile", "-q", str(HOME / "pyproject.toml"), "-o", str(needed), "--no-annotate", "--no-header",
        *("--python-platform", "x86_64-pc-windows-msvc", "--python-version", python),
        *("-c", str(HOME / "constraints.txt")),
    )  # fmt: skip
    _run(
        "pip", "download", "-q", "--no-deps", "--only-binary", ":all:", "-r", str(needed), "-d", str(out),
        *("--platform", "win_amd64", "--python-version", python, "--implementation", "cp"),
    )  # fmt: skip


def _each(option: str, values: Iterable[str]) -> list[str]:
    """The option again before each value."""
    return [word for value in values for word in (option, value)]


def _run(*command: str) -> None:
    subprocess.run([sys.executable, "-m", *command], check=True)


if __name__ == "__main__":
    main()
