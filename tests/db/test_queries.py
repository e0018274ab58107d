"""Figures and facts straight from the store."""

from db import entries, queries, standing
from db.progress import judged_by_person, judged_by_several, progress_by_person
from db.values import Progress
from tests.db.rows import CONTENTS, case, judgement, row
from tests.db.rows import standing as stands


def filled(store):
    """Three cases at two sites; C1 and C2 judged good on 1.1, C3 inadequate."""
    with store.write() as writing:
        entries.append_many(
            writing,
            [
                case(1, "C1"),
                case(2, "C2", "EST"),
                case(3, "C3", "EST"),
                judgement(4, "good"),
                judgement(5, "good", case="C2", person="Bea"),
                judgement(6, "inadequate", case="C3"),
                judgement(7, "good", case="C3", question="1.2"),
                judgement(8, None, case="C3", question="1.3"),
            ],
        )
        standing.put(
            writing,
            [
                stands("C1", state="started", answered=1, owed=1, inspectors=("Ann Example",)),
                stands("C2", site="EST", state="started", answered=1, inspectors=("Bea",), alerts=2),
                stands("C3", site="EST", state="judged", answered=2, applicable=2, inspectors=("Ann Example", "Bea")),
                stands("C4"),
            ],
        )


def test_answers_are_counted_for_all_and_for_each_site(store):
    filled(store)
    with store.read() as connection:
        assert queries.counts(connection) == {("1.1", "good"): 2, ("1.1", "inadequate"): 1, ("1.2", "good"): 1}
        assert queries.counts_by_site(connection) == {
            "NOR": {("1.1", "good"): 1},
            "EST": {("1.1", "good"): 1, ("1.1", "inadequate"): 1, ("1.2", "good"): 1},
        }
        assert queries.cases_by_site(connection) == {"EST": 2, "NOR": 2}
        assert queries.all_cases(connection) == {"C1": "NOR", "C2": "EST", "C3": "EST", "C4": "NOR"}


def test_answers_are_listed_for_one_case_and_for_all(store):
    filled(store)
    with store.read() as connection:
        assert queries.answers(connection, "C3") == {"1.1": "inadequate", "1.2": "good"}
        assert list(queries.all_answers(connection)) == [
            ("C1", "NOR", "1.1", "good"),
            ("C2", "EST", "1.1", "good"),
            ("C3", "EST", "1.1", "inadequate"),
            ("C3", "EST", "1.2", "good"),
        ]


def test_counting_reads_an_index_alone(store):
    with store.read() as connection:
        plan = connection.execute(
            "EXPLAIN QUERY PLAN SELECT question, answer, count(*) FROM counted WHERE counts = 1 "
            "GROUP BY question, answer"
        ).fetchall()
    assert [step[3] for step in plan] == ["SCAN counted USING COVERING INDEX counted_answers"]


def test_progress_is_that_of_all_and_of_each_inspector(store):
    filled(store)
    with store.read() as connection:
        assert progress_by_person(connection) == (
            Progress(None, 4, 1, 2, 1, 4, 44, 1, 2, 0),
            Progress("Ann Example", 2, 1, 1, 0, 1, 16, 1, 0, 0),
            Progress("Bea", 2, 1, 1, 0, 1, 16, 0, 2, 0),
        ), "what a person judged is counted off the list in cases that nobody else judged"
        assert [person.judgements for person in progress_by_person(connection, apart=("C1",))] == [4, 0, 1]
        assert (several := judged_by_several(connection)) == ("C3",)
        assert judged_by_several(connection, ("C1",)) == ()
        assert judged_by_person(connection, "judgement", several) == {"Ann Example": 2}


def test_an_empty_store_has_no_inspection_and_no_progress(store):
    with store.read() as connection:
        assert queries.standing(connection, "inspection") == ()
        assert queries.first_live(connection, "framework") is None
        assert queries.counts(connection) == {}
        assert progress_by_person(connection) == (Progress(None, 0, 0, 0, 0, 0, 0, 0, 0, 0),)


def test_what_is_live_of_a_kind_is_read_once_a_subject_in_the_order_it_came(store):
    sites = [{"code": "NOR", "name": "North"}, {"code": "EST", "name": "Estuary"}, {"withdrawn": True}]
    with store.write() as writing:
        subject, content = CONTENTS["inspection"]
        entries.append(writing, row(1, "inspection", subject, content))
        entries.append_many(
            writing, [row(n, "site", site.get("code", "GONE"), site) for n, site in enumerate(sites, start=2)]
        )
        entries.append(writing, row(5, "person", "Ann", {"name": "Ann", "role": "inspector"}))
        entries.append(writing, row(1, "person", "Ann", {"name": "Ann", "role": "inspector"}, device="bela2"))
        entries.append(writing, row(6, "framework", "f", {"code": "f", "version": "1", "text": "framework: f"}))
    with store.read() as connection:
        assert queries.standing(connection, "inspection") == (content,)
        assert queries.standing(connection, "site") == tuple(sites[:2])
        assert queries.standing(connection, "person") == ({"name": "Ann", "role": "inspector"},)
        number, own_hash = queries.first_live(connection, "framework")
        assert own_hash == row(6, "framework", "f", None).hash
        assert queries.content(connection, number)["text"] == "framework: f"


def test_what_stands_is_counted_by_subject_and_entries_one_by_one(store):
    filled(store)
    with store.write() as writing:
        entries.append(writing, case(1, "C1", device="bela2"))
        entries.append(writing, row(2, "case", "C2", {"withdrawn": True}, device="bela2", replaces=("anna1-2",)))
    with store.read() as connection:
        live = {kind: queries.number_live(connection, kind) for kind in ("case", "event", "judgement")}
        assert live == {"case": 2, "event": 0, "judgement": 5}
        assert queries.number_of_entries(connection) == 10
