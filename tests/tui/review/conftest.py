"""The review of a case of the sample inspection under a pilot: real store, real screen, no terminal."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing, contextmanager
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2
from textual.pilot import Pilot

from reviewtui.services.reviewing.review_sheet import QuestionState, ReviewSheet
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.store.stores import Store, open_store
from reviewtui.tui.app import ReviewApp
from reviewtui.tui.messages import OpenReview
from reviewtui.tui.review.panes.text_view import TextView
from reviewtui.tui.review.screen import ReviewScreen
from reviewtui.tui.review.view import Pane
from tests.tui.conftest import settle
from tests.tui.review import frameworks

WHO = "Daniel Okafor"
StoreOn = Callable[..., Store]
Review = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def store(sample_store: Path) -> Iterator[Store]:
    """The sample inspection in an open store of this test's own."""
    store = open_store(sample_store)
    yield store
    store.close()


@pytest.fixture
def store_on(tmp_path: Path) -> Iterator[StoreOn]:
    """`store_on("cfsr-osri")`: a store with two untouched cases, A-01 and A-02, asked with a shipped framework.

    `changes` are pairs of words in the framework's text and what they become.
    """
    opened: list[Store] = []

    def made(code: str, *changes: tuple[str, str]) -> Store:
        opened.append(frameworks.make(tmp_path / f"{len(opened)}.store", code, changes))
        return opened[-1]

    yield made
    for store in opened:
        store.close()


@pytest.fixture
def review(store: Store) -> Review:
    """`async with review("NOR-03") as pilot`: the review of a case, read and painted."""

    @asynccontextmanager
    async def opened(case: str, *, size: tuple[int, int] = (80, 24), on: Store = store) -> AsyncIterator[Pilot[None]]:
        app = ReviewApp(on, person=WHO)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            app.open_review(OpenReview(case))
            await settle(pilot)
            yield pilot

    return opened


def screen_of(pilot: Pilot[None]) -> ReviewScreen:
    """The review screen, wherever it stands in the stack."""
    return next(screen for screen in reversed(pilot.app.screen_stack) if isinstance(screen, ReviewScreen))


def at(pilot: Pilot[None]) -> str:
    """Code of the question at hand."""
    state_at_hand = screen_of(pilot).state
    assert state_at_hand is not None
    return state_at_hand.at


def focused(pilot: Pilot[None]) -> str | None:
    """Name of the pane the keys go to."""
    return screen_of(pilot).pane


def told(pilot: Pilot[None], pane: str) -> str:
    """Everything there is to read in a pane that holds a text, however far it is scrolled."""
    text = screen_of(pilot).panes.pane_of(Pane(pane)).inner
    assert isinstance(text, TextView)
    return " ".join(" ".join(strip.text for strip in text.wrapped(1000)).split())


def sheet(store: Store, case: str, who: str = WHO) -> ReviewSheet:
    """What the store says of a case."""
    return open_review(store, who, case)


def state(store: Store, case: str, question: str) -> QuestionState:
    """What the store says of one question."""
    return next(each for each in sheet(store, case).questions if each.question.code == question)


@contextmanager
def refusing_entries(store: Store) -> Iterator[None]:
    """While it lasts, the store takes no entry."""
    with closing(dbapi2.connect(str(store.path))) as connection:
        connection.execute("CREATE TRIGGER refuse BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'no room'); END")
        connection.commit()
        yield
        connection.execute("DROP TRIGGER refuse")
        connection.commit()
