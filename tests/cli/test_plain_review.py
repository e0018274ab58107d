"""The review line by line: the keys of the screens, one line at a time, and nothing that needs a screen."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import INSPECTOR, LEAD, Ran, Run
from tests.exported import read

CASE = "NOR-90"
Review = Callable[..., Ran]


@pytest.fixture
def store(run: Run, first_checklist_store: Path) -> Path:
    """An inspection whose answer Good owes nothing, with an untouched case that has one event."""
    store = first_checklist_store
    run("case-add", CASE, "North", store=store, person=INSPECTOR)
    line = "a 12/3/2006 police referral seen \x1b[2J\n"
    run("review", CASE, "--plain", store=store, person=INSPECTOR, input=line)
    return store


@pytest.fixture
def review(run: Run, store: Path) -> Review:
    """`review("2", "q")`: the review of the case with these lines typed."""

    def review(*lines: str, person: str = INSPECTOR, case: str = CASE) -> Ran:
        return run("review", case, "--plain", store=store, person=person, input="".join(f"{line}\n" for line in lines))

    return review


@pytest.fixture
def judged(run: Run, store: Path) -> Callable[[], dict[str, Any]]:
    """What the export says of the case's judgements, by question."""

    def judged() -> dict[str, Any]:
        listed = read(store)["judgements"]
        return {each["question"]: each for each in listed if each["case"] == CASE}

    return judged


def test_it_asks_the_first_question_with_its_answers_and_leaves_at_q(review: Review) -> None:
    ran = review("q")
    assert (ran.code, ran.err) == (0, "")
    assert "question 1 of 14" in ran.out
    assert "1 Outstanding: " in ran.out
    assert "x Not applicable" not in ran.out
    assert ran.out.endswith("Left at 1.1. 0 of 14 answered.\n")


def test_the_end_of_the_input_leaves_as_q_does(review: Review) -> None:
    assert review().out.endswith("Left at 1.1. 0 of 14 answered.\n")


def test_an_answer_s_key_records_it_and_goes_on(review: Review, judged: Callable[[], dict[str, Any]]) -> None:
    ran = review("2", "1")
    assert "Saved: NOR-90 1.1 judged Good." in ran.out
    assert "question 2 of 14" in ran.out
    assert "1 Assessment so far: Good" in ran.out
    assert judged()["1.1"]["answer"] == "good"
    assert "Evidence missing" in ran.out
    assert ran.out.endswith("Left at 1.2. 2 of 14 answered, 1 with something missing.\n")


def test_an_answer_that_owes_a_rationale_asks_for_it_until_an_empty_line(
    review: Review, judged: Callable[[], dict[str, Any]]
) -> None:
    review("3", "first line", "second line", "", "q")
    assert judged()["1.1"]["rationale"] == "first line\nsecond line"


def test_owing_a_rationale_never_blocks(review: Review, judged: Callable[[], dict[str, Any]]) -> None:
    ran = review("3", "", "2")
    assert "No rationale was written." in ran.out
    assert set(judged()) == {"1.1", "1.2"}
    assert "question 3 of 14" in ran.out


def test_it_opens_again_at_the_question_where_it_was_left(review: Review) -> None:
    review("2", "2", "q")
    assert "question 3 of 14" in review("q").out
    assert "question 1 of 14" in review("q", person=LEAD).out


@pytest.mark.parametrize(
    ("keys", "question"),
    [
        (["j"], "1.2"), ([""], "1.2"), (["j", "k"], "1.1"), (["k"], "1.1"), (["G"], "4.3"), (["G", "g"], "1.1"),
        (["G", "j"], "4.3"), (["3.2"], "3.2"), (["2", "k", "]"], "1.2"), (["2", "["], "4.3"), (["2", "2", "["], "4.3"),
        (["3", "", "j", "["], "1.2"), (["3", "", "["], "1.1"), (["G", "]"], "1.1"),
    ],
    ids=str,
)  # fmt: skip
def test_keys_go_where_they_say(review: Review, keys: list[str], question: str) -> None:
    assert f"Left at {question}. " in review(*keys, "q").out


def test_the_next_owed_is_also_one_that_wants_a_second_look(review: Review) -> None:
    event = _event_id(review)
    review("2", "k", f"v {event}", f"E {event} 12/3/2006 police referral text", "a slip", "q")
    assert "Left at 1.1. " in review("G", "]", "q").out


def test_rationale_and_sources_are_added_and_shown(review: Review, judged: Callable[[], dict[str, Any]]) -> None:
    event = _event_id(review)
    ran = review("2", "k", "r", "because", "", f"v {event}", "v", "source case manager", "j", "k", "q")
    assert judged()["1.1"]["evidence"] == [{"event": event}, {"source": "case manager"}]
    assert "Rationale: because" in ran.out
    assert "Evidence: case manager" in ran.out
    assert "Evidence: 12/03/2006 seen ␛[2J" in ran.out


def test_a_source_alone_begins_a_judgement_without_an_answer(review: Review) -> None:
    out = review("v source school", "j", "k", "q").out
    assert "Started, without an answer" in out
    assert "Assessment so far" not in out, "its rating waits for an answer of one's own"


