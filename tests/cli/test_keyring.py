"""The keyring: asked only by who wants that, and where there is none that is said."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import Run
from tests.keyed import PASSPHRASE


class KeyringError(Exception):
    """As the library's own."""


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    """What the system's keyring holds; the library itself needs a desktop that a test has not."""
    held: dict[tuple[str, str], str] = {}
    library, errors = ModuleType("keyring"), ModuleType("keyring.errors")
    vars(errors)["KeyringError"] = KeyringError
    vars(library).update(
        errors=errors,
        get_password=lambda *name: held.get(name),
        set_password=lambda service, name, secret: held.update({(service, name): secret}),
        delete_password=lambda *name: held.pop(name),
    )
    monkeypatch.setitem(sys.modules, "keyring", library)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    return held


def test_a_passphrase_is_kept_asked_for_and_taken_out_again(
    run: Run, keyed: Path, kept: dict[tuple[str, str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "passphrase"
    file.touch(0o600)
    file.write_text("another passphrase")
    monkeypatch.setenv("REVIEWTUI_PASSPHRASE_FILE", str(file))
    assert (run("unlock", "--keyring", store=keyed).code, kept) == (4, {})
    file.write_text(PASSPHRASE)
    with monkeypatch.context() as patch:
        patch.setattr(sys.modules["keyring"], "set_password", lambda *_: None)
        forgets = run("unlock", "--keyring", store=keyed)
        assert (forgets.code, "did not keep the passphrase" in forgets.err) == (3, True)
    assert run("unlock", "--keyring", store=keyed).code == 0
    assert kept == {("reviewtui", str(keyed)): PASSPHRASE}
    monkeypatch.delenv("REVIEWTUI_PASSPHRASE_FILE")
    assert run("check", store=keyed).code == 2
    monkeypatch.setenv("REVIEWTUI_KEYRING", "1")
    assert run("check", store=keyed).code == 0
    for _ in range(2):
        assert (run("unlock", "--forget", store=keyed).code, kept) == (0, {})
    assert run("check", store=keyed).code == 2


def test_a_system_without_a_keyring_is_told_of_and_nothing_is_written_elsewhere(
    run: Run, keyed: Path, kept: dict[tuple[str, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: str) -> None:
        raise KeyringError

    monkeypatch.setenv("REVIEWTUI_KEYRING", "1")
    monkeypatch.setattr(sys.modules["keyring"], "get_password", fails)
    ran = run("check", store=keyed)
    assert (ran.code, "keyring cannot be used" in ran.err) == (3, True)
    monkeypatch.setitem(sys.modules, "keyring", None)
    ran = run("check", store=keyed)
    assert (ran.code, "reviewtui[keyring]" in ran.err) == (3, True)


def test_a_plain_store_has_nothing_to_keep(run: Run, new_store: Path, kept: dict[tuple[str, str], str]) -> None:
    assert (run("unlock", "--keyring", store=new_store).code, kept) == (2, {})
