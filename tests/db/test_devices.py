"""A device of the record belongs to one file of one user on one machine: no copy ever goes on under its name."""

import json
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import devices, entries
from db.store import Store
from tests.db.processes import running
from tests.db.rows import judgement

WRITE = """
import sys
from pathlib import Path
from db import local
from db.store import Store
store = Store.open(Path(sys.argv[1]))
with store.write() as writing:
    local.set_setting(writing, "n", "1")
print(store.device)
"""


def judged(path: Path, device: str, sequence: int = 1) -> None:
    """One more judgement of a device in the store, as a person's own act leaves one."""
    store = Store.open(path)
    with store.write() as writing:
        previous = {} if sequence == 1 else {"previous": entries.last_of(writing.connection, device)[1]}
        entries.append(writing, judgement(sequence, "good", device=device, hash=f"{sequence:064x}", **previous))
    store.close()


def device_of(path: Path) -> str:
    """Under which device the store at `path` would be written."""
    store = Store.open(path)
    try:
        return store.device
    finally:
        store.close()


@pytest.fixture
def begun(path: Path) -> Path:
    """A store that one person judged in, as `anna1`."""
    Store.create(path, device="anna1").close()
    judged(path, "anna1")
    return path


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """To be another user, or on another machine: `setenv("LOGNAME", …)` and clear what was found out."""
    devices._here.cache_clear()
    yield monkeypatch
    devices._here.cache_clear()


def test_the_same_store_goes_on_as_the_same_device_under_another_name_too(begun):
    assert device_of(begun) == "anna1"
    renamed = begun.with_name("renamed.store")
    begun.rename(renamed)
    devices.memory_of(begun).rename(devices.memory_of(renamed))
    assert device_of(renamed) == "anna1"


@pytest.mark.parametrize("with_its_memory", [False, True])
def test_a_copy_is_another_device_and_the_original_stays_what_it_was(begun, tmp_path, with_its_memory):
    copy = tmp_path / "copy.store"
    shutil.copy2(begun, copy)
    if with_its_memory:
        shutil.copy2(devices.memory_of(begun), devices.memory_of(copy))
    assert device_of(copy) != "anna1"
    assert device_of(begun) == "anna1"


def test_a_copy_of_a_store_that_nobody_wrote_in_is_another_device(tmp_path):
    Store.create(tmp_path / "empty.store", device="anna1").close()
    shutil.copy2(tmp_path / "empty.store", tmp_path / "copy.store")
    assert device_of(tmp_path / "copy.store") != "anna1"


@pytest.mark.parametrize("in_place", [True, False])
def test_a_store_that_is_restored_is_another_device(begun, tmp_path, in_place):
    backup = tmp_path / "backup"
    shutil.copy2(begun, backup)
    judged(begun, "anna1", 2)
    if in_place:
        begun.write_bytes(backup.read_bytes())
    else:
        backup.replace(begun)
    assert device_of(begun) != "anna1"


def test_another_user_is_another_device_and_the_first_goes_on_when_back(begun, elsewhere):
    elsewhere.setenv("LOGNAME", "somebody.else")
    other = device_of_writing(begun)
    devices._here.cache_clear()
    elsewhere.undo()
    assert other != "anna1"
    assert device_of(begun) == "anna1"


def test_another_machine_is_another_device(begun, elsewhere):
    elsewhere.setattr("machineid.id", lambda: "another machine")
    assert device_of(begun) != "anna1"


def test_a_machine_without_a_number_of_its_own_is_told_by_its_name(path, elsewhere):
    import machineid

    def none() -> str:
        raise machineid.MachineIdNotFound

    elsewhere.setattr("machineid.id", none)
    Store.create(path, device="anna1").close()
    assert device_of(path) == "anna1"
    devices._here.cache_clear()
    elsewhere.setattr("socket.gethostname", lambda: "another")
    assert device_of(path) != "anna1"


@pytest.mark.parametrize("memory", [None, "", "[]", '{"x": 1}', '{"x": {"device": "anna1"}}', "\\0"])
def test_where_nothing_can_be_remembered_another_device_begins(begun, memory):
    devices.memory_of(begun).unlink()
    if memory is not None:
        devices.memory_of(begun).write_text(memory)
    assert device_of(begun) != "anna1"


