"""The key file: opened by the passphrase and by the recovery key, by nothing else, and never changed unnoticed."""

import json
import os
import shutil
import stat
from pathlib import Path

import pyrage
import pytest

from reviewtui.services.errors import BadInput, StoreUnusable
from reviewtui.services.store.keys import (
    COST,
    add_recovery,
    make_key,
    recipients_of,
    recovered,
    require_passphrase,
    set_passphrase,
    unlock,
)
from reviewtui.services.store.wrapping import MOST_COST, Salted, unwrap, wrap
from tests.keyed import LEAST_COST, PASSPHRASE


@pytest.fixture
def identity() -> pyrage.x25519.Identity:
    return pyrage.x25519.Identity.generate()


@pytest.fixture
def path(tmp_path: Path, identity: pyrage.x25519.Identity) -> Path:
    """Where a store would be; its key file is there."""
    path = tmp_path / "s.store"
    make_key(path, PASSPHRASE, str(identity.to_public()), cost=LEAST_COST)
    return path


def _key_file(path: Path) -> Path:
    return path.with_name("s.store.key")


def test_a_key_is_random_and_comes_back_by_its_passphrase_and_by_the_recovery_key(
    tmp_path: Path, identity: pyrage.x25519.Identity
) -> None:
    keys = []
    for name in ("a.store", "b.store"):
        path = tmp_path / name
        key = make_key(path, PASSPHRASE, str(identity.to_public()), cost=LEAST_COST)
        assert unlock(path, PASSPHRASE) == key
        assert recovered(path, str(identity)) == (key, str(identity.to_public()))
        assert recipients_of(path, key) == (str(identity.to_public()),)
        keys.append(key)
    assert len({*keys}) == 2
    assert {len(key) for key in keys} == {32}


def test_the_same_letters_are_the_same_passphrase_however_they_are_composed(tmp_path: Path) -> None:
    key = make_key(tmp_path / "s.store", "café crème brûlée", cost=LEAST_COST)
    assert unlock(tmp_path / "s.store", "cafe\u0301 cre\u0300me bru\u0302le\u0301e") == key


def test_a_key_file_is_its_owners_alone_and_says_nothing_of_the_key(path: Path) -> None:
    if os.name == "posix":
        assert stat.S_IMODE(_key_file(path).stat().st_mode) == 0o600
    text = _key_file(path).read_text()
    assert unlock(path, PASSPHRASE).hex() not in text
    assert PASSPHRASE not in text


@pytest.mark.usefixtures("full_cost")
def test_what_guessing_costs_is_high_unless_a_test_asks_for_less(tmp_path: Path) -> None:
    make_key(tmp_path / "s.store", PASSPHRASE)
    kept = json.loads(_key_file(tmp_path / "s.store").read_text())["passphrase"]
    assert (kept["kdf"], kept["n"]) == ("scrypt", 2**17)
    assert COST == 2**17


def test_the_wrapped_key_is_an_age_file_whose_identity_stays_the_same_for_ever() -> None:
    """As it was first worked out: age itself checks its last letters, and key files of today must open later."""
    how = Salted(2, bytes(16))
    wrapped = wrap(bytes(range(32)), "p", how)
    identity = pyrage.x25519.Identity.from_str("AGE-SECRET-KEY-1" + _SECRET_OF_P)
    assert pyrage.decrypt(wrapped, [identity]) == bytes(range(32))
    assert unwrap(wrapped, "q", how) is None


_SECRET_OF_P = "7FZQ4ACXXNG7VRYA2S8L56XHCM0LQ6NE4LU9WR8U2XL8PQNXCD9SXCASAQ"


