"""What goes out: exact data, and nothing in it that can act on a terminal; bars and pages only where somebody looks."""

import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.casefile.visible import visible
from reviewtui.cli.streams import with_escapes

pexpect = pytest.importorskip("pexpect")
on_a_terminal = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")


@given(st.text())
def test_a_json_text_with_escapes_is_the_same_data_and_nothing_in_it_is_unseen(text: str) -> None:
    escaped = with_escapes(json.dumps({"text": text}, ensure_ascii=False, indent=1))
    assert json.loads(escaped) == {"text": text}
    assert all(visible(char) == char for char in escaped.replace("\n", ""))


def typed(arguments: list[str], *, width: int = 80) -> str:
    """What a person sees of a command line on a terminal of their own."""
    command = [sys.executable, "-c", "from reviewtui.cli import main; main()", *arguments]
    child = pexpect.spawn(command[0], command[1:], dimensions=(24, width), encoding="utf-8", timeout=30, env=_plain())
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


@on_a_terminal
def test_an_import_shows_a_bar_on_the_terminal_and_the_sentence_after_it(tmp_path: Path, sample_folder: Path) -> None:
    store = str(tmp_path / "s.store")
    typed(["new", store, "--plain"])
    seen = typed(["--store", store, "import", str(sample_folder)])
    assert "Reading" in seen
    assert "Imported 24 cases" in seen


@on_a_terminal
def test_an_export_to_a_terminal_escapes_what_is_unseen(sample_store: Path) -> None:
    seen = typed(["--store", str(sample_store), "export", "-"]).replace("\r\n", "\n")
    assert all(visible(char) == char for char in seen.replace("\n", ""))
    assert json.loads(seen)["format"] == "reviewtui/inspection"


@on_a_terminal
def test_a_guide_is_paged_on_a_terminal() -> None:
    assert "The first hour" in typed(["docs", "start"])
