"""The list of cases: pages, filters, orders and positions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import entries, queries, standing
from db.caselist import SORTS, all_case_rows, longest_reference, state_counts
from db.store import Store
from tests.db.rows import judgement
from tests.db.rows import standing as stands

ROWS = (
    stands("A1", site="NOR", worst=1, ratings={"1": "requires_improvement"}, inspectors=("Ann", "Siân O'Neil")),
    stands("A2", site="EST", state="started", answered=7, search="a2 estuary straße"),
    stands("A3", site="EST", state="judged", answered=14, worst=3, ratings={"1": "outstanding", "2": "good"}),
    stands("A4", site="NOR", state="started", answered=2, applicable=2, worst=0, ratings={"1": "inadequate"}),
    stands("A5", site="WLD", state="judged", answered=0, applicable=0, worst=2, inspectors=("Annabel",)),
)


@pytest.fixture
def listed(store):
    """A store whose list holds ROWS."""
    with store.write() as writing:
        standing.put(writing, ROWS)
    return store


def refs(store, **asked):
    with store.read() as connection:
        return "".join(reference[1] for reference in queries.case_refs(connection, **asked))


def test_the_longest_reference_is_counted_in_characters(listed, store):
    with listed.read() as connection:
        assert longest_reference(connection) == 2
    with store.write() as writing:
        standing.put(writing, [stands("Ŵ" * 40)])
    with listed.read() as connection:
        assert longest_reference(connection) == 40


def test_rows_come_back_as_they_went_in(listed):
    with listed.read() as connection:
        assert queries.case_page(connection) == (ROWS, 5)
        assert all_case_rows(connection) == ROWS
        assert queries.case_row(connection, "A1") == ROWS[0]
        assert queries.case_row(connection, "B1") is None


@pytest.mark.parametrize(("offset", "limit"), [(0, 2), (2, 2), (4, 2), (5, 2), (9, 2), (0, 5), (0, 6), (3, 6)])
def test_every_page_says_how_many_there_are_in_all(listed, offset, limit):
    with listed.read() as connection:
        page = queries.case_page(connection, offset=offset, limit=limit)
        assert (page.rows, page.total) == (ROWS[offset : offset + limit], 5)
        assert queries.case_page(connection, text="zzz", offset=offset, limit=limit) == ((), 0)


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("limit", [1, 2, 3, 4])
def test_a_narrowed_page_says_how_many_there_are_in_all_whatever_the_order(listed, sort, descending, limit):
    with listed.read() as connection:
        page = queries.case_page(connection, text="a", sort=sort, descending=descending, limit=limit)
        assert page.total == len(queries.case_refs(connection, text="a"))
        assert len(page.rows) == min(limit, page.total)


def test_the_states_are_counted_within_what_is_asked_for(listed):
    with listed.read() as connection:
        assert state_counts(connection) == {"untouched": 1, "started": 2, "judged": 2}
        assert state_counts(connection, site="EST") == {"started": 1, "judged": 1}
        assert state_counts(connection, text="zzz") == {}


def test_of_a_case_that_is_put_again_only_what_differs_is_written(listed):
    changed, written = ROWS[1]._replace(owed=2, ratings={"1": "good"}), []
    with listed.write() as writing:
        writing.connection.set_trace_callback(written.append)
        standing.put(writing, [changed])
        standing.put(writing, [changed])
        writing.connection.set_trace_callback(None)
    assert [one.partition(" SET ")[2] for one in written if one.startswith(("UPDATE", "INSERT"))] == [
        """owed = 2, ratings = '{"1":"good"}' WHERE case_ref = 'A2'"""
    ]
    with listed.read() as connection:
        assert queries.case_row(connection, "A2") == changed


def test_putting_a_case_again_takes_the_place_of_what_it_was(listed):
    with listed.write() as writing:
        standing.put(writing, [stands("A1", owed=2)])
        standing.remove(writing, ["A2", "A3"])
        standing.put(writing, [])
        standing.remove(writing, [])
    with listed.read() as connection:
        assert queries.case_row(connection, "A1").owed == 2
        assert queries.case_refs(connection) == ("A1", "A4", "A5")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "12345"),
        ({"text": ""}, "12345"),
        ({"text": "A3"}, "3"),
        ({"text": "STRASSE"}, ""),
        ({"text": "Estuary STRASSE".casefold()}, ""),
        ({"text": "%"}, ""),
        ({"site": "EST"}, "23"),
        ({"state": "judged"}, "35"),
        ({"rating": "good"}, "3"),
        ({"rating": "requires_improvement"}, "1"),
        ({"rating": "requires-improvement"}, ""),
        ({"rating": "1"}, ""),
        ({"person": "Ann"}, "1"),
        ({"person": "Siân O'Neil"}, "1"),
        ({"site": "EST", "state": "started", "text": "a"}, "2"),
        ({"site": None, "state": None, "rating": None, "person": None, "question_answer": None}, "12345"),
    ],
)
def test_every_part_narrows_and_text_is_taken_as_it_is(listed, asked, found):
    assert refs(listed, **asked) == found


@pytest.mark.parametrize(
    ("sort", "found"),
    [("reference", "12345"), ("site", "23145"), ("state", "12435"), ("progress", "15234"), ("worst", "41532")],
)
def test_it_sorts_by_what_is_asked_and_then_by_reference(listed, sort, found):
    assert refs(listed, sort=sort) == found
    assert refs(listed, sort=sort, descending=True) == ("35142" if sort == "worst" else found[::-1])


def test_a_case_without_a_grade_comes_last_whichever_way_the_grades_run(listed):
    assert refs(listed, sort="worst")[-1] == refs(listed, sort="worst", descending=True)[-1] == "2"
    with listed.read() as connection:
        assert queries.position_of(connection, "A2", sort="worst", descending=True) == 4


def test_an_unknown_order_is_refused(listed):
    with pytest.raises(KeyError):
        refs(listed, sort="mood")


def test_cases_can_be_found_by_their_answer_to_a_question(listed):
    with listed.write() as writing:
        entries.append_many(writing, [judgement(1, "good", case="A1"), judgement(2, "inadequate", case="A2")])
    assert refs(listed, question_answer=("1.1", "good")) == "1"
    assert refs(listed, question_answer=("1.1", "")) == "345"
    assert refs(listed, question_answer=("9.9", "")) == "12345"


@given(
    sort=st.sampled_from(sorted(SORTS)),
    descending=st.booleans(),
    site=st.none() | st.sampled_from(("NOR", "EST")),
    limit=st.integers(1, 4),
)
@settings(deadline=None, max_examples=30)
def test_pages_and_positions_agree_with_the_whole_list(listed_once, sort, descending, site, limit):
    with listed_once.read() as connection:
        asked = {"sort": sort, "descending": descending, "site": site}
        whole = queries.case_refs(connection, **asked)
        paged = [
            row.case_ref
            for offset in range(0, len(whole), limit)
            for row in queries.case_page(connection, offset=offset, limit=limit, **asked).rows
        ]
        assert tuple(paged) == whole
        for row in ROWS:
            position = queries.position_of(connection, row.case_ref, **asked)
            assert position == (whole.index(row.case_ref) if row.case_ref in whole else None)


@pytest.fixture(scope="module")
def listed_once(tmp_path_factory):
    """A store for tests that only read."""
    store = Store.create(tmp_path_factory.mktemp("list") / "s.store")
    with store.write() as writing:
        standing.put(writing, ROWS)
    yield store
    store.close()


@pytest.mark.parametrize("sort", sorted(set(SORTS) - {"missing"}))
def test_a_page_in_any_order_is_read_along_an_index(listed, sort):
    with listed.read() as connection:
        plan = connection.execute(
            f"EXPLAIN QUERY PLAN SELECT * FROM case_standing ORDER BY {SORTS[sort]}, case_ref LIMIT 20 OFFSET 90000"
        ).fetchall()
    assert len(plan) == 1
    assert "USING INDEX" in plan[0][3]