def test_a_wrong_passphrase_and_any_damage_to_the_key_file_say_the_same(path: Path) -> None:
    with pytest.raises(StoreUnusable) as wrong:
        unlock(path, PASSPHRASE + "!")
    whole = _key_file(path).read_bytes()
    said = set()
    for at in range(0, len(whole), 7):
        changed = bytearray(whole)
        changed[at] ^= 0x11
        _key_file(path).write_bytes(changed)
        try:
            unlock(path, PASSPHRASE)
        except StoreUnusable as problem:
            said.add(str(problem))
        else:
            pytest.fail(f"{whole[at : at + 1]!r} at {at} can be changed and nobody notices")
    for text in (b"", b"{}", b"[]", b"null", b"\xff", whole[:-40]):
        _key_file(path).write_bytes(text)
        with pytest.raises(StoreUnusable) as damaged:
            unlock(path, PASSPHRASE)
        said.add(str(damaged.value))
    assert said == {str(wrong.value)}
    assert "passphrase is wrong, or the file is damaged" in str(wrong.value)


def test_a_recipient_put_in_by_somebody_else_is_noticed(path: Path) -> None:
    document = json.loads(_key_file(path).read_text())
    document["recovery"][0]["recipient"] = str(pyrage.x25519.Identity.generate().to_public())
    _key_file(path).write_text(json.dumps(document))
    with pytest.raises(StoreUnusable, match="damaged"):
        unlock(path, PASSPHRASE)


def test_a_key_file_that_would_take_all_memory_is_refused(path: Path) -> None:
    document = json.loads(_key_file(path).read_text())
    document["passphrase"]["n"] = MOST_COST * 2
    _key_file(path).write_text(json.dumps(document))
    with pytest.raises(StoreUnusable, match="damaged"):
        unlock(path, PASSPHRASE)


def test_a_missing_key_file_is_named(path: Path) -> None:
    _key_file(path).unlink()
    with pytest.raises(StoreUnusable, match=r"key file s\.store\.key is missing"):
        unlock(path, PASSPHRASE)


def test_a_key_file_is_never_written_over(path: Path) -> None:
    before = _key_file(path).read_bytes()
    with pytest.raises(StoreUnusable, match=r"s\.store\.key exists already"):
        make_key(path, PASSPHRASE, cost=LEAST_COST)
    assert _key_file(path).read_bytes() == before


def test_a_new_passphrase_opens_the_same_key_and_that_of_the_backups_and_the_old_one_none(
    path: Path, identity: pyrage.x25519.Identity
) -> None:
    key = unlock(path, PASSPHRASE)
    folder = path.with_name("s.store.backups")
    folder.mkdir()
    shutil.copy(_key_file(path), folder / "copy.store.key")
    make_key(folder / "other.store", "of another store", cost=LEAST_COST)
    set_passphrase(path, key, "eight wet larks", cost=LEAST_COST)
    for store in (path, folder / "copy.store"):
        assert unlock(store, "eight wet larks") == key
        assert recovered(store, str(identity))[0] == key
        with pytest.raises(StoreUnusable):
            unlock(store, PASSPHRASE)
    unlock(folder / "other.store", "of another store")


def test_another_recovery_key_is_added_beside_the_passphrase_and_the_first(
    path: Path, identity: pyrage.x25519.Identity
) -> None:
    key, second = unlock(path, PASSPHRASE), pyrage.x25519.Identity.generate()
    for _ in range(2):
        add_recovery(path, key, str(second.to_public()))
    assert recipients_of(path, key) == (str(identity.to_public()), str(second.to_public()))
    assert {recovered(path, str(one))[0] for one in (identity, second)} == {unlock(path, PASSPHRASE)} == {key}


def test_only_the_recovery_key_recovers(path: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="not the recovery key"):
        recovered(path, str(pyrage.x25519.Identity.generate()))
    with pytest.raises(BadInput, match="no age secret key"):
        recovered(path, "AGE-SECRET-KEY-1NONSENSE")
    make_key(tmp_path / "none.store", PASSPHRASE, cost=LEAST_COST)
    with pytest.raises(BadInput, match="without a recovery key"):
        recovered(tmp_path / "none.store", str(pyrage.x25519.Identity.generate()))


def test_what_is_no_recipient_makes_no_key(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="not an age recipient"):
        make_key(tmp_path / "s.store", PASSPHRASE, "age1nonsense", cost=LEAST_COST)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("passphrase", ["", "short"])
def test_a_passphrase_that_is_empty_or_short_is_refused(passphrase: str) -> None:
    with pytest.raises(BadInput, match="8 characters"):
        require_passphrase(passphrase)
