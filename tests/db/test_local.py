"""What stays on this laptop."""

from db import local
from db.values import Access, Draft, Place

PLACES = (
    Place("Ann", "C1", "1.1", "2026-05-12T14:00:00Z"),
    Place("Ann", "C2", "2.1", "2026-05-12T15:00:00Z"),
    Place("Bea", "C1", "3.1", "2026-05-12T16:00:00Z"),
)


def test_a_setting_is_kept_changed_and_forgotten(store):
    for value in ("Ann", "Bea", None):
        with store.write() as writing:
            local.set_setting(writing, "acting", value)
        with store.read() as connection:
            assert local.setting(connection, "acting") == value


def test_each_person_is_found_where_they_left_off(store):
    with store.write() as writing:
        for place in (*PLACES, Place("Ann", "C1", "1.2", "2026-05-12T17:00:00Z")):
            local.keep_place(writing, place)
    with store.read() as connection:
        assert [place.question for place in local.places(connection, "Ann")] == ["1.2", "2.1"]
        assert local.place(connection, "Bea", "C1") == PLACES[2]
        assert local.place(connection, "Bea", "C2") is None


def test_a_draft_is_kept_until_it_is_dropped(store):
    with store.write() as writing:
        for text in ("The social", "The social worker"):
            local.keep_draft(writing, "Ann", "C1/first/1.1", text, "2026-05-12T14:00:00Z")
        local.keep_draft(writing, "Bea", "C1/first/1.1", "Hers", "2026-05-12T14:00:00Z")
    kept = Draft("Ann", "C1/first/1.1", "The social worker", "2026-05-12T14:00:00Z")
    with store.read() as connection:
        assert local.drafts(connection, "Ann") == (kept,)
    with store.write() as writing:
        local.drop_draft(writing, "Ann", "C1/first/1.1")
    with store.read() as connection:
        assert local.drafts(connection, "Ann") == ()
        assert len(local.drafts(connection, "Bea")) == 1


def test_the_access_log_shows_the_latest_first(store):
    notes = [Access(f"2026-05-1{day}T14:00:00Z", "Ann", "opened", f"C{day}") for day in range(3)]
    with store.write() as writing:
        for note in notes:
            local.log_access(writing, note.at, note.person, note.what, note.subject)
    with store.read() as connection:
        assert local.accesses(connection, 2) == (notes[2], notes[1])
