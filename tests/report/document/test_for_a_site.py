"""What a site is told: its own cases, and nothing of anybody else's."""

import html
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import INSPECTOR, LEAD, Run
from tests.exported import read

RATIONALE = "As in CTY-01 and mor-03, the plan came late. Call 07700 900461."


@pytest.fixture
def judged(sample_store: Path, run: Run) -> Path:
    """The sample, with a rationale that names cases of other sites, and a moderated answer."""
    arguments = ("judge", "NOR-03", "1.1", "good", "--rationale", RATIONALE, "--replace")
    assert run(*arguments, store=sample_store, person=INSPECTOR).code == 0
    moderated = ("moderate", "NOR-02", "2.2", "requires_improvement", "--reason", "The plan was late.")
    assert run(*moderated, store=sample_store, person=LEAD).code == 0
    written = ("commentary", "add", "NOR-01", "2", "improve", "In NOR-01, as in CTY-02, nobody wrote a plan.")
    assert run(*written, store=sample_store, person=INSPECTOR).code == 0
    assert run("case", "withdraw", "CTY-01", "--reason", "Out of scope.", store=sample_store, person=LEAD).code == 0
    return sample_store


def _said_of(document: dict[str, Any], is_own: bool) -> list[str]:
    """The texts of the site's cases, or of all others: narratives, events, rationales and references."""
    cases = [case for case in document["cases"] if (case["site"] == "NOR") == is_own]
    names = {case["reference"] for case in cases}
    found = [str(case["narrative"]) for case in cases] + sorted(names)
    found += [event["text"] for case in cases for event in case["events"] if event.get("text")]
    return found + [item["rationale"] for item in document["judgements"] if item["case"] in names and item["rationale"]]


def test_the_draft_and_the_feedback_hold_nothing_of_other_sites_cases(judged: Path, tmp_path: Path, run: Run) -> None:
    import docx

    feedback, draft, word = tmp_path / "feedback.html", tmp_path / "draft.html", tmp_path / "draft.docx"
    for verb, file in (("feedback", feedback), ("draft", draft), ("draft", word)):
        ran = run(verb, file, "--site", "north", store=judged, person=INSPECTOR)
        assert (ran.code, ran.out) == (0, "")
        assert ("phone number “07700 900461”" in ran.err) == (verb == "draft")
    made = docx.Document(str(word))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    pages = [html.unescape(page.read_text("utf-8")) for page in (feedback, draft)]
    pages.append("\n".join([*cells, *(part.text for part in made.paragraphs)]))
    document = read(judged)
    others = set(_said_of(document, False)) - set(_said_of(document, True))
    assert len(others) > 500
    for page in pages:
        assert [text for text in others if text.casefold() in page.casefold()] == []
    own = [item for item in document["judgements"] if item["site"] == "NOR" and item["counts"] and item["rationale"]]
    assert len(own) > 80
    for item in own:
        rationale = item["rationale"].replace("CTY-01", "[another case]").replace("mor-03", "[another case]")
        assert rationale in pages[1]
        assert rationale in pages[2]
    assert "As in [another case] and [another case], the plan came late. Call 07700 900461." in pages[1]

    assert "The plan was late." in pages[1]
    assert "The plan was late." not in pages[0]

    written = "In {}, as in [another case], nobody wrote a plan."
    assert written.format("NOR-01") in pages[1]
    assert f"Standard 2: {written.format('[a case]')}" in pages[0]

    # Feedback has counts: no rating, and no case.
    assert not any(word in pages[0] for word in ("Outstanding", "Requires improvement", "Inadequate", "NOR-0"))
    shares = run("summary", "--site", "North", "--json", store=judged).json["questions"]
    for code, node in shares.items():
        good, applicable = node["share"]["good"], node["share"]["applicable"]
        assert (
            f"good in {good} of {applicable} case{'s' * (applicable != 1)}" in pages[0].partition(f">{code} ")[2][:90]
        )
    strengths = pages[0].partition("Strengths</h2>")[2].partition("Areas to improve</h2>")[0]
    assert strengths.count("<li") == sum(2 * n["share"]["good"] > n["share"]["applicable"] for n in shares.values())
    noted = [line["content"] for line in run("history", "--access", "--json", store=judged).json["access"]]
    assert sorted(noted[1:]) == ["feedback for north", "the draft for north", "the draft for north"]


def test_a_site_that_is_unknown_is_one_sentence_and_no_file(judged: Path, tmp_path: Path, run: Run) -> None:
    for verb in ("feedback", "draft"):
        ran = run(verb, tmp_path / "x.html", "--site", "Nrth", store=judged)
        assert (ran.code, ran.out) == (3, "")
        assert "Unknown site “Nrth”" in ran.err
        assert run(verb, tmp_path / "x.html", store=judged).code == 2
    assert not (tmp_path / "x.html").exists()
