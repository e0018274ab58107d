"""The same inspection worked by verbs alone: nothing needs the screens."""

from pathlib import Path

from tests.conftest import SAMPLE
from tests.journeys.conftest import INSPECTOR, Place

CASE = "CTY-03"
GOOD = ("1.1", "1.2", "1.4", "4.1", "4.2", "4.3")


def test_an_inspection_is_worked_by_verbs_alone(environment: dict[str, str], tmp_path: Path) -> None:
    place = Place(environment, tmp_path / "verbs.store")
    place.run("new", str(place.store), "--plain")
    assert place.json("import", str(SAMPLE))["cases"] == 24
    assert CASE in [case["reference"] for case in place.json("cases", "--state", "untouched")["cases"]]
    before = place.json("summary")["questions"]["1.3"]["share"]

    for question in GOOD:
        place.run("judge", CASE, question, "good", person=INSPECTOR)
    judge_with_reasons(place)
    take_back_and_do_again(place)
    raise_an_alert(place)

    after = place.json("summary")["questions"]["1.3"]["share"]
    assert after == {**before, "applicable": before["applicable"] + 1, "unjudged": before["unjudged"] - 1}
    why = place.run("explain", "1", "--case", CASE).out
    assert "Inadequate" in why
    assert "1.3" in why
    leaves_and_comes_back_the_same(place, tmp_path)


def judge_with_reasons(place: Place) -> None:
    """An answer, its rationale and its evidence in one command."""
    place.run(
        "judge", CASE, "1.3", "inadequate", "--rationale", "Not asked.", "--evidence", "e1",
        "--evidence", "source case manager", person=INSPECTOR,
    )  # fmt: skip
    judged = place.judgements(CASE)
    assert set(judged) == {*GOOD, "1.3"}
    assert judged["1.3"]["evidence"] == [{"event": "e1"}, {"source": "case manager"}]


def take_back_and_do_again(place: Place) -> None:
    """Undo and redo leave their trace."""
    place.run("undo", person=INSPECTOR)
    assert "1.3" not in place.judgements(CASE)
    place.run("redo", person=INSPECTOR)
    assert place.judgements(CASE)["1.3"]["answer"] == "inadequate"
    acts = [item["act"] for item in place.json("history", "--case", CASE, "--question", "1.3")["history"]]
    assert acts == ["do", "undo", "redo"]


def raise_an_alert(place: Place) -> None:
    """An alert says whom to ring, and is closed once it is known who was told."""
    raised = place.run("alert", "raise", CASE, "child_at_risk", "Back home since Monday.", person=INSPECTOR)
    assert "No one has been told" in raised.out
    assert "07700 900461" in raised.err
    (alert,) = place.json("alert", "list", "--case", CASE)["alerts"]
    place.run(
        "alert", "told", alert["entry"], "--who-told", "Duty desk", "--when", "14:50", "--action", "Visit today",
        person=INSPECTOR,
    )  # fmt: skip
    assert not place.json("alert", "list", "--case", CASE)["alerts"][0]["open"]


def leaves_and_comes_back_the_same(place: Place, folder: Path) -> None:
    """An export, imported into a new store and exported from there, is the same to the byte."""
    first, again = folder / "first.json", folder / "again.json"
    place.run("export", str(first))
    other = Place(place.environment, folder / "other.store")
    other.run("new", str(other.store), "--plain")
    other.run("import", str(first))
    other.run("export", str(again))
    assert again.read_bytes() == first.read_bytes()
