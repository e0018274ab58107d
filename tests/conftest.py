"""What every room's tests may ask for: the sample folder, stores to work on, and the verbs run as a person would."""

import gc
import json
import os
import shutil
import tarfile
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from reviewtui.services.preferences import language
from tests import keyed, once

SAMPLE = Path(__file__).parent.parent / "sample_cases"
FIRST_SAMPLE = Path(__file__).parent / "golden" / "sample-1.tar.gz"
LEAD, INSPECTOR = "Margaret Oyelaran", "Ruth Hallam"


settings.register_profile("any machine", suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")
"""How long a busy machine takes to think of examples says nothing about what is tested."""


@dataclass(frozen=True)
class Ran:
    """How a command line ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on stdout; fails when there is anything else."""
        return json.loads(self.out)


Run = Callable[..., Ran]


def _within(*folders: str) -> tuple[str, ...]:
    return tuple(str(Path(__file__).parent / folder) + os.sep for folder in folders)


UNCOUNTED = _within("tui", "journeys", "readme", "benchmarks", "laws", "reliability")
COUNTED_ONCE = _within("cli", "services", "db")
"""Where the further examples of a test go over much of the same lines again, and each is a verb or a store."""


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Where several processes run the tests, pytest-cov begins to count in each before it knows that it is one of them.

    Left running, that first counting goes on whenever the second pauses, and nothing would go uncounted.
    """
    counting = _counting(session.config)
    if counting is not None and hasattr(session.config, "workerinput"):
        counting.cov.stop()


def _counting(config: pytest.Config) -> Any:
    plugin = config.pluginmanager.getplugin("_cov")
    return plugin and plugin.cov_controller


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Counting lines doubles what a test costs: it is done where there are floors, not where screens are painted, nor
    where a law or the next example of a test goes over the same lines again."""
    seen = set()
    for item in items:
        test, path = getattr(item, "function", None), str(item.path)
        law = getattr(test, "is_hypothesis_test", False)
        if law or path.startswith(UNCOUNTED) or (test in seen and path.startswith(COUNTED_ONCE)):
            item.add_marker("uncounted")
        seen.add(test)


def pytest_collection_finish(session: pytest.Session) -> None:
    """What is there once all tests are read stays: not looking for garbage in it again and again saves a fifth, and
    looking less often at what the tests leave, another tenth."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    if (counting := _counting(session.config)) is not None:
        counting.pause()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Counted is what a test does, not what it asks for: pytest-cov's own marker would leave out its call alone."""
    counting = _counting(item.config)
    if counting is None or item.get_closest_marker("uncounted") is not None:
        return (yield)
    counting.resume()
    try:
        return (yield)
    finally:
        counting.pause()


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One folder a test, of which few make use: looking for the next free name among thousands takes longer."""
    homes = tmp_path_factory.mktemp("homes")
    return (homes / str(number) for number in count())


@pytest.fixture(autouse=True)
def _own_folders(_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the settings, the demo or the store of whoever runs it."""
    home = next(_homes)
    home.mkdir()
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    for name in (
        "REVIEWTUI_STORE",
        "REVIEWTUI_PASSPHRASE_FILE",
        "REVIEWTUI_KEYRING",
        "REVIEWTUI_DEBUG",
        "REVIEWTUI_LANGUAGE",
        "COLUMNS",
    ):
        monkeypatch.delenv(name, raising=False)
    language.use(None)


@pytest.fixture(scope="session", autouse=True)
def _made_once_a_run(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> None:
    base = tmp_path_factory.getbasetemp()
    once.keep_in(base.parent if hasattr(request.config, "workerinput") else base)


@pytest.fixture(scope="session", autouse=True)
def _passphrases_cost_nothing() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        keyed.at_least_cost(monkeypatch)
        yield


@pytest.fixture
def full_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stores and files take a passphrase as in use, in a third of a second and in two."""
    keyed.at_full_cost(monkeypatch)


@pytest.fixture(scope="session")
def sample_folder() -> Path:
    """The sample inspection's files; never written to."""
    return SAMPLE


@pytest.fixture(scope="session")
def first_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as it was on the checklist's first version: inspections begun on that are still worked on."""
    folder = tmp_path_factory.mktemp("first")
    with tarfile.open(FIRST_SAMPLE) as kept:
        for each in kept.getmembers():
            kept.extract(each, folder, set_attrs=False)
    return folder


@pytest.fixture(scope="session")
def run() -> Run:
    """`run("judge", CASE, …, store=PATH, person=NAME, input=TEXT)`: a verb in this process, without a terminal."""
    from click.testing import CliRunner

    from reviewtui.cli.group import group

    def run(*arguments: object, store: Path | None = None, person: str | None = None, **more: Any) -> Ran:
        before = [*(["--store", str(store)] if store else []), *(["--as", person] if person else [])]
        ended = CliRunner().invoke(group, [*before, *map(str, arguments)], prog_name="reviewtui", **more)
        return Ran(ended.exit_code, ended.stdout, ended.stderr)

    return run


@pytest.fixture
def new_store(tmp_path: Path, run: Run) -> Path:
    """An empty store."""
    path = tmp_path / "new.store"
    assert run("new", path, "--plain").code == 0
    return path


@pytest.fixture(scope="session")
def _first_checklist() -> Path:
    return once.made("first_checklist", _first_checklist_in)


def _first_checklist_in(folder: Path) -> Path:
    described = (SAMPLE / "inspection.json").read_text("utf-8")
    file = folder / "first.json"
    file.write_text(described.replace('"version": "2"', '"version": "1"'), "utf-8")
    return imported(file, folder)


@pytest.fixture
def first_checklist_store(tmp_path: Path, _first_checklist: Path) -> Path:
    """The sample's inspection without its cases, on the checklist's first version, whose Good owes nothing."""
    return Path(shutil.copy(_first_checklist, tmp_path / "first.store"))


@pytest.fixture(scope="session")
def _imported_sample() -> Path:
    """The sample inspection in a store that is only ever copied."""
    return once.made("sample", partial(imported, SAMPLE))


@pytest.fixture(scope="session")
def imported_first_sample(first_sample: Path) -> Path:
    """The same of the sample on the checklist's first version."""
    return once.made("first_sample", partial(imported, first_sample))


def imported(source: Path, folder: Path) -> Path:
    """What `source` holds, in a closed store within `folder`."""
    from reviewtui.services.import_.importing import import_path
    from reviewtui.services.store.stores import create

    store = create(folder / "made.store", plain=True)
    try:
        import_path(store, source)
    finally:
        store.close()
    return store.path


@pytest.fixture
def sample_store(tmp_path: Path, _imported_sample: Path) -> Path:
    """The sample inspection in a store of this test's own."""
    path = tmp_path / "sample.store"
    shutil.copy(_imported_sample, path)
    return path


@pytest.fixture
def first_sample_store(tmp_path: Path, imported_first_sample: Path) -> Path:
    """The sample on the checklist's first version, in a store of this test's own."""
    path = tmp_path / "first_sample.store"
    shutil.copy(imported_first_sample, path)
    return path
