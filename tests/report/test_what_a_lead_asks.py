"""What a lead asks on the last day: the screen, the verb, the JSON and the report give the same answers."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from reviewtui.services.store.stores import open_store
from reviewtui.tui.app import ReviewApp
from tests.conftest import LEAD, Run
from tests.tui import idle
from tests.tui.conftest import lines, press, settle, shown

NOT_TOLD = "Cannot tell whether groups differ: no question has 5 applicable cases in two of them."


class Words(HTMLParser):
    """The words of a page that a person reads."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words += data.split()


def one_line(text: str) -> str:
    """However it is broken into lines, and without the cursor and frames of windows."""
    return " ".join(text.translate({ord(mark): " " for mark in "▸│╭╮╰╯─"}).split())


@pytest.fixture(autouse=True)
def _pilots_watch_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key costs what it does, and no pauses."""
    idle.watch(monkeypatch)


@pytest.fixture
def report(run: Run, sample_store: Path, tmp_path: Path) -> str:
    """The words of the report's web page."""
    ran = run("report", tmp_path / "report.html", store=sample_store, person=LEAD)
    assert ran.code == 0, ran.err
    page = Words()
    page.feed((tmp_path / "report.html").read_text("utf-8"))
    return " ".join(page.words)


@pytest.fixture
def verb(run: Run, sample_store: Path) -> Callable[..., str]:
    """What a verb prints, on one line."""
    return lambda *words: one_line(run(*words, store=sample_store, person=LEAD).out)


async def test_four_ways_to_ask_give_one_answer(
    run: Run, verb: Callable[..., str], sample_store: Path, report: str
) -> None:
    summary = run("summary", "--json", store=sample_store).json
    explained = run("explain", "overall", "--json", store=sample_store).json
    views = {
        name: run("summary", "--view", name, "--json", store=sample_store, person=LEAD).json
        for name in ("groups", "missed", "agreement")
    }

    # Which standard is weakest, and why.
    pooled = {
        code: [sum(node["share"][key] for asked, node in summary["questions"].items() if asked.split(".")[0] == code)
               for key in ("good", "applicable")]
        for code in ("1", "2", "3", "4")
    }  # fmt: skip
    weakest = min(pooled, key=lambda code: pooled[code][0] / pooled[code][1])
    title = run("explain", weakest, "--json", store=sample_store).json["title"]
    why = f"good: {title} ({pooled[weakest][0]} of {pooled[weakest][1]}, "
    reason = summary["standards"][weakest]["because"]["text"]
    assert any(why in step for step in explained["steps"])
    assert why in verb("explain", "overall")
    assert reason in verb("explain", weakest)
    assert why in report
    assert reason in report

    # Whether any two sites differ by more than chance.
    assert [each for each in views["groups"]["comparisons"] if each["group"] == "site"] == []
    assert NOT_TOLD in verb("summary", "--view", "groups")
    assert NOT_TOLD in report

    # How long from disclosure to sentence, where, and in which cases work stopped.
    times = summary["timeliness"]["disclosure-to-sentence"]
    how_long = f"mean {times['mean_months']} months ({times['mean']:.0f} days), {times['n']} of {times['of']} cases"
    north = sorted(one["value"] for case, one in times["cases"].items() if case[:3] == "NOR")
    where = f"North: {', '.join(map(str, north))} (4 of 4)"
    stopped = {
        case: one["value"]
        for case, one in summary["timeliness"]["longest-stretch-without-work"]["cases"].items()
        if one["value"] is not None
    }
    longest = sorted(stopped, key=lambda case: (-stopped[case], case))
    each = " · ".join(f"{case} {stopped[case]}" for case in longest)
    for said in (verb("summary", "--view", "timeliness"), report.replace("Mean ", "mean ")):
        assert how_long in said
        assert where in said
    assert how_long in verb("summary")
    assert each in verb("summary")
    assert each in report

    # Which cases were missed opportunities.
    found = {
        row["case"]: set(cells) for row, cells in zip(views["missed"]["rows"], views["missed"]["cells"], strict=True)
    }
    confirmed = sorted(case for case, decisions in found.items() if "confirmed" in decisions)
    anything = sum(bool({"open", "confirmed"} & decisions) for decisions in found.values())
    seen = summary["missed_opportunities"][""]["of"]
    missed = f"{anything} of {seen} cases with a possible or confirmed one, {len(confirmed)} of them confirmed."
    assert missed in verb("summary", "--view", "missed")
    told = report[report.index("Confirmed missed opportunities") :]
    assert sorted(set(re.findall(r"\b([A-Z]{3}-\d\d)\. ", told))) == confirmed
    assert not re.search(r"\(e\d+\)", told), "who reads a report knows no event by its id"
    assert "O is Outstanding, G Good, R Requires improvement, I Inadequate, x Not applicable." in report

    # How far two inspectors agree.
    _, _, exact, _, alpha, ac1 = views["agreement"]["cells"][-1]
    agree = f"{exact['value']:.0%} 100% {alpha['value']:.2f} {ac1['value']:.2f}"
    assert agree in verb("summary", "--view", "agreement")
    assert agree in report

    # What one more good judgement would change.
    change = explained["changes"][0]["sentence"]
    assert summary["overall"]["could_be"] == {"worst": "inadequate", "best": "requires_improvement"}
    assert "Overall could still be ○ Inadequate to ◐ Requires improvement." in verb("summary")
    assert change in verb("explain", "overall")
    assert change in report

    store = open_store(sample_store)
    app = ReviewApp(store, person=LEAD)
    async with app.run_test(size=(100, 60)) as pilot:
        await settle(pilot)
        await press(pilot, "S", "E")
        window = one_line(" ".join(line.split("│")[1] for line in lines(pilot) if line.count("│") == 2))
        assert why in window
        assert change in window
        await press(pilot, "escape", "d", "j", "j", "enter")
        assert NOT_TOLD in one_line(shown(pilot))
        await press(pilot, "d", "enter")
        assert how_long in one_line(shown(pilot))
        assert where in one_line(shown(pilot))
        await press(pilot, "d", "enter")
        on_screen = one_line(shown(pilot))
        assert missed in on_screen
        assert [case for case in sorted(found) if f"{case} " in on_screen] == sorted(found)
        assert sorted(set(re.findall(r"([A-Z]{3}-\d\d) \w+ ✓", on_screen))) == confirmed
        await press(pilot, "d", "j", "j", "enter")
        assert agree in one_line(shown(pilot))
        measures = list(summary["timeliness"])
        await press(pilot, "f7", *["j"] * measures.index("longest-stretch-without-work"), "enter")
        assert re.findall(r"^.([A-Z]{3}-\d\d) .*\b\d+ days", shown(pilot), re.MULTILINE) == longest
    store.close()
