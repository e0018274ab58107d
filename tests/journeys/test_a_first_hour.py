"""A person who never saw it: led once, then everything an inspector does, by keys at 80×24 and by mouse at 120×36."""

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from textual.pilot import Pilot

from reviewtui.services.demo import open_demo
from reviewtui.services.judging.alerts import alerts
from reviewtui.services.preferences.tour import was_seen
from reviewtui.services.reviewing.review_sheet import ReviewSheet
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.store.stores import Store
from reviewtui.tui.app import ReviewApp
from tests.journeys.conftest import INSPECTOR, Open
from tests.journeys.window import PATIENCE, Window
from tests.tui import idle, painting
from tests.tui.conftest import lines, press, settle, shown, type_text

CASE, JOELS = "CTY-03", "WLD-01"
TEN_LINES = tuple(f"Point {number}." for number in range(1, 11))
MOST_UNDONE = 80


@pytest.fixture
def demo(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A demo that nobody has opened yet."""
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", environment[f"XDG_{name}_HOME"])
    store = open_demo()
    yield store
    store.close()


class ByMouse:
    """Whose hand is on the mouse wherever there is something to point at."""

    by_mouse = True

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot

    @property
    def text(self) -> str:
        """What is on the screen."""
        return shown(self.pilot)

    async def do(self, words: str, *keys: str, times: int = 1) -> None:
        """Click on the lowest such words in sight."""
        await self.wait_for(words)
        line, number = [(line, number) for number, line in enumerate(lines(self.pilot)) if words in line][-1]
        await self.pilot.click(offset=(line.index(words), number), times=times)
        await settle(self.pilot)
        await settle(self.pilot)

    async def press(self, *keys: str) -> None:
        """Press keys: nothing in sight does it."""
        await press(self.pilot, *keys)

    async def write(self, text: str, *keys: str) -> None:
        """Type a text, and press keys."""
        await type_text(self.pilot, text)
        await self.press(*keys)

    async def wait_for(self, words: str) -> None:
        """Wait until such words are in sight."""
        await self.until(lambda: words in self.text)

    async def until(self, so: Callable[..., bool], *about: Any) -> None:
        """Wait until something is so."""
        for _ in range(400):
            if so(*about):
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"it did not become so:\n{self.text}")


class ByKeys:
    """Whose hand is on the keys of a terminal."""

    by_mouse = False

    def __init__(self, window: Window) -> None:
        self._window = window

    @property
    def text(self) -> str:
        """What is on the screen."""
        return self._window.text

    async def do(self, words: str, *keys: str, times: int = 1) -> None:
        """Press keys once such words are in sight."""
        await self.wait_for(words)
        await self.press(*keys)

    async def press(self, *keys: str) -> None:
        """Press keys."""
        self._window.press(*keys)

    async def write(self, text: str, *keys: str) -> None:
        """Type a text, and press keys."""
        self._window.type(text)
        await self.press(*keys)

    async def wait_for(self, words: str) -> None:
        """Wait until such words are in sight."""
        self._window.wait_for(words)

    async def until(self, so: Callable[..., bool], *about: Any) -> None:
        """Wait until something is so."""
        end = time.monotonic() + PATIENCE
        while not so(*about):
            self._window.read_or_fail(end, "it did not become so")


Person = ByMouse | ByKeys


async def test_a_first_hour_by_keys(demo: Store, open_window: Open) -> None:
    window = open_window("demo")
    await has_a_first_hour(ByKeys(window), demo)
    window.press("Q")
    assert window.wait_for_end() == 0
    again = open_window("demo")
    again.wait_for(f"You left in the review of {CASE}. Enter goes back there.")
    again.press("enter")
    again.wait_for("0 of 22")


async def test_a_first_hour_by_mouse(demo: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    idle.watch(monkeypatch)
    painting.only_when_looked_at(monkeypatch)
    monkeypatch.setattr(painting, "EVERY_FRAME", False)
    app = ReviewApp(demo)
    app.has_tour = True
    async with app.run_test(size=(120, 36)) as pilot:
        await has_a_first_hour(ByMouse(pilot), demo)


async def has_a_first_hour(person: Person, store: Store) -> None:
    await is_led(person)
    await finds_joels_file(person)
    await opens_the_case(person)
    before = sheet_of(store)
    await raises_and_closes_an_alert(person, store)
    await grades_the_case(person, store)
    await writes_ten_lines(person, store)
    await corrects_an_event(person, store)
    await confirms_a_finding(person, store)
    await adds_a_document(person, store)
    await undoes_it_all(person, store, before)


def sheet_of(store: Store) -> ReviewSheet:
    """What the store says of the case."""
    return open_review(store, INSPECTOR, CASE)


async def is_led(person: Person) -> None:
    await person.do(f"{INSPECTOR}        inspector", "end", "enter")
    for number in range(1, 8):
        await person.wait_for(f"{number} of 7")
        await person.do("Enter next", "enter")
    await person.until(was_seen)


async def finds_joels_file(person: Person) -> None:
    await person.press("F")
    await person.wait_for("Type what to search for")
    await person.write("Joel", "enter")
    await person.do(f"{JOELS}    The case", "enter", times=2)
    await person.wait_for(f" {JOELS} Weald · child 17")


async def opens_the_case(person: Person) -> None:
    await person.press("C", "/")
    await person.wait_for("Enter or Esc back to the list")
    await person.write(CASE, "enter")
    await person.wait_for(f"only “{CASE}”")
    await person.do(f"▸{CASE}", "enter", times=2)
    await person.wait_for(f" {CASE} City · child 17")


async def raises_and_closes_an_alert(person: Person, store: Store) -> None:
    await person.press("!")
    await person.do("1 Child at risk", "1")
    await person.write("Back home with the adult named in e23.", "enter")
    await person.wait_for("No one has been told.")
    await person.do("Enter close", "enter")
    await person.until(lambda: "Enter close" not in person.text)
    await person.do("OPEN ALERT", "T")
    await person.do(f"{CASE}  Child at risk", "enter")
    await person.wait_for("Who was told")
    for told in ("Ada Duty, social worker", "12 October 2012", "strategy discussion held"):
        await person.write(told, "enter")
    told = [(False, "strategy discussion held")]
    await person.until(lambda: [(alert.open, alert.done) for alert in alerts(store, CASE)] == told)


async def grades_the_case(person: Person, store: Store) -> None:
    codes = [state.question.code for state in sheet_of(store).questions]
    for code in codes:
        await person.until(is_at, person, code)
        await person.do("  2 ● Good", "2")  # in the legend, not in what the case comes to so far
        await person.until(has_answered, person, store, code)
        if is_writing(person):  # the cursor is where the answer still needs something
            await person.write("Seen.")
            await person.do("Esc save and leave", "escape")
            await person.until(lambda code: written(store, code) == "Seen." and not is_writing(person), code)
        if is_at(person, code) and code != codes[-1]:
            await person.press("right")
    await person.until(lambda: {state.answer for state in sheet_of(store).questions} == {"good"})
    await person.until(lambda: f"{len(codes)} of {len(codes)}" in " ".join(person.text.replace("/", " of ").split()))


def is_at(person: Person, question: str) -> bool:
    """Whether a question's text stands on the screen."""
    return re.search(rf"(^|│) ?{re.escape(question)} \w", person.text, re.MULTILINE) is not None


def has_answered(person: Person, store: Store, question: str) -> bool:
    """Whether a question was answered and the screen shows what follows: a rationale to write, or another question."""
    state = next(state for state in sheet_of(store).questions if state.question.code == question)
    return state.answer == "good" and (is_writing(person) or not (state.owes_rationale and is_at(person, question)))


def is_writing(person: Person) -> bool:
    """Whether the cursor is in the rationale."""
    return "Esc save and leave" in person.text


def written(store: Store, question: str) -> str:
    """The rationale of a question."""
    judged = next(state.judged for state in sheet_of(store).questions if state.question.code == question)
    return judged.rationale if judged is not None else ""


async def writes_ten_lines(person: Person, store: Store) -> None:
    last = sheet_of(store).questions[-1].question.code
    await person.do("r rationale", "r")
    await person.do("F5 more room", "f5")
    await person.wait_for("F5 less room")
    for line in TEN_LINES:
        await person.write(line, "enter")
    await person.until(lambda: all(line in person.text for line in TEN_LINES))
    await person.do("Esc save and leave", "escape")
    await person.until(lambda: written(store, last).endswith("\n".join(TEN_LINES)))


async def corrects_an_event(person: Person, store: Store) -> None:
    await person.do("Chronology ", "g")
    await person.press("g", "down", "E")
    await person.wait_for("Enter save")
    await person.write(" As the letter says.", "enter")
    await person.wait_for("reason")
    await person.write("the letter was found", "enter")
    await person.until(lambda: sheet_of(store).chronology[0].text.endswith(" As the letter says."))


async def confirms_a_finding(person: Person, store: Store) -> None:
    await person.press("g", "down", "down")
    await person.wait_for("Missed opportunity?")
    await person.do("Enter decide", "enter")
    await person.do("1 Confirm", "1")
    await person.until(lambda: "confirmed" in [finding.decision for finding in sheet_of(store).findings])


async def adds_a_document(person: Person, store: Store) -> None:
    documents = len(sheet_of(store).documents)
    await person.press("d", "a")
    await person.wait_for("Enter save")
    await person.write("police custody record, 12/3/2007, 8 pages", "enter")
    await person.until(lambda: len(sheet_of(store).documents) == documents + 1)


async def undoes_it_all(person: Person, store: Store, before: ReviewSheet) -> None:
    parts = lambda sheet: (sheet.questions, sheet.chronology, sheet.documents, sheet.findings)  # noqa: E731
    await person.press("d")
    for _ in range(MOST_UNDONE):
        now = sheet_of(store)
        if parts(now) == parts(before):
            return
        await person.press("u")
        await person.until(lambda now: sheet_of(store) != now, now)
    raise AssertionError("something is not undone")
