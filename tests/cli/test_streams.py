"""What goes out: exact data, and nothing in it that can act on a terminal; bars and pages only where somebody looks."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from reviewtui.casefile.visible import visible
from reviewtui.cli.streams import prepare_streams, with_escapes
from tests.conftest import Run

pexpect = pytest.importorskip("pexpect")
on_a_terminal = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")


@given(st.text())
def test_a_json_text_with_escapes_is_the_same_data_and_nothing_in_it_is_unseen(text: str) -> None:
    escaped = with_escapes(json.dumps({"text": text}, ensure_ascii=False, indent=1))
    assert json.loads(escaped) == {"text": text}
    assert all(visible(char) == char for char in escaped.replace("\n", ""))


class Terminal(io.TextIOWrapper):
    """A stream with somebody at its end."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("kind", "encoding", "asked", "written"),
    [
        (io.TextIOWrapper, "cp1252", "", "★ Siân ŵ “so”".encode()),
        (io.TextIOWrapper, "cp1252", "cp1252", "* Siân w “so”".encode("cp1252")),
        (io.TextIOWrapper, "utf-8", "", "★ Siân ŵ “so”".encode()),
        (Terminal, "cp1252", "", "* Siân w “so”".encode("cp1252")),
        (Terminal, "cp437", "", '* Siân w "so"'.encode("cp437")),
        (Terminal, "utf-8", "", "★ Siân ŵ “so”".encode()),
    ],
)
def test_a_pipe_speaks_utf_8_and_a_character_that_is_lacking_becomes_letters(
    monkeypatch: pytest.MonkeyPatch, kind: type[io.TextIOWrapper], encoding: str, asked: str, written: bytes
) -> None:
    held = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", kind(held, encoding=encoding, newline=""))
    if asked:
        monkeypatch.setenv("PYTHONIOENCODING", asked)
    else:
        monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    prepare_streams()
    sys.stdout.write("★ Siân ŵ “so”")
    sys.stdout.flush()
    assert held.getvalue() == written


def test_what_is_piped_in_is_utf_8_on_every_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Siân".encode()), encoding="cp1252"))
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    prepare_streams()
    assert sys.stdin.read() == "Siân"


@pytest.mark.parametrize("verb", [["summary"], ["chronology", "NOR-03", "--timeline"]], ids=" ".join)
def test_an_old_character_set_gets_letters_and_never_a_question_mark(sample_store: Path, verb: list[str]) -> None:
    command = [sys.executable, "-c", "from reviewtui.cli import main; main()", "--store", str(sample_store), *verb]
    asked, plain = (
        subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": encoding})
        for encoding in ("utf-8", "cp1252")
    )
    shown, letters = asked.stdout.decode(), plain.stdout.decode("cp1252")
    assert letters != shown
    assert letters.count("?") == shown.count("?")
    assert list(map(len, letters.splitlines())) == list(map(len, shown.splitlines()))


def typed(arguments: list[str], *, width: int = 80, height: int = 24) -> str:
    """What a person sees of a command line on a terminal of their own."""
    command = [sys.executable, "-c", "from reviewtui.cli import main; main()", *arguments]
    child = pexpect.spawn(
        command[0], command[1:], dimensions=(height, width), encoding="utf-8", timeout=30, env=_plain()
    )
    child.expect(pexpect.EOF)
    child.close()
    return str(child.before)


def _plain() -> "os._Environ[str]":
    environment = os.environ.copy()
    environment.update({"TERM": "xterm-256color", "PAGER": "cat", "LESS": "-R"})
    return environment  # type: ignore[return-value]  # pexpect takes any mapping


@on_a_terminal
def test_a_terminal_gets_colour_and_its_own_width(sample_store: Path) -> None:
    seen = typed(["--store", str(sample_store), "summary"], width=120)
    assert "\x1b[" in seen
    assert any(len(line) > 80 for line in seen.splitlines())


@on_a_terminal
def test_colour_is_left_out_on_request(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in typed(["--store", str(sample_store), "summary"])


def test_colour_is_forced_into_a_pipe_on_request(run: Run, sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = run("summary", store=sample_store).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = run("summary", store=sample_store, color=True).out
    assert "\x1b[3" in coloured
    assert [line.rstrip() for line in Text.from_ansi(coloured).plain.splitlines()] == plain.splitlines()
    json.loads(run("summary", "--json", store=sample_store).out)
    monkeypatch.setenv("NO_COLOR", "1")
    assert run("summary", store=sample_store, color=True).out == plain


@on_a_terminal
@pytest.mark.parametrize("arguments", [["summary"], ["--help"]], ids=" ".join)
def test_a_terminal_without_a_size_has_80_columns(sample_store: Path, arguments: list[str]) -> None:
    line = ["--store", str(sample_store), *arguments]
    assert typed(line, width=0, height=0) == typed(line, width=80)


@on_a_terminal
def test_an_import_ends_with_its_sentence_on_the_terminal(tmp_path: Path, sample_folder: Path) -> None:
    store = str(tmp_path / "s.store")
    typed(["new", store, "--plain"])
    seen = typed(["--store", store, "import", str(sample_folder)])
    assert "Imported 24 cases" in seen


@on_a_terminal
def test_an_export_to_a_terminal_escapes_what_is_unseen(sample_store: Path) -> None:
    seen = typed(["--store", str(sample_store), "export", "-"]).replace("\r\n", "\n")
    assert all(visible(char) == char for char in seen.replace("\n", ""))
    told, begins, written = seen.partition("{")
    assert told.startswith("Likely identifiers: ")
    assert json.loads(begins + written)["format"] == "reviewtui/inspection"


@on_a_terminal
def test_a_guide_is_paged_on_a_terminal() -> None:
    assert "The first hour" in typed(["docs", "start"])
