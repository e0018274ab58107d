"""Hostile words in every field, on every screen: no byte of theirs acts, and every bracket is as it was written."""

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.journeys.conftest import INSPECTOR, Open, Place
from tests.journeys.window import Window

ESC, BEL, ST, CSI, DCS, DELETE = "\x1b", "\x07", "\x1b\\", "\x9b", "\x90", "\x7f"
OVERRIDE, ISOLATE = "\u202e", "\u2066"
PIECES = (
    "[31337z",  # after a text that ends with ESC it would be a sequence
    f"{ESC}[31337z", f"{CSI}31337z",
    "[REDACTED]", "[/]", "[@click=app.quit]go[/]", "[b]loud[/b]",
    f"{ESC}]0;pwned{BEL}", f"{ESC}]8;;https://pwned{ST}link{ESC}]8;;{ST}", f"{ESC}]9;pwned{BEL}",
    f"{ESC}]52;c;cHduZWQ={BEL}",
    f"{DCS}pwned\x9c", f"{ESC}Ppwned{ST}", f"{ESC}_pwned{ST}",
    f"{OVERRIDE}desrever{ISOLATE}", DELETE, "\r", "\b\b",
)  # fmt: skip
SEQUENCE = re.compile(
    rb"\x1b(?:\[(?P<csi>[0-9;:<=>?]*[ -/]*[@-~])|[\]P^_X](?P<string>[^\x07\x1b]*)(?:\x07|\x1b\\)?|[ -/]*[0-~])"
)
UNSEEN = re.compile(
    "[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufffd]"
)
SCREENS = {
    "C": ("/", "f", "o", "a", "?", ":"),
    "S": ("down", "enter", "e", "s", "i", "?"),
    "P": ("down", "enter", "e"),
    "L": ("down", "enter", "f"),
    "f7": ("down", "enter"),
    "f8": ("down", "enter", "enter"),
    "F": (),
    "R": ("down", "r", "v", "w", "d", "o", "t", "e", "p", "z", "a", "f", "!", "?"),
}
"""Each screen by its key, and the keys that open something there; Esc closes it again."""
KEYS = {"f7": "\x1b[18~", "f8": "\x1b[19~"}
QUIET = 0.25
"""Seconds without a byte after which a screen is drawn."""


def words(number: int) -> str:
    """The pieces, in another order in each field, so that each is somewhere where there is room for few; ends with ESC,
    for what begins the next."""
    start = number * 5 % len(PIECES)
    return " ".join((*PIECES[start:], *PIECES[:start])) + ESC


def test_no_screen_lets_a_byte_of_them_act(
    open_window: Open, run: Run, environment: dict[str, str], tmp_path: Path
) -> None:
    place = one_case(run, Place(environment, tmp_path / "hostile.store"))
    window = open_window("--store", place.store, "--as", INSPECTOR)
    window.wait_for("NOR-1")
    for screen, keys in SCREENS.items():
        press(window, screen)
        if screen == "F":
            window.type("pwned")
            window.settle(QUIET)
            press(window, "escape")
        for key in keys:
            press(window, key)
            press(window, "escape")
    press(window, "C")
    window.press("ctrl+q")
    assert window.wait_for_end() == 0
    require_as_written(harmless(window.raw))


def test_no_verb_does(open_window: Open, run: Run, environment: dict[str, str], tmp_path: Path) -> None:
    place, shown = one_case(run, Place(environment, tmp_path / "hostile.store")), ""
    for verb in ("chronology NOR-1", "document NOR-1", "subject NOR-1", "history", "panel show", "summary", "export -"):
        window = open_window("--store", place.store, "--as", INSPECTOR, *verb.split())
        assert window.wait_for_end() == 0, verb
        shown += harmless(window.raw, verb)
    require_as_written(shown)


def press(window: Window, key: str) -> None:
    window.press(KEYS.get(key, key))
    window.settle(QUIET)


def harmless(raw: bytes, where: str = "") -> str:
    """What came without the program's own sequences; fails where any other came."""
    for found in SEQUENCE.finditer(raw):
        assert not (found["csi"] or b"").endswith(b"z"), (where, found[0])
        assert b"pwned" not in (found["string"] or b""), (where, found[0])
        assert not (found["string"] or b"").startswith((b"52;", b"8;", b"9;")), (where, found[0])
    text = SEQUENCE.sub(b"", raw).decode("utf-8")
    assert not UNSEEN.findall(text), where
    return text


def require_as_written(text: str) -> None:
    """Every bracket is as it was written."""
    for written in ("[REDACTED]", "[/]", "[@click=app.quit]go[/]", "[b]loud[/b]", "pwned"):
        assert written in text, written


def one_case(run: Run, place: Place) -> Place:
    """A store whose every field that takes free text is hostile."""
    store, folder = place.store, place.store.with_suffix(".folder")
    folder.mkdir()
    described = {
        "format": "reviewtui/inspection", "format_version": 1,
        "framework": {"code": "hsb-joint-2013", "version": "2"},
        "inspection": {
            "id": "hostile-1", "title": words(1), "fieldwork_from": "2012-10-01", "fieldwork_to": "2012-11-30",
            "sample_method": "purposive",
            "alert_contacts": [{"name": words(2), "role": words(3), "phone": words(4)}],
        },
        "sites": [{"code": "NOR", "name": words(5), "nation": "england", "caseload": 41}],
        "people": [{"name": INSPECTOR, "role": "lead_inspector"}, {"name": words(6), "role": "inspector"}],
    }  # fmt: skip
    case = {
        "format": "reviewtui/case", "format_version": 1, "reference": "NOR-1", "site": "NOR",
        "characteristics": {"ethnicity": words(7), "gender": words(8), "disability": [words(9)]},
        "disposal": words(10), "case_manager": words(11), "narrative": words(12),
        "documents": [{"id": "d1", "agency": "police", "title": words(13), "pages": 9}],
        "events": [
            {"id": "e1", "agency": "police", "type": "referral", "date": "2010-03-01", "document": "d1",
             "text": words(14)},
            {"id": "e2", "agency": "social_care", "type": "referral", "date": "2010-05-02", "text": words(15)},
        ],
    }  # fmt: skip
    for name, document in (("inspection", described), ("NOR-1", case)):
        (folder / f"{name}.json").write_text(json.dumps(document), "utf-8")
    assert run("new", store, "--plain").code == 0
    for verb in (
        ["import", folder],
        ["judge", "NOR-1", "1.1", "inadequate", "--rationale", words(16), "--evidence", "e1"],
        ["judge", "NOR-1", "1.2", "good", "--rationale", words(17), "--evidence", "e2"],
        ["note", "NOR-1", "1.1", words(18)],
        ["absence", "NOR-1", f"plan, 2006: {words(19)}"],
        ["alert", "raise", "NOR-1", "conduct", words(20)],
        ["event", "NOR-1", "e2", "--correct", f"2/5/2010 social care referral {words(21)}", "--reason", words(22)],
    ):
        ran = run(*verb, store=store, person=INSPECTOR)
        assert ran.code == 0, (verb[:3], ran.err)
    return place


@pytest.mark.parametrize("number", range(3))
def test_the_words_hold_all_that_they_are_to_hold(number: int) -> None:
    assert all(piece in words(number) for piece in PIECES)
