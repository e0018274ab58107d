"""Laws of amendments, whatever changed: what the file says stands, once is enough, and a preview says it all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from db.store import Store
from reviewtui.services.import_.imported import Imported
from reviewtui.services.import_.importing import import_paths
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.store.stores import create

from ..conftest import INSPECTION, INSPECTOR, case_file, put

EVENTS = st.fixed_dictionaries(
    {
        "agency": st.sampled_from(["police", "school"]),
        "type": st.sampled_from(["referral", "concern", "contact"]),
        "date": st.sampled_from(["2010", "2011-03", "2011-03-02"]),
    },
    optional={
        "text": st.sampled_from(["One.", "Two.", "Three."]),
        "until": st.sampled_from([None, "2012"]),
        "page": st.integers(1, 3),
    },
)
FILES = st.lists(EVENTS, max_size=6)


@contextmanager
def store_with(events: list[dict[str, Any]]) -> Iterator[tuple[Store, Path]]:
    with TemporaryDirectory() as folder:
        room = Path(folder)
        store = create(room / "laws.store", plain=True)
        try:
            import_paths(store, [put(room / "inspection.json", INSPECTION), put(room / "case.json", file_of(events))])
            yield store, room
        finally:
            store.close()


def file_of(events: list[dict[str, Any]]) -> dict[str, Any]:
    return case_file("NOR-1", events=events)


def come(store: Store, room: Path, events: list[dict[str, Any]], *, preview: bool = False) -> Imported:
    return import_paths(store, [put(room / "case.json", file_of(events))], preview=preview)


def says(event: Any, line: dict[str, Any]) -> bool:
    """Whether an event says all that a line of a file says."""
    content = {**event.content(), **({"until": None} if event.open else {})}
    return all(key in content and content[key] == value for key, value in line.items())


@settings(max_examples=40, deadline=None)
@given(FILES, FILES, FILES)
def test_every_event_of_the_file_stands_and_the_same_file_again_brings_nothing(
    first: list[dict[str, Any]], second: list[dict[str, Any]], third: list[dict[str, Any]]
) -> None:
    with store_with(first) as (store, room):
        for events in (second, third):
            seen = come(store, room, events, preview=True)
            done = come(store, room, events)
            assert seen.lines[len(seen.new_cases) :] == done.lines
            standing = open_review(store, INSPECTOR, "NOR-1").chronology
            assert all(any(says(event, line) for event in standing) for line in events)
            assert come(store, room, events).entries == 0
            left_out = sum(each.act == "kept" and not each.fields for each in done.amendments)
            assert len(standing) == len(events) + left_out


@settings(max_examples=40, deadline=None)
@given(FILES.filter(bool), st.data())
def test_the_order_of_a_file_means_nothing(events: list[dict[str, Any]], data: st.DataObject) -> None:
    with store_with(events) as (store, room):
        assert come(store, room, data.draw(st.permutations(events))).entries == 0