def test_judging_goes_on_where_figures_of_another_case_cannot_be_trusted(run: Run, store: Path, review: Review) -> None:
    run("case-add", "NOR-91", "North", store=store, person=INSPECTOR)
    review("2", "q", case="NOR-91")
    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute("UPDATE counted SET answer = 'outstanding'").rowcount
        connection.commit()
    ran = review("2", "k", "e", "j", "2", "q")
    assert (ran.code, ran.out.count("Saved: "), ran.out.count("1 Assessment so far: Good")) == (0, 2, 2)
    assert "Good is the lowest of 1 answered question" in ran.out, "its own case is explained all the same"
    assert ran.out.endswith("2 of 14 answered.\n")


def test_undo_and_redo_are_a_key_away(review: Review, judged: Callable[[], dict[str, Any]]) -> None:
    review("2", "q")
    assert "undone" in review("u", "q").out
    assert judged() == {}
    assert "redone" in review("U", "q").out
    assert judged()["1.1"]["answer"] == "good"
    assert "nothing to redo" in review("U", "q").out


def test_the_rest_is_shown_when_asked_for(review: Review) -> None:
    assert "shown once 1.1 is answered" in review("e", "q").out
    assert "What was left out" in review("2", "k", "e", "u", "q").out
    assert "Read the fullest assessment" in review("p", "q").out
    assert "answer Good" in review("?", "q").out
    assert "Police referral: seen ␛[2J" in review("/", "q").out
    assert "Police referral" in review("/REFERRAL", "q").out
    assert "No event holds “school”." in review("/school", "q").out


def test_a_case_without_a_chronology_says_so(run: Run, store: Path) -> None:
    run("case-add", "NOR-91", "NOR", store=store, person=INSPECTOR)
    assert "No events." in run("review", "NOR-91", "--plain", store=store, person=INSPECTOR, input="/\nq\n").out


def test_an_event_is_added_and_a_line_that_is_none_is_explained(review: Review) -> None:
    assert "Event added" in review("a", "3/2006 school exclusion", "q").out
    assert "not a date" in review("a someday police charge", "q").out
    assert "School exclusion" in review("/", "q").out


def test_an_alert_says_that_it_tells_no_one_and_whom_to_ring(review: Review) -> None:
    ran = review("!", "1", "left alone", "q")
    assert "No one has been told" in ran.out
    assert "phone Margaret Oyelaran" in ran.out
    assert "ALERT open: left alone" in review("q").out
    assert "No alert was raised." in review("!", "7", "q").out


def test_what_is_not_a_key_is_said_and_changes_nothing(review: Review, judged: Callable[[], dict[str, Any]]) -> None:
    for typed in ("zzz", "x", "22", "\x1b[A", "v three words here", "v e999"):
        assert review(typed, "q").code == 0
    assert "“␛[A” is not a key here: type ? for all keys." in review("\x1b[A", "q").out
    assert judged() == {}


def test_both_sides_of_a_disagreement_are_shown_and_an_answer_settles_it(run: Run, store: Path, tmp_path: Path) -> None:
    other, joined = tmp_path / "other.store", tmp_path / "joined.store"
    for path in (other, joined):
        run("new", path, "--plain")
    run("export", tmp_path / "base.json", store=store)
    run("import", tmp_path / "base.json", store=other)
    run("judge", CASE, "1.1", "good", store=store, person=INSPECTOR)
    run("judge", CASE, "1.1", "inadequate", "--rationale", "no", store=other, person=LEAD)
    for name, path in (("one.json", store), ("two.json", other)):
        run("export", tmp_path / name, store=path)
    assert run("import", tmp_path / "one.json", tmp_path / "two.json", store=joined).code == 0
    ran = run("review", CASE, "--plain", store=joined, person=INSPECTOR, input="2\nk\nq\n")
    assert "Two people answered this differently" in ran.out
    assert f"Judged Inadequate by {LEAD}." in ran.out
    assert run("cases", "--text", CASE, "--json", store=joined).json["cases"][0]["disagreements"] == 0


def test_a_colleagues_answer_is_replaced_after_a_y_and_its_reasons_are_taken_over_by_a_key(
    review: Review, judged: Callable[[], dict[str, Any]]
) -> None:
    review("3", "Only one risk is reasoned out.", "", "q")
    kept = review("1.1", "4", "n", "q", person=LEAD)
    assert f"{CASE} 1.1 is judged Requires improvement ({INSPECTOR})." in kept.out
    assert "Nothing was changed." in kept.out
    assert judged()["1.1"]["answer"] == "requires_improvement"
    said = review("1.1", "4", "y", "", "1.1", "r =", "q", person=LEAD)
    assert f"Written for Requires improvement ({INSPECTOR}); `r =` uses it: Only one risk" in " ".join(said.out.split())
    now = judged()["1.1"]
    assert (now["answer"], now["inspector"], now["rationale"]) == ("inadequate", LEAD, "Only one risk is reasoned out.")


def test_a_draft_kept_by_the_screens_is_shown(review: Review, store: Path) -> None:
    from reviewtui.services.judging.drafts import keep
    from reviewtui.services.store.stores import open_store

    opened = open_store(store)
    keep(opened, INSPECTOR, CASE, "1.1", "half a thought")
    opened.close()
    assert "half a thought" in review("q").out


def test_no_line_needs_colour_or_moves_a_cursor(review: Review) -> None:
    assert "\x1b" not in review("2", "p", "e", "/", "?", "q", case="CTY-03").out


def _event_id(review: Review) -> str:
    listed = review("/referral", "q").out.partition("or ? > ")[2]
    return listed.split()[0]
