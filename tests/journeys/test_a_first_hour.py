"""A person who never saw it: led once, then everything an inspector does, by keys at 80×24 and by mouse at 120×36."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reviewtui.services.alerts import alerts
from reviewtui.services.demo import open_demo
from reviewtui.services.found import CaseFinding
from reviewtui.services.review_sheet import ReviewSheet
from reviewtui.services.reviews import open_review
from reviewtui.services.stores import Store
from reviewtui.services.tour import was_seen
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.dialogs.people import PersonDialog
from reviewtui.tui.review.screen import ReviewScreen
from reviewtui.tui.tour.dialog import TourCard
from tests.journeys.conftest import INSPECTOR
from tests.tui import idle
from tests.tui.conftest import lines, press, settle, shown, type_text

CASE, JOELS = "CTY-03", "WLD-01"
TEN_LINES = tuple(f"Point {number}." for number in range(1, 11))
MOST_UNDONE = 80


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A demo that nobody has opened yet."""
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    idle.watch(monkeypatch)
    store = open_demo()
    yield store
    store.close()


class Person:
    """Whose hand is on the keys alone, or on the mouse wherever there is something to point at."""

    def __init__(self, pilot: Pilot[None], store: Store, *, by_mouse: bool) -> None:
        self.pilot, self._store, self._by_mouse = pilot, store, by_mouse

    async def do(self, words: str, *keys: str, times: int = 1) -> None:
        """Click on the lowest such words in sight, or press keys."""
        if not self._by_mouse:
            await press(self.pilot, *keys)
            return
        found = [(line.index(words), number) for number, line in enumerate(lines(self.pilot)) if words in line]
        assert found, f"{words!r} is not in sight:\n{shown(self.pilot)}"
        await self.pilot.click(offset=found[-1], times=times)
        await settle(self.pilot)
        await settle(self.pilot)

    async def write(self, text: str, *keys: str) -> None:
        """Type a text, and press keys."""
        await type_text(self.pilot, text)
        await press(self.pilot, *keys)

    async def wait_for(self, kind: type) -> None:
        """Wait until such a screen is on top."""
        for _ in range(200):
            if isinstance(self.pilot.app.screen, kind):
                return
            await self.pilot.pause(0.05)
        raise AssertionError(f"{kind.__name__} did not come:\n{shown(self.pilot)}")

    @property
    def review(self) -> ReviewScreen:
        """The review on top."""
        screen = self.pilot.app.screen
        assert isinstance(screen, ReviewScreen), shown(self.pilot)
        return screen

    @property
    def sheet(self) -> ReviewSheet:
        """What the store says of the case."""
        return open_review(self._store, INSPECTOR, CASE)


@pytest.mark.parametrize(("by_mouse", "size"), [(False, (80, 24)), (True, (120, 36))], ids=["keys", "mouse"])
async def test_a_first_hour(demo: Store, by_mouse: bool, size: tuple[int, int]) -> None:
    app = ReviewApp(demo)
    app.has_tour = True
    async with app.run_test(size=size) as pilot:
        person = Person(pilot, demo, by_mouse=by_mouse)
        await is_led(person)
        await finds_joels_file(person)
        await opens_the_case(person)
        before = person.sheet
        await raises_and_closes_an_alert(person, demo)
        await grades_the_case(person, whole=not by_mouse)  # a click is like another: a standard of it by mouse
        await writes_ten_lines(person)
        await corrects_an_event(person)
        await confirms_a_finding(person)
        await adds_a_document(person)
        await undoes_it_all(person, before)


async def is_led(person: Person) -> None:
    await person.wait_for(PersonDialog)
    await settle(person.pilot)
    await person.do(f"{INSPECTOR}        inspector", "end", "enter")
    await person.wait_for(TourCard)
    for _ in range(7):
        await person.do("Enter next", "enter")
    assert was_seen()


async def finds_joels_file(person: Person) -> None:
    await press(person.pilot, "F")
    await person.write("Joel")
    await press(person.pilot, "enter")
    await person.do(f"{JOELS}    The case", "enter", times=2)
    assert person.review.reference == JOELS


