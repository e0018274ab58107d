"""Case text that would act on a terminal arrives as visible marks; raw come only the program's own sequences."""

import json
import re
from pathlib import Path

from tests.conftest import Run
from tests.journeys.conftest import INSPECTOR, Open, Place
from tests.journeys.review import at, open_review
from tests.journeys.window import Window

ESC, BEL, CSI, OVERRIDE, ISOLATE = "\u001b", "\u0007", "\u009b", "\u202e", "\u2066"
NASTY = f"{ESC}]0;pwned{BEL} {ESC}[2J {CSI}31m {OVERRIDE}desrever{ISOLATE} [/] [REDACTED] [b]loud[/b] [@click=bell]x[/]"
MARKED = "␛]0;pwned␇ ␛[2J ⟨U+009B⟩31m ⟨U+202E⟩desrever⟨U+2066⟩ [/] [REDACTED] [b]loud[/b] [@click=bell]x[/]"
VERBS = ("cases", "history", "history --json", "alert list", "export -", "review NOR-1 --plain")
HARMLESS = "A narrative like any other, of about the same length, with nothing in it that could act on a terminal."
SEQUENCE = re.compile(rb"\x1b(\[[0-9;:<=>?]*[ -/]*[@-~]|[\]P^_X][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-~])")
UNSEEN = re.compile(
    "[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufffd]"
)


def test_nothing_in_a_case_acts_on_the_terminal(
    open_window: Open, run: Run, environment: dict[str, str], tmp_path: Path
) -> None:
    nasty = looked_through(open_window, one_case(run, Place(environment, tmp_path / "a.store"), NASTY), MARKED)
    harmless = looked_through(open_window, one_case(run, Place(environment, tmp_path / "b.store"), HARMLESS), HARMLESS)
    assert kinds(nasty.raw) <= kinds(harmless.raw), "a sequence that the program itself never sends"
    text = SEQUENCE.sub(b"", nasty.raw).decode("utf-8")
    assert not UNSEEN.findall(text)
    assert text.count("pwned") == text.count("␛]0;pwned") > 5


def test_nothing_in_a_case_acts_on_the_terminal_from_a_verb(
    open_window: Open, run: Run, environment: dict[str, str], tmp_path: Path
) -> None:
    place = one_case(run, Place(environment, tmp_path / "a.store"), NASTY)
    for verb in VERBS:
        window = open_window("--store", place.store, "--as", INSPECTOR, *verb.split())
        if "--plain" in verb:
            window.wait_for_more("or ? >")
            window.type("/\rp\re\rq\r")
        assert window.wait_for_end() == 0, verb
        assert kinds(window.raw) <= {b"\x1b[m"}, verb
        assert not UNSEEN.findall(SEQUENCE.sub(b"", window.raw).decode("utf-8")), verb


def looked_through(open_window: Open, place: Place, words: str) -> Window:
    """A window that has shown every screen with case text."""
    window = open_review(open_window, place, "NOR-1", "1.1")
    window.wait_for("OPEN ALERT")
    window.wait_for(words.split()[0])
    for key, then in (
        ("down", "Chronology 1/1"), ("enter", "━ 2010"), ("escape", "━ Chronology"), ("z", "2● Good"),
        ("L", "alert, conduct: raised"), ("enter", "What was written"),
    ):  # fmt: skip
        window.press(key)
        window.wait_for(then)
    window.press("escape")
    window.wait_until_gone("What was written")
    window.press("q")
    window.wait_for(at("1.1"))
    assert " ".join(words.split()[:2]) in " ".join(window.text.split())
    return window


def one_case(run: Run, place: Place, words: str) -> Place:
    """A store with one case that says `words` wherever a file may say anything."""
    store = place.store
    run(
        "new", store, "--plain", "--title", "One case", "--site", "NOR=North", "--lead", "Ada Lead",
        "--inspector", INSPECTOR,
    )  # fmt: skip
    case = {
        "format": "reviewtui/case", "format_version": 1, "reference": "NOR-1", "site": "NOR",
        "characteristics": {"ethnicity": words}, "disposal": words, "case_manager": words, "narrative": words,
        "documents": [{"id": "d1", "agency": "police", "title": words, "pages": 9}],
        "events": [{"agency": "police", "type": "referral", "date": "2010", "document": "d1", "text": words}],
    }  # fmt: skip
    file = store.with_suffix(".json")
    file.write_text(json.dumps(case), "utf-8")
    for verb in (
        ["import", file],
        ["judge", "NOR-1", "1.1", "inadequate", "--rationale", words, "--evidence", "e1"],
        ["alert", "raise", "NOR-1", "conduct", words],
    ):
        assert run(*verb, store=store, person=INSPECTOR).code == 0
    return place


def kinds(raw: bytes) -> set[bytes]:
    """The escape sequences that came, whatever their numbers; those that carry text are taken whole."""
    found = {match[0] for match in SEQUENCE.finditer(raw)}
    return {each if each.startswith(b"\x1b]") else re.sub(rb"[0-9;]+", b"", each) for each in found}
