"""A passphrase typed in a real terminal: nothing of it is shown, and what it opens is said."""

import os
import signal
from pathlib import Path

import pexpect
import pytest

from tests.journeys.window import PROGRAM

PASSPHRASE = "seven dry herons"
PATIENCE = 60

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")


def typed(folder: Path, arguments: list[str], *answers: tuple[str, str]) -> tuple[int, str]:
    """The exit code of a verb and all that came to its terminal; each answer is typed once its question is there."""
    environment = {**os.environ, "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    child = pexpect.spawn(PROGRAM, arguments, env=environment, cwd=str(folder), timeout=PATIENCE, encoding="utf-8")
    said = ""
    for question, answer in answers:
        child.expect_exact(question)
        said += child.before + question
        child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus if child.exitstatus is not None else -int(child.signalstatus), said + child.before


def test_a_store_is_made_and_opened_by_what_is_typed_and_never_shown(tmp_path: Path) -> None:
    asked = ("New passphrase: ", PASSPHRASE), ("The same again: ", PASSPHRASE)
    code, said = typed(tmp_path, ["new", "s.store"], *asked)
    assert (code, PASSPHRASE in said) == (0, False)
    assert "Strength: Strong." in said
    assert "nobody can open this store" in said
    code, said = typed(tmp_path, ["--store", "s.store", "check"], ("Passphrase of s.store: ", PASSPHRASE))
    assert (code, PASSPHRASE in said) == (0, False)
    code, said = typed(tmp_path, ["--store", "s.store", "check"], ("Passphrase of s.store: ", "another one"))
    assert (code, "passphrase is wrong, or the file is damaged" in said) == (4, True)
    code, said = typed(
        tmp_path, ["--store", "s.store", "export", "out.json"],
        ("Passphrase of s.store: ", PASSPHRASE), ("Export it without encryption? [y/N]: ", "n"),
    )  # fmt: skip
    assert (code, "Nothing was exported." in said) == (2, True)
    assert not (tmp_path / "out.json").exists()


def test_two_that_differ_make_nothing(tmp_path: Path) -> None:
    asked = ("New passphrase: ", PASSPHRASE), ("The same again: ", "another one")
    code, said = typed(tmp_path, ["new", "s.store"], *asked)
    assert (code, "The two passphrases differ" in said) == (3, True)
    assert not list(tmp_path.glob("s.store*"))


def test_somebody_who_breaks_off_is_not_told_of_a_fault(tmp_path: Path) -> None:
    child = pexpect.spawn(PROGRAM, ["new", "s.store"], cwd=str(tmp_path), timeout=PATIENCE)
    child.expect_exact("New passphrase: ")
    child.kill(signal.SIGINT)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
