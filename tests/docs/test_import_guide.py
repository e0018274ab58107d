"""The guide to bringing cases in: its tables come in by its maps, and the program says what the guide says."""

import re
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.docs.test_frameworks_guide import unindented
from tests.services.conftest import INSPECTION, put

GUIDE = Path(__file__).parents[2] / "reviewtui" / "docs" / "import.md"
FILE = re.compile(r"^`(?P<name>[a-z]+\.(?:yaml|csv))`:\n\n(?P<block>(?:(?: {4}.*)?\n)+)", re.MULTILINE)
SAYS = re.compile(
    r"^`reviewtui (?P<command>[^`]+)` (?P<how>prints|is refused):\n\n(?P<block>(?:(?: {4}.*)?\n)+)", re.MULTILINE
)
FILES = {found["name"]: unindented(found["block"]) for found in FILE.finditer(GUIDE.read_text("utf-8"))}
COMMANDS = {found["command"]: (found["how"], unindented(found["block"])) for found in SAYS.finditer(GUIDE.read_text())}


@pytest.fixture
def small(tmp_path: Path, run: Run, new_store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with an inspection and no cases, and the guide's files around it."""
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert run("import", put(tmp_path / "inspection.json", INSPECTION), store=new_store).code == 0
    return new_store


def test_the_guide_has_two_tables_and_a_map_for_both() -> None:
    assert {"cases.csv", "events.csv", "map.yaml"} <= set(FILES)
    assert len(COMMANDS) == 3


def test_the_program_says_what_the_guide_says(run: Run, small: Path) -> None:
    for command, (how, shown) in COMMANDS.items():
        if how == "is refused":
            run("case-add", "NOR-41", "North", store=small, person="Ada Lead")
        ran = run(*command.split(), store=small)
        assert ran.code == (3 if how == "is refused" else 0)
        assert (ran.err if ran.code else ran.out).split() == shown.split()


def test_the_tables_of_the_guide_come_in_once(run: Run, small: Path) -> None:
    words = ("import", "cases.csv", "events.csv", "--map", "map.yaml")
    assert run(*words, store=small).out == "Imported 2 cases, 4 events.\n"
    assert run(*words, store=small).out == "Nothing new: everything in it is here already.\n"


def test_every_key_the_guide_names_is_one_that_maps_have() -> None:
    from reviewtui.exchange.tables.mapping import KEYS

    text = GUIDE.read_text("utf-8")
    assert all(f"`{key}`" in text for keys in KEYS.values() for key in keys)
