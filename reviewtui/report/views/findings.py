"""What stands out: cases with missed opportunities, ratings that depart from the calculated ones, and agreement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reviewtui.framework.model import OVERALL
from reviewtui.report.agreement import agreement_lines as printed_agreement
from reviewtui.report.agreement import titles_of
from reviewtui.report.cells import Cell, Piece
from reviewtui.report.marks import rating_words
from reviewtui.report.missed import MARKS, unseen_words
from reviewtui.report.views.line import Line, Opens, sentence

if TYPE_CHECKING:
    from reviewtui.services.views.view import View

MOST_NAME = 12
NO_CHECKS = "This framework looks for no missed opportunities."
NONE_MISSED = "No missed opportunity was found in these cases."
NO_DEPARTURES = "No panel rating differs from the calculated one, and no suggestion was answered otherwise."


def missed_lines(view: View, width: int) -> Iterator[Line]:
    """A line a case and check; a count of the cases first."""
    titles = {check.code: check.title for check in view.inspection.framework.checks}
    if not titles or not view.rows:
        yield from sentence(NONE_MISSED if titles else NO_CHECKS, width)
        return
    yield from sentence(_how_many(view), width, "heading")
    yield from sentence("✓ confirmed  ? to decide  ✗ dismissed", width, "note")
    sites = (view.inspection.site(row["site"]).name for row in view.rows)
    widths = [min(max(map(len, each)), MOST_NAME) + 1 for each in ((row["case"] for row in view.rows), sites)]
    for row, cells in zip(view.rows, view.cells, strict=True):
        site = view.inspection.site(row["site"]).name
        named = (Cell((Piece(row["case"], strong=True),), widths[0]), Cell((Piece(site),), widths[1]))
        for check, decision in zip(view.columns, cells, strict=True):
            if decision is not None:
                said = Cell((MARKS[decision], Piece(f" {titles[check]}")))
                yield Line((*named, said), "row", Opens(case=row["case"]))


def _how_many(view: View) -> str:
    """How many cases have one that was not dismissed, of those with a chronology: the summary's count and base."""
    unseen = len(view.made_from)
    sure = sum("confirmed" in cells for cells in view.cells)
    some = sum("confirmed" in cells or "open" in cells for cells in view.cells)
    said = f"{some} of {len(view.cases) - unseen} cases with a possible or confirmed one, {sure} of them confirmed."
    return said + unseen_words(unseen)


def departures_lines(view: View, width: int) -> Iterator[Line]:
    """Node by node, each with the panel's reason; then questions whose suggestions were answered otherwise."""
    if not view.rows:
        yield from sentence(NO_DEPARTURES, width)
    if note := view.more.get("note"):
        yield from sentence(note, width, "note")
    framework = view.inspection.framework
    for row, (calculated, decided, reason, offered, other) in zip(view.rows, view.cells, strict=True):
        if "node" in row:
            words = [rating_words(framework, code, row["node"]) for code in (decided, calculated)]
            title = row["title"] if row["node"] == OVERALL else f"{row['node']} {row['title']}"
            yield from sentence(f"{title}: {words[0]} (calculated: {words[1]})", width, "heading")
            yield from sentence(reason or "two panels differ", width, indent=2)
        else:
            said = f"{row['question']} {row['title']}: {other} of {offered} suggestions answered otherwise"
            yield from sentence(said, width, "row", Opens(question=row["question"]))


def agreement_lines(view: View, width: int) -> Iterator[Line]:
    """The table that `moderate --agreement` prints."""
    for text in printed_agreement(view.made_from, width, titles_of(view.inspection.framework)):
        words = text.plain.removeprefix(" ")
        code = words.split(" ", 3)[2] if words.startswith("  ") and len(words.split()) > 1 else ""
        is_question = any(row["node"] == code and row["kind"] == "question" for row in view.rows)
        yield Line((Cell((Piece(words),)),), "row", Opens(question=code) if is_question else Opens())