def device_of_writing(path: Path) -> str:
    """The device of a store that writes something, if no entry."""
    store = Store.open(path)
    with store.write():
        pass
    store.close()
    return store.device


def test_what_was_judged_last_is_noted_in_place_and_read_again(begun):
    judged(begun, "anna1", 2)
    store = Store.open(begun)
    memory = devices.memory_of(begun)
    with store.write() as writing:
        entries.append(writing, judgement(3, "good", device="anna1", hash=f"{3:064x}", previous=f"{2:064x}"))
    file = memory.stat().st_ino
    for sequence in range(4, 13):
        row = judgement(sequence, "good", device="anna1", hash=f"{sequence:064x}", previous=f"{sequence - 1:064x}")
        with store.write() as writing:
            entries.append(writing, row)
        assert noted(memory) == [("anna1", sequence, f"{sequence:064x}")]
    assert memory.stat().st_ino == file
    store.close()
    assert device_of(begun) == "anna1"


def noted(memory: Path) -> list[tuple[str, int, str]]:
    """What stands in a store's memory, of everybody."""
    found = json.loads(memory.read_text("utf-8"))
    return [(note["device"], note["sequence"], note["hash"]) for note in found.values()]


def test_what_became_of_the_memory_meanwhile_is_never_written_into(begun, elsewhere):
    """Somebody else's note beside one's own, another file of the same name, none at all."""
    mine = devices.Memory(begun)
    mine.remember("anna1", (1, f"{1:064x}"))
    devices._here.cache_clear()
    elsewhere.setenv("LOGNAME", "somebody.else")
    devices.Memory(begun).remember("zoe", (7, "7"))
    devices._here.cache_clear()
    elsewhere.undo()
    mine.remember("anna1", (2, f"{2:064x}"))
    memory = devices.memory_of(begun)
    assert sorted(noted(memory)) == [("anna1", 2, f"{2:064x}"), ("zoe", 7, "7")]
    memory.write_text("not ours, and longer than any note that we would ever put there " * 20)
    mine.remember("anna1", (3, f"{3:064x}"))
    assert noted(memory) == [("anna1", 3, f"{3:064x}")]
    memory.unlink()
    mine.remember("anna1", (4, f"{4:064x}"))
    assert noted(memory) == [("anna1", 4, f"{4:064x}")]


def test_a_note_that_is_just_being_written_is_looked_at_again(begun, monkeypatch):
    whole = devices.memory_of(begun).read_text("utf-8")
    half = whole.replace('"hash": "0', '"hash": "f')
    texts = iter([half, whole])
    monkeypatch.setattr(Path, "read_text", lambda *_: next(texts))
    assert device_of(begun) == "anna1"


def test_two_windows_on_a_copy_begin_one_device(begun, tmp_path):
    copy = tmp_path / "copy.store"
    shutil.copy2(begun, copy)
    one = Store.open(copy)
    assert one.device != "anna1"
    process = running(WRITE, copy)
    other = process.communicate()[0].strip()
    with one.write():
        pass
    assert one.device == other
    one.close()


def test_what_is_undone_is_not_remembered(begun):
    store = Store.open(begun)
    with pytest.raises(ZeroDivisionError), store.write() as writing:
        entries.append(writing, judgement(2, "good", device="anna1", hash="b" * 64, previous=f"{1:064x}"))
        raise ZeroDivisionError
    store.close()
    assert device_of(begun) == "anna1"


def test_what_is_remembered_holds_nothing_of_a_case_and_is_the_users_alone(begun):
    memory = devices.memory_of(begun)
    assert stat.S_IMODE(memory.stat().st_mode) == 0o600
    assert "C1" not in memory.read_text() and "good" not in memory.read_text()
    assert {file.name for file in begun.parent.iterdir()} == {begun.name, memory.name}


def test_reading_a_copy_writes_nothing_beside_it(begun, tmp_path):
    copy = tmp_path / "copy.store"
    shutil.copy2(begun, copy)
    assert device_of(copy)
    assert not devices.memory_of(copy).exists()


def test_a_folder_one_may_not_write_in_is_no_reason_to_fail(path, monkeypatch):
    def refused(*_: object) -> int:
        raise PermissionError

    Store.create(path, device="anna1").close()
    devices.memory_of(path).unlink()
    monkeypatch.setattr("db.devices.os.open", refused)
    assert device_of_writing(path) != "anna1"
