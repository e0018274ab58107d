"""Keys of one's own work, and are shown instead of the program's."""

import ast
import re
from pathlib import Path

import pytest

import reviewtui.tui
from reviewtui.services.people.stage import Stage
from reviewtui.services.preferences.config import parse
from reviewtui.services.store.stores import Store
from reviewtui.tui.actions import CONTEXTS, NAMED
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.cases.screen import CasesScreen
from reviewtui.tui.palette.dialog import Palette
from reviewtui.tui.review.saving import only_here
from reviewtui.tui.review.telling import closed_in_words, signed_off_in_words
from reviewtui.tui.summary.screen import SummaryScreen
from tests.test_words import texts_in
from tests.tui.conftest import press, settle, shown, type_text
from tests.tui.small import INSPECTOR

TUI = Path(reviewtui.tui.__file__).parent


def with_config(store: Store, text: str) -> ReviewApp:
    """The app with such a settings file."""
    app = ReviewApp(store, person=INSPECTOR)
    app.take_config(parse(text))
    return app


async def test_an_own_key_does_what_the_old_one_did_and_the_old_one_nothing(small_store: Store) -> None:
    keys = '"everywhere.go_summary" = ["ctrl+g", "comma"]\n"everywhere.quit" = ["Z", "%"]\n'
    app = with_config(small_store, f"[keys]\n{keys}")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "S")
        assert isinstance(app.screen, CasesScreen)
        await press(pilot, "ctrl+g")
        assert isinstance(app.screen, SummaryScreen)
        await press(pilot, "q", "comma")
        assert isinstance(app.screen, SummaryScreen)
        await pilot.resize_terminal(50, 10)
        await press(pilot, "ctrl+q", "Q", "ctrl+c")
        assert "but Z quits." in shown(pilot)
        assert app.return_code is None
        await press(pilot, "%")
    assert app.return_code == 0


async def test_footer_help_and_palette_show_it(small_store: Store) -> None:
    app = with_config(small_store, '[keys]\n"cases.filter" = ["f5"]\n')
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "F5 search" in shown(pilot)
        await press(pilot, ":")
        assert isinstance(app.screen, Palette)
        await type_text(pilot, "search")
        assert "F5   " in shown(pilot)
        await press(pilot, "escape", "?")
        assert "F5   " in shown(pilot)


async def test_a_sentence_names_the_keys_as_they_are_now(small_store: Store) -> None:
    stage = Stage("submitted", INSPECTOR, "2026-05-12T14:32:07Z", None)
    with_config(
        small_store, '[keys]\n"everywhere.team" = ["ctrl+g"]\n"team.reopen" = ["z"]\n"everywhere.hand_in" = ["f12"]\n'
    )
    said = closed_in_words("NOR-01", stage), only_here(1, "")
    ReviewApp(small_store, person=INSPECTOR)
    assert said == (
        f"NOR-01 was submitted by {INSPECTOR}. To change it, press ctrl+g, then z.",
        "Only on this laptop: 1 entry. Press F12 to hand in.",
    )
    assert closed_in_words("NOR-01", stage).endswith("To change it, press M, then o.")
    assert signed_off_in_words("today").endswith("To change it, press M, then i.")


async def test_a_faulty_line_is_said_in_the_window_and_the_rest_is_used(small_store: Store) -> None:
    app = with_config(small_store, 'tehme = "dark"\n[keys]\n"cases.filter" = ["f5"]\n"cases.ad" = "a"\n')
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        text = " ".join(shown(pilot).split())
        assert "config.toml, line 1: “tehme” is not a setting." in text
        assert "1 more. `reviewtui config` lists them." in text
        assert "F5 search" in text


async def test_another_window_without_the_file_has_the_keys_of_the_program(small_store: Store) -> None:
    with_config(small_store, '[keys]\n"cases.filter" = ["f5"]\n')
    app = ReviewApp(small_store, person=INSPECTOR)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "/ search" in shown(pilot)


async def test_sentences_and_headings_name_ones_own_keys(small_store: Store) -> None:
    keys = {
        "review.rationale": "ctrl+g",
        "review.sources": "f11",
        "review.find": "f12",
        "review.documents": "ctrl+d",
        "everywhere.help": "ctrl+y",
        "everywhere.told": "ctrl+t",
        "cases.clear": "ctrl+l",
        "everywhere.leave": "ctrl+n",
        "review.leave": "ctrl+n",
        "dialog.cancel": "ctrl+n",
    }
    app = with_config(small_store, "[keys]\n" + "".join(f'"{name}" = "{key}"\n' for name, key in keys.items()))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert "ctrl+t record who was told" in shown(pilot)
        await press(pilot, "/", "z", "z")
        assert "Enter or ctrl+n back to the list  ctrl+n again shows all  ctrl+y all keys" in shown(pilot)
        await press(pilot, "enter")
        assert "Press ctrl+l to clear the filter." in shown(pilot)
        await press(pilot, "ctrl+l", "R")
        for words in ("ctrl+g write", "F11 add", "F12 search", "ctrl+y all keys"):
            assert words in shown(pilot)
        await press(pilot, "full_stop")
        assert "Press ctrl+d to show them." in shown(pilot)
        await press(pilot, "w", "w", "h", "y")
        assert "Enter save  ctrl+n close, keep the text  ctrl+y all keys" in shown(pilot)
        await press(pilot, "ctrl+n")
        assert "What you typed is kept: w shows it again." in shown(pilot)
        await press(pilot, "!")
        assert "Enter raise alert  ctrl+n close, keep the text" in shown(pilot)


KEY = re.compile(r"(?:^|  |[.;:,·|(] |[Pp]ress |\bor |then )(?:Esc|Space|Tab|F\d+|[B-HJ-Zb-z\]\[?])(?= [a-z]|[.,;:]|$)")
"""A key that stands in a text as a word of its own; Enter ends what is typed, whatever a person's keys are."""


NO_KEYS = ("is not a key. Examples:", "✓ confirmed  ? to decide")
"""Texts that name no key to press: examples of keys, and what marks mean."""


@pytest.mark.parametrize("folder", ["tui", "services", "report", "entries"])
def test_no_text_names_a_key_that_a_person_may_have_changed(folder: str) -> None:
    texts = [(place, re.sub(r"\{[a-z_.]*\}", "…", text)) for place, text in texts_in(folder) if "SELECT" not in text]
    named = {f"{place}: {text}" for place, text in texts if " " in text.strip() and KEY.search(text)}
    assert {each for each in named if not any(words in each for words in NO_KEYS)} == set()
    assert KEY.search("u undoes it")
    assert KEY.search("Two more: ] goes there.")
    assert KEY.search("Enter save  Esc cancel")


def test_every_key_that_a_sentence_names_is_an_actions() -> None:
    nodes = (node for path in TUI.rglob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    texts = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    found = {name for text in texts for name in NAMED.findall(text)}
    assert len(found) > 20
    assert found <= {action.id for context in CONTEXTS.values() for action in context.actions}
