"""The chain: sealed entries verify, and every change shows."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtui.entries.canonical import canonical_text, sha256
from reviewtui.entries.chain import (
    LINK,
    Breach,
    chain_faults,
    content_hash,
    header_hash,
    sealed,
    withheld_where_all_holds,
)
from tests.entries.records import chain, draft, whole_records, withheld


def breaches(entries):
    return [(fault.sequence, fault.breach) for fault in chain_faults(entries)]


@given(whole_records(), st.data())
def test_a_sealed_record_has_no_fault_in_any_order_and_with_any_content_withheld(record, data):
    shuffled = data.draw(st.permutations(record))
    hidden = [withheld(entry) if data.draw(st.booleans()) else entry for entry in shuffled]
    assert chain_faults(hidden) == ()


@given(whole_records(), st.data())
def test_the_look_at_all_at_once_finds_a_record_sound_exactly_where_each_link_holds(record, data):
    entries = [withheld(entry) if data.draw(st.booleans()) else entry for entry in record]
    if entries and data.draw(st.booleans()):
        place = data.draw(st.integers(0, len(entries) - 1))
        key = data.draw(st.sampled_from([key for key in LINK if key != "device"]))
        value = data.draw(st.sampled_from(VALUES_OF[key]))
        entries[place] = replace(entries[place], **{key: value})
    entries.sort(key=lambda entry: entry.place)
    replaced = {entry.id: list(entry.replaces) for entry in entries if entry.replaces}
    found = withheld_where_all_holds(map(as_read, entries), replaced)
    assert found == (None if chain_faults(entries) else sum(entry.content is None for entry in entries))


VALUES_OF = {
    **dict.fromkeys(("act", "kind", "subject", "previous", "content_hash", "hash", "made_at"), ("undo", "", '"', "é")),
    **dict.fromkeys(("person", "salt", "reason"), (None, "", "Zoë")),
    **dict.fromkeys(("of", "offset", "sequence"), (1, 60, 999)),
    "content": [{}, {"answer": "fair"}],
}


def as_read(entry):
    """An entry as it is read to be held against its hashes."""
    return tuple(
        canonical_text(value) if key == "content" and value is not None else value
        for key, value in ((key, getattr(entry, key)) for key in LINK)
    )


def test_sealing_sorts_what_is_replaced_and_chains_to_the_entry_before():
    first, second = chain({}, {"replaces": ("bela2-2", "anna1-1", "anna1-1")})
    assert first.previous == ""
    assert second.previous == first.hash
    assert second.replaces == ("anna1-1", "bela2-2")
    assert second.hash == header_hash(second)
    assert second.content_hash == content_hash(second.salt, second.reason, second.content)


def test_hashes_stay_as_they_are_from_version_to_version():
    entry = sealed(draft(reason="because", content={"answer": "good", "later": None}), "")
    assert entry.content_hash == content_hash("salt-anna1-1", "because", {"answer": "good"})
    assert entry.content_hash == "83340d141ad28b24be070938911119b487f739c7a0e227614c9e5959583da743"
    assert entry.hash == "3a0df7d58df30470c0668f186bd6129c1e61bc97e278f394f5d590de223716c0"


@given(whole_records(), st.text(st.characters(exclude_categories=("Cs",)), min_size=1), st.none() | st.integers(1, 9))
def test_a_header_is_hashed_in_canonical_form(record, text, of):
    keys = ("act", "content_hash", "device", "kind", "made_at", "of", "offset", "person", "previous", "replaces")
    for entry in record:
        for odd in (replace(entry, person=text, subject=text, of=of), replace(entry, person=None)):
            assert header_hash(odd) == sha256({key: getattr(odd, key) for key in (*keys, "sequence", "subject")})


def test_a_missing_entry_is_a_gap():
    first, _, third = chain({}, {}, {})
    assert breaches([first, third]) == [(3, Breach.GAP)]


def test_a_number_used_twice_is_a_fault():
    first, second = chain({}, {})
    assert breaches([first, second, second]) == [(2, Breach.REPEATED)]


def test_an_entry_that_follows_from_another_is_a_fault():
    first, _ = chain({}, {})
    stray = sealed(draft(sequence=2), "0" * 64)
    assert breaches([first, stray]) == [(2, Breach.PREVIOUS)]


@pytest.mark.parametrize(
    "change",
    [
        {"person": "Someone Else"},
        {"made_at": "2020-01-01T00:00:00Z"},
        {"offset": 0},
        {"kind": "event"},
        {"subject": "C2/first/1.1"},
        {"act": "undo"},
        {"of": 1},
        {"replaces": ("bela2-1",)},
    ],
)
def test_a_changed_header_shows(change):
    (entry,) = chain({})
    assert breaches([replace(entry, **change)]) == [(1, Breach.HEADER)]


@pytest.mark.parametrize(
    "change", [{"content": {"answer": "bad"}}, {"salt": "other"}, {"reason": "other"}, {"content": {"answer": 0.5}}]
)
def test_a_changed_content_shows(change):
    (entry,) = chain({})
    assert breaches([replace(entry, **change)]) == [(1, Breach.CONTENT)]


def test_a_fault_names_the_entry():
    (entry,) = chain({})
    (fault,) = chain_faults([replace(entry, salt="other")])
    assert fault.text == "Entry anna1-1 cannot be trusted: its content was changed after it was made."