async def opens_the_case(person: Person) -> None:
    await press(person.pilot, "C", "/")
    await person.write(CASE, "enter")
    await person.do(f"▸{CASE}", "enter", times=2)
    assert person.review.reference == CASE


async def raises_and_closes_an_alert(person: Person, store: Store) -> None:
    await press(person.pilot, "!")
    await person.do("1 Child at risk", "1")
    await person.write("Back home with the adult named in e23.", "enter")
    assert "No one has been told." in shown(person.pilot)
    await person.do("Enter close", "enter")
    await person.do("OPEN ALERT", "T")
    await person.do(f"{CASE}  Child at risk", "enter")
    for told in ("Ada Duty, social worker", "12 October 2012", "strategy discussion held"):
        await person.write(told, "enter")
    assert [(alert.open, alert.done) for alert in alerts(store, CASE)] == [(False, "strategy discussion held")]


async def grades_the_case(person: Person, *, whole: bool) -> None:
    everything = [state.question.code for state in person.sheet.questions]
    codes = everything if whole else everything[:4]
    for code in codes:
        state = person.review.state
        assert state is not None
        assert state.at == code
        await person.do("  2 ● Good", "2")  # in the legend, not in what the case comes to so far
        if person.review.pane == "writing":  # the cursor is where the answer still needs something
            await person.write("Seen.")
            await person.do("Esc save and leave", "escape")
        if person.review.state is not None and person.review.state.at == code != everything[-1]:
            await press(person.pilot, "right")
    assert [state.question.code for state in person.sheet.questions if state.answer == "good"] == codes
    if whole:
        assert f"{len(codes)} of {len(codes)}" in " ".join(shown(person.pilot).replace("/", " of ").split())


async def writes_ten_lines(person: Person) -> None:
    await person.do("r rationale", "r")
    await person.do("F5 more room", "f5")
    for line in TEN_LINES:
        await person.write(line, "enter")
    assert "20 words" in shown(person.pilot)
    assert all(line in shown(person.pilot) for line in TEN_LINES)
    await person.do("Esc save and leave", "escape")
    at = person.review.state.at if person.review.state is not None else ""
    written = next(state for state in person.sheet.questions if state.question.code == at).judged
    assert written is not None
    assert written.rationale.endswith("\n".join(TEN_LINES))


async def corrects_an_event(person: Person) -> None:
    chronology = person.review.panes.chronology
    await person.do("Chronology ", "g")
    await press(person.pilot, "g", "down")
    corrected = getattr(chronology.line, "id", "")
    await press(person.pilot, "E")
    await person.write(" As the letter says.", "enter")
    await person.write("the letter was found", "enter")
    (event,) = [event for event in person.sheet.chronology if event.id == corrected]
    assert event.text.endswith(" As the letter says.")


async def confirms_a_finding(person: Person) -> None:
    chronology = person.review.panes.chronology
    await press(person.pilot, "g")
    for _ in range(40):
        await press(person.pilot, "down")
        if isinstance(chronology.line, CaseFinding):
            break
    assert isinstance(chronology.line, CaseFinding)
    await person.do("Enter decide", "enter")
    await person.do("1 Confirm", "1")
    assert "confirmed" in [finding.decision for finding in person.sheet.findings]


async def adds_a_document(person: Person) -> None:
    documents = len(person.sheet.documents)
    await press(person.pilot, "d", "a")
    await person.write("police custody record, 12/3/2007, 8 pages", "enter")
    assert len(person.sheet.documents) == documents + 1


async def undoes_it_all(person: Person, before: ReviewSheet) -> None:
    await press(person.pilot, "d")
    for _ in range(MOST_UNDONE):
        await press(person.pilot, "u")
        sheet = person.sheet
        if not any(state.judged for state in sheet.questions) and sheet.chronology == before.chronology:
            break
    assert sheet.questions == before.questions
    assert (sheet.chronology, sheet.documents, sheet.findings) == (before.chronology, before.documents, before.findings)
