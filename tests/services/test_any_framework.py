"""Stores on frameworks with gates, whole numbers, forbidden combinations and panels."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.store import Store
from reviewtui.rating.inspection import rate
from reviewtui.rating.summary import HIDDEN, CaseInput, as_json
from reviewtui.report.explanation import explanation_lines
from reviewtui.services.cases.caselist import line
from reviewtui.services.cases.filters import Filter
from reviewtui.services.errors import BadInput
from reviewtui.services.inspections import inspection_of
from reviewtui.services.judging.judgements import record
from reviewtui.services.lead.decisions import decide
from reviewtui.services.reviewing.reviews import open_review
from reviewtui.services.summary.explaining import explain
from reviewtui.services.summary.summaries import by_site, summarise
from reviewtui.services.views.reading import view_of
from reviewtui.tui.summary.reading import change_line
from tests.exported import document, to_bytes

from .conftest import INSPECTION, INSPECTOR, LEAD, case_file, put


@pytest.fixture
def on(make_store: Callable[..., Store], tmp_path: Path) -> Callable[[str], Store]:
    """`on(code)`: two cases on a shipped framework."""

    def made(code: str) -> Store:
        described = {**INSPECTION, "framework": {"code": code, "version": "1"}}
        files = [put(tmp_path / f"{code}.json", described)]
        files += [put(tmp_path / f"{name}-{code}.json", case_file(name)) for name in ("NOR-1", "NOR-2")]
        return make_store(code, *files)

    return made


def judge(store: Store, case: str, **answers: str) -> None:
    for question, answer in answers.items():
        record(store, INSPECTOR, case, question.removeprefix("q"), answer=answer)


def test_a_hidden_question_keeps_its_answer_and_is_left_out(on: Callable[[str], Store]) -> None:
    store = on("cfsr-osri")
    judge(store, "NOR-1", q2A="yes")
    asked = line(store, "NOR-1").applicable
    judge(store, "NOR-1", q2AC="no")
    sheet = open_review(store, INSPECTOR, "NOR-1")
    hidden = {state.question.code: state for state in sheet.questions if state.hidden}
    assert hidden["2A"].answer == "yes"
    assert "2A" not in sheet.answers
    assert line(store, "NOR-1").applicable < asked
    assert summarise(store).summary.cases["NOR-1"]["2"] == "not_applicable"
    with pytest.raises(BadInput, match="2B is not asked in this case"):
        judge(store, "NOR-1", q2B="yes")


def test_a_whole_number_is_an_answer_and_leaves_as_one(on: Callable[[str], Store]) -> None:
    store = on("cfsr-osri")
    judge(store, "NOR-1", q1A="0", q1B="00")
    assert summarise(store).summary.cases["NOR-1"]["1"] == "strength"
    assert {item["question"]: item["answer"] for item in document(store)["judgements"]} == {"1A": 0, "1B": 0}
    for words in ("-1", "two", "1.5", "100000", ""):
        with pytest.raises(BadInput, match="is not an answer to 1A: use a whole number"):
            judge(store, "NOR-2", q1A=words)


def test_answers_that_cannot_stand_together_are_refused_with_the_reason(on: Callable[[str], Store]) -> None:
    store = on("cfsr-osri")
    judge(store, "NOR-1", q6B="yes")
    with pytest.raises(BadInput, match="NOR-1 6C: "):
        judge(store, "NOR-1", q6C="no")
    assert "6C" not in open_review(store, INSPECTOR, "NOR-1").answers


def test_the_summary_of_gated_cases_is_what_rating_the_table_gives(on: Callable[[str], Store]) -> None:
    store = on("cfsr-osri")
    answers = {"type": "in_home", "1A": "0", "1B": "0", "3A": "yes", "12B1": "yes", "16A": "no"}
    for question, answer in answers.items():
        record(store, INSPECTOR, "NOR-1", question, answer=answer)
    framework = inspection_of(store).framework
    table = {"NOR-1": CaseInput("NOR", answers), "NOR-2": CaseInput("NOR", {})}
    shown = summarise(store).as_json()
    shown = {key: part for key, part in shown.items() if key not in ("progress", "sample")}
    assert shown == as_json(rate(framework, table))
    map_, sites = view_of(store, "heatmap"), view_of(store, "sites")
    asked = {code: cell for code, cell in zip(map_.columns, map_.cells[0], strict=True) if cell != HIDDEN}
    assert {code: answer for code, answer in asked.items() if answer} == answers
    hidden = [cells[place] == HIDDEN for place in range(len(map_.columns)) for cells in map_.cells]
    assert sum(hidden) == sum(node.hidden for node in summarise(store).summary.questions.values())
    assert any(hidden)
    shares = [shown["questions"][code]["share"] for code in sites.columns]
    assert [cell.applicable for cell in sites.cells[0]] == [share["applicable"] for share in shares]


def test_a_panel_judges_what_the_framework_leaves_to_it(on: Callable[[str], Store]) -> None:
    store = on("hmip-youth-2018")
    seated = {"sat": [LEAD], "held_on": "2026-06-01", "reason": "Evidence in advance and meetings on site."}
    decide(store, LEAD, "1.1", "judged", rating="good", **seated)
    summary = summarise(store)
    assert summary.summary.standards["1.1"].rating == "good"
    assert (summary.summary.overall.score, summary.summary.overall.max) == (2, 3)
    assert summary.departures == 0
    # No panel rates a part of the cases, and nothing of it waits for one.
    of_some = "A panel decides this rating, over all cases together."
    found = explain(store, "1.1", wanted=Filter(state="untouched"))
    assert (found.rating, found.sentence) == (None, of_some)
    assert summarise(store, wanted=Filter(site="NOR")).summary.standards["1.1"].because.text == of_some
    assert by_site(store)[0].summary.standards["1.1"].because.text == of_some
    with pytest.raises(BadInput, match=r"2\.1 is calculated"):
        decide(store, LEAD, "2.1", "judged", rating="good", **seated)


def test_insufficient_evidence_stands_only_with_the_answers_the_framework_names(store: Store) -> None:
    with pytest.raises(BadInput, match="only with Requires improvement or Inadequate"):
        record(store, INSPECTOR, "NOR-1", "1.1", answer="good", insufficient_evidence=True)


@pytest.mark.parametrize("answer", [None, "yes"])
def test_insufficient_evidence_is_refused_where_the_question_never_allows_it(
    on: Callable[[str], Store], answer: str | None
) -> None:
    store = on("cfsr-osri")
    with pytest.raises(BadInput, match=r"NOR-1 2A: this question does not allow “insufficient evidence”\."):
        record(store, INSPECTOR, "NOR-1", "2A", answer=answer, insufficient_evidence=True)


@pytest.mark.parametrize("code", ["cfsr-osri", "hmip-youth-2018", "jtai-tracking", "structured-judgement-review"])
def test_an_export_on_any_framework_goes_round(
    on: Callable[[str], Store], make_store: Callable[..., Store], tmp_path: Path, code: str
) -> None:
    store = on(code)
    asked = open_review(store, INSPECTOR, "NOR-1").asked
    framework = inspection_of(store).framework
    for state in asked[:6]:
        offered = framework.offered(state.question)
        record(store, INSPECTOR, "NOR-1", state.question.code, answer=offered[0].code if offered else "2")
    (tmp_path / "out.json").write_bytes(to_bytes(store, None))
    assert to_bytes(make_store("second", tmp_path / "out.json"), None) == to_bytes(store, None)


def test_a_section_is_explained_in_a_case_and_said_to_be_rated_there_only(on: Callable[[str], Store]) -> None:
    store = on("cfsr-osri")
    judge(store, "NOR-1", q12A1="yes", q12A2="no")
    assert explain(store, "12A", "NOR-1").rating == "needs_improvement"
    told = "\n".join(
        line.plain for line in explanation_lines(inspection_of(store).framework, explain(store, "12", "NOR-1"), 80)
    )
    assert "- 12A The child: Area needing improvement" in told
    with pytest.raises(BadInput, match="12A is rated in each case, and not over all of them: name a case as well"):
        explain(store, "12A")


def test_where_cases_are_looked_at_only_those_of_a_filter_are_explained(on: Callable[[str], Store]) -> None:
    store = on("cfsr-osri")
    judge(store, "NOR-1", qtype="in_home", q1A="0", q1B="0", q2A="yes")
    framework, wanted = inspection_of(store).framework, Filter(state="started")
    for node in (framework.standards[0].code, "2A"):
        found = explain(store, node, wanted=wanted)
        assert found.among == "in progress · 1 case"
        assert {case for each in (*found.inputs, *found.left_out) for case in each.cases} == {"NOR-1"}
        same = summarise(store, cases=False, wanted=wanted)
        assert (found.rating, found.sentence) == (None, same.summary.node(node).because.text)
        assert change_line(store, same, node) == found.sentence
