"""All there is to say of one line of the panel's table: both ratings, grounds, evidence, what would change it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from reviewtui.figures.decimals import per_cent_text
from reviewtui.framework.model import OVERALL, Scale
from reviewtui.rating.summary import profile_sentence
from reviewtui.report.cells import Piece
from reviewtui.report.marks import FLAG_MEANINGS, graded
from reviewtui.report.numbers import how_many, numbers_words
from reviewtui.report.panel import decisions_of, name_of, panel_said, worked_out
from reviewtui.services.standing.panel import GROUNDS
from reviewtui.tui.cells import words
from reviewtui.tui.moments import day
from reviewtui.tui.panel.table import Table
from reviewtui.tui.text import plain

if TYPE_CHECKING:
    from reviewtui.rating.summary import QuestionRating
    from reviewtui.services.standing.panel import Decision, PanelRow

FOLLOWS = "It follows from what the panel decided on the lines below it."
NO_GROUNDS = "None of the usual grounds for discretion applies."
HOW = {
    "judged": "Judged by the panel",
    "discretion": "Discretion used",
    "left": "Discretion considered, calculated rating kept",
}


def detail(table: Table, panel_row: "PanelRow", change: str) -> Content:
    """Paragraph by paragraph; `change` is what would change the computed rating."""
    paragraphs = [
        _heading(table, panel_row),
        *_panel(table, panel_row),
        *_grounds(panel_row),
        *_part("What would change it", [plain(change)] if change and panel_row.rule != "judged" else []),
        *_part("Evidence", list(_evidence(table, panel_row))),
        *_part("Notes", [Content("; ".join(kept))] if (kept := _in_mind(panel_row)) else []),
    ]
    return Content("\n").join(paragraphs)


def _heading(table: Table, panel_row: "PanelRow") -> Content:
    """Both ratings side by side, and why the computed one is so."""
    before = worked_out(table.framework, panel_row)
    stands = words(before if panel_row.rule != "judged" else Piece(before.text))
    if panel_row.decided != panel_row.computed.rating or panel_row.decision:
        stands = Content.assemble(stands, "  →  ", words(*panel_said(table.framework, panel_row)))
    profile = profile_sentence(panel_row.computed.profile)
    all_answers = plain(f"\n{profile}" if profile else "", multiline=True)
    because = plain(panel_row.computed.because.text)
    return Content.assemble(plain(name_of(panel_row), "bold"), "\n", stands, "\n", because, all_answers)


def _panel(table: Table, panel_row: "PanelRow") -> list[Content]:
    decisions = decisions_of(panel_row)
    if decisions:
        heading = "Two panels decided differently; neither counts" if len(decisions) > 1 else "The panel"
        return _part(heading, [_decision(table, panel_row, decision) for decision in decisions])
    if panel_row.decided != panel_row.computed.rating:
        return _part("The panel", [Content(FOLLOWS)])
    return []


def _decision(table: Table, panel_row: "PanelRow", decision: "Decision") -> Content:
    """`Discretion used: ● Good instead of ◐ Requires improvement.` and who, when and why."""
    scale = table.scale(panel_row)
    rating: list[Content | str] = [": ", words(graded(scale, decision.rating))] if decision.rating else []
    before: list[Content | str] = [" instead of ", words(graded(scale, decision.computed))]
    before = before if decision.decision == "discretion" else []
    sat = f"{day(decision.held_on)} · members: {', '.join(decision.sat)}"
    recorded = f"Recorded by {decision.recorded_by or 'an import'}."
    lines = (
        Content.assemble(HOW[decision.decision], *rating, *before, "."),
        plain(sat),
        plain(decision.reason, "italic", multiline=True),
        plain(recorded, "$tone-quiet"),
        *_since(table, panel_row, decision),
    )
    return Content("\n").join(lines)


def _since(table: Table, panel_row: "PanelRow", decision: "Decision") -> list[Content]:
    """What was worked out may have changed since the panel sat."""
    if panel_row.rule == "judged" or decision.computed == panel_row.computed.rating:
        return []
    then = words(graded(table.scale(panel_row), decision.computed))
    return [Content.assemble(("The calculated rating has changed since. It was ", "$tone-alert"), then, ".")]


def _grounds(panel_row: "PanelRow") -> list[Content]:
    if panel_row.rule in ("judged", "none"):
        return []
    grounds = "; ".join(FLAG_MEANINGS[flag] for flag in panel_row.grounds)
    return _part("Grounds to consider discretion", [Content(grounds) if grounds else _quiet(NO_GROUNDS)])


def _in_mind(panel_row: "PanelRow") -> list[str]:
    return [FLAG_MEANINGS[flag] for flag in panel_row.computed.flags if flag not in GROUNDS and flag in FLAG_MEANINGS]


def _evidence(table: Table, panel_row: "PanelRow") -> Iterator[Content]:
    """The standards beneath the whole; the questions beneath a standard."""
    if panel_row.node == OVERALL:
        for other in table.panel_rows:
            if other.node != OVERALL:
                yield Content.assemble(plain(f"{name_of(other)}  "), _stands(table, other))
        return
    for question in table.questions(panel_row):
        node = table.found.summary.questions[question.code]
        asked, scale = table.framework.scale_of(question), table.framework.inspection_scale(question.code)
        rating = [words(graded(scale, node.rating))] if node.rating else []
        yield Content.assemble(plain(f"{question.code} {question.title}  "), share_words(node, asked), "  ", *rating)


def _stands(table: Table, panel_row: "PanelRow") -> Content:
    """The rating that stands, with the computed one behind it where they differ."""
    scale = table.scale(panel_row)
    if panel_row.decided == panel_row.computed.rating:
        return words(graded(scale, panel_row.decided))
    stands, before = graded(scale, panel_row.decided), worked_out(table.framework, panel_row)
    return words(stands, Piece(" (panel; "), before, Piece(")"))


def share_words(node: "QuestionRating", scale: Scale) -> str:
    """`10 of 20 good = 50%, 2 not applicable, 4 to do`; of whole numbers `n 20, sum 34 · mean 1.7`."""
    share = node.share
    per_cent = f" = {per_cent_text(share.good, share.applicable)}" if share.applicable else ""
    parts = (
        f"{share.good} of {share.applicable} good{per_cent}" if scale.good_codes else how_many(node),
        numbers_words(node),
        f"{share.not_applicable} not applicable" if share.not_applicable else "",
        f"{share.in_dispute} different" if share.in_dispute else "",
        f"{share.unjudged} not answered" if share.unjudged else "",
    )
    return ", ".join(part for part in parts if part)


def _part(heading: str, paragraphs: list[Content]) -> list[Content]:
    if not paragraphs:
        return []
    return [Content.styled(f"\n{heading}", "$accent"), *paragraphs]


def _quiet(words: str) -> Content:
    return Content.styled(words, "$tone-quiet")
