"""Recommendations: written by the lead on figures that they follow, listed, reported, exported, withdrawn."""

from pathlib import Path

import pytest

from tests.conftest import INSPECTOR, LEAD, Run

TEXT = "Share each plan within a week."
NO_FIGURE = {"good": None, "applicable": None, "rating": None}


def test_it_is_written_follows_its_figures_and_is_reported_and_withdrawn(
    run: Run, sample_store: Path, new_store: Path, tmp_path: Path
) -> None:
    def figure_of(node: str) -> tuple[int, int, str]:
        found = run("summary", "--json", store=sample_store).json["questions"][node]
        return found["share"]["good"], found["share"]["applicable"], found["rating"]

    add = ("recommend", "add", "Police", TEXT, "--on", "2.2", "--on", "2", "--on", "2.2")
    ran = run(*add, "--json", store=sample_store, person=LEAD)
    assert ran.code == 0, ran.err
    which = ran.json["subject"]
    assert ran.json["sentence"] == f"{which} recommendation to Police saved."
    ran = run(
        "recommend", "add", "the board", "Fund it.", "--on", "2.2", "--site", "north", store=sample_store, person=LEAD
    )
    assert ran.code == 0, ran.err
    good, applicable, rating = figure_of("2.2")
    first, second = run("recommend", "list", "--json", store=sample_store).json["recommendations"]
    figure = {"good": good, "applicable": applicable, "rating": rating}
    assert (first["to"], first["site"], first["inspector"]) == ("police", None, LEAD)
    assert [each["node"] for each in first["rests_on"]] == ["2.2", "2"]
    assert (first["rests_on"][0]["written"], first["rests_on"][0]["now"]) == (figure, figure)
    assert first["rests_on"][1]["now"]["good"] is None
    assert (second["to"], second["site"], second["site_name"]) == ("the board", "NOR", "North")
    assert second["rests_on"][0]["now"]["applicable"] < applicable
    assert not any(each["changed"] for one in (first, second) for each in one["rests_on"])
    out = run("recommend", "list", store=sample_store).out
    assert "To Police: Share each plan within a week." in out
    assert "2.2 Child heard: 13 of 16 good, rated Good.\n" in out
    assert "2 Joint planning: rated Inadequate.\n" in out
    assert "To the board, North: Fund it." in out
    assert "2.2 Child heard: 3 of 4 good, not rated.\n" in out

    # Of some cases those of other sites are left out, and each figure stands beside what it comes to there.
    words = ("--group", "disability=yes", "--site", "north")
    filtered = run("recommend", "list", *words, "--json", store=sample_store).json
    assert filtered["filter"] == {"site": "NOR", "inspector": None, "state": None, "group": {"disability": "yes"}}
    assert [each["text"] for each in filtered["recommendations"]] == [TEXT, "Fund it."]
    there = run("summary", *words, "--json", store=sample_store).json
    for one, before in zip(filtered["recommendations"], (first, second), strict=True):
        for each, unfiltered in zip(one["rests_on"], before["rests_on"], strict=True):
            share = {**there["standards"], **there["questions"]}[each["node"]].get("share", {})
            assert each.pop("filtered") == {
                **NO_FIGURE,
                "good": share.get("good"),
                "applicable": share.get("applicable"),
            }
            assert each == unfiltered
    out = " ".join(run("recommend", "list", *words, store=sample_store).out.split())
    assert out.startswith("Filter: site North, disability yes · 1 case To Police:")
    assert out.count("figures of all cases") == out.count("figures of North") == 1
    assert "2.2 Child heard: 13 of 16 good, rated Good. In the filtered cases: 0 of 1 good, not rated." in out
    city = run("recommend", "list", "--site", "city", "--json", store=sample_store).json
    assert [each["text"] for each in city["recommendations"]] == [TEXT]

    # An answer at another site changes the first and leaves the second.
    assert run("judge", "CTY-03", "2.2", "good", store=sample_store, person=LEAD).code == 0
    after = run("recommend", "list", "--json", store=sample_store).json["recommendations"]
    assert [[each["changed"] for each in one["rests_on"]] for one in after] == [[True, False], [False]]
    assert figure_of("2.2") == (14, 17, "good")
    changed = "2.2 Child heard: 14 of 17 good, rated Good now. When this was written it was 13 of 16 good, rated Good."
    ran = run("recommend", "list", store=sample_store)
    assert changed in " ".join(ran.out.split())
    assert ran.err == "Recommendations: 2.\n"
    assert run("report", tmp_path / "report.html", store=sample_store, person=LEAD).code == 0
    report = (tmp_path / "report.html").read_text("utf-8")
    assert "To Police: Share each plan within a week." in report
    assert changed in report

    exported = run("export", "-", store=sample_store)
    (one, _) = exported.json["recommendations"]
    assert one["rests_on"][0] == {"node": "2.2", **figure}
    (tmp_path / "all.json").write_text(exported.out, "utf-8")
    assert run("import", tmp_path / "all.json", store=new_store).code == 0
    assert run("export", "-", store=new_store).out == exported.out

    withdraw = ("recommend", "withdraw", which, "--reason", "Said twice.")
    ran = run(*withdraw, store=sample_store, person=INSPECTOR)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == f"Only the lead inspector writes and withdraws recommendations. Ask {LEAD}.\n"
    assert run(*withdraw, store=sample_store, person=LEAD).out == f"{which} recommendation withdrawn.\n"
    (left,) = run("recommend", "list", "--json", store=sample_store).json["recommendations"]
    assert left["text"] == "Fund it."
    assert run("undo", store=sample_store, person=LEAD).code == 0
    assert len(run("recommend", "list", "--json", store=sample_store).json["recommendations"]) == 2


@pytest.mark.parametrize(
    ("person", "words", "code", "sentence"),
    [
        (INSPECTOR, ("add", "police", TEXT, "--on", "2.2"), 3, "Only the lead inspector writes"),
        (LEAD, ("add", "police", TEXT, "--on", "2.99"), 3, "Unknown standard or question “2.99”;"),
        (LEAD, ("add", "police", TEXT, "--on", "2", "--site", "Nowhere"), 3, "Unknown site “Nowhere”"),
        (LEAD, ("add", "police", " ", "--on", "2"), 3, "A recommendation needs some text"),
        (LEAD, ("add", " ", TEXT, "--on", "2"), 3, "A recommendation needs some text"),
        (LEAD, ("add", "police", TEXT), 2, "--on"),
        (LEAD, ("withdraw", "x-1", "--reason", "Why."), 3, "Unknown recommendation “x-1”"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    run: Run, sample_store: Path, person: str, words: tuple[str, ...], code: int, sentence: str
) -> None:
    ran = run("recommend", *words, store=sample_store, person=person)
    assert (ran.code, ran.out) == (code, "")
    assert sentence in ran.err
