"""What stands in the summary's lines: what each is, its count, a letter a case, and its rating with what is close.

Print and screen say the same of a line. They differ in what a panel is given room to say, and in a few words.
"""

from collections.abc import Sequence

from reviewtui.figures.decimals import per_cent_text
from reviewtui.framework.rule_kinds import rule_said
from reviewtui.rating.summary import NodeRating, Share, SharedRating, Summary
from reviewtui.report.cells import Cell, Piece, Tone, apart, cell
from reviewtui.report.marks import NOT_RATED as NOT_RATED_IN_PRINT
from reviewtui.report.marks import label_of, marks_of, pressing
from reviewtui.report.numbers import numbers_words
from reviewtui.report.summary.columns import GOOD, LETTERS, NOT_RATED, Columns, good_of, good_of_ratings
from reviewtui.report.summary.letters import Run, letters_or_bar, letters_or_counts, runs, runs_of
from reviewtui.report.summary.rows import QuestionRow, Row, SectionRow, StandardRow, cases_of

FLAG_WORDS = {
    "one_judgement_changes": "one judgement changes it",
    "next_answer_changes": "next answer may change it",
    "near_boundary": "near a boundary",
    "undetermined": "may change: not complete",
    "too_few_to_drive": "lower one has few cases",
    "small_sample": "few cases",
    "rounds_across": "rounds across a boundary",
    "input_not_rated": "a part is not rated",
    "unconfirmed": "rule unconfirmed",
}
"""The flags in words beside their marks; a line has room for the words of the most pressing one."""
DEPARTURE = "◆"
"""Mark of a rating that stands otherwise than it was worked out."""
UNWORKED = {"none": "", "judged": "not decided"}
"""What stands in the place of a rating that no rule works out."""


def heading(summary: Summary, columns: Columns) -> list[Cell]:
    """The names of the columns."""
    before = columns.indent * columns.on_screen
    name = cell(" " * before + "Standard, question", columns.name)
    percent = [cell("%", columns.percent, right=True)] if columns.percent else []
    letters = [cell(_of_letters(summary, columns), columns.letters)] if columns.letters else []
    return apart(
        [name, cell(GOOD, columns.good, right=True), *percent, *letters, cell(" " * columns.on_screen + "rating")]
    )


def cells(row: Row, columns: Columns) -> list[Cell]:
    """One line."""
    if isinstance(row, QuestionRow):
        return _question(row, columns)
    return _section(row, columns) if isinstance(row, SectionRow) else _standard(row, columns)


def decided_by(node: NodeRating, room: int = 0) -> str:
    """`lowest: 1.2`: the rule, and which inputs decided; with room for it `lowest: 1.2, then 1.4`."""
    rule = node.because.rule
    if rule in ("judged", "none"):
        judged = "panel judged" if node.rating else "panel judges"
        return judged if rule == "judged" else "counts only"
    words = rule_said(rule).removesuffix(" rating")
    decided = f"{words}: {', '.join(node.decided_by)}" if node.decided_by else words
    second = f"{decided}, then {node.lowest[1]}" if node.decided_by == node.lowest[:1] and node.lowest[1:] else decided
    return second if len(second) <= room else decided


# Questions and sections ----------------------------------------------------------------------------------------------


def _question(row: QuestionRow, columns: Columns) -> list[Cell]:
    node, scale = row.node, row.framework.scale_of(row.question)
    figures = _figures(good_of(node, scale), node.share if scale.good_codes else None, columns)
    if row.is_number:
        figures += _optional((Piece(numbers_words(node), "quiet"),), columns.letters)
    else:
        figures += _letters(runs_of(scale, node), columns)
    return apart([*_name(row, columns), *figures, *_rating(row, node.rating, columns)])


def _section(row: SectionRow, columns: Columns) -> list[Cell]:
    """The cases' own ratings: it has none over all of them."""
    counted = bool(row.counts) or row.framework.case_rule(row.section).kind != "none" or not columns.on_screen
    if not counted:
        return apart(_name(row, columns, "heading"))
    good, applicable = good_of_ratings(row.scale, row.counts)
    figures = _figures(f"{good}/{applicable}", Share(good, applicable, 0, 0), columns)
    found = runs(row.scale, row.counts, row.cases - sum(row.counts.values()))
    return apart([*_name(row, columns, "heading"), *figures, *_letters(found, columns)])


def _name(row: QuestionRow | SectionRow, columns: Columns, tone: Tone = "") -> list[Cell]:
    """Code and title, further in for every section around them."""
    before, depth = " " * columns.indent, " " * row.depth
    if not columns.code:
        return [Cell((Piece(before), Piece(f"{depth}{row.code} {row.title}", tone)), columns.name)]
    code = Cell((Piece(before + depth), Piece(row.code, tone or "quiet")), columns.indent + row.depth + columns.code)
    return [code, cell(row.title, max(columns.title - row.depth, 1), tone)]


def _figures(good: str, share: Share | None, columns: Columns) -> list[Cell]:
    """How many are good, and on a wide screen in per cent; blank while nothing applies."""
    percent = per_cent_text(share.good, share.applicable) if share and share.applicable else ""
    cells = [cell(good, columns.good, right=True)]
    return [*cells, cell(percent, columns.percent, "quiet", right=True)] if columns.percent else cells


# Standards -----------------------------------------------------------------------------------------------------------


def _standard(row: StandardRow, columns: Columns) -> list[Cell]:
    if not row.code:
        return [cell(row.title, columns.before_letters, "heading")]
    left = _on_screen(row, columns) if columns.on_screen else _in_print(row, columns)
    return apart([*left, *_rating(row, row.rating, columns)])


def _in_print(row: StandardRow, columns: Columns) -> list[Cell]:
    """The share and the letters where there is a share; else what decided it, where there is room for all of that.

    What a panel said stands before both.
    """
    name, panel = f"{row.code:<2} {row.title}", _panel_in_print(row)
    if not panel and isinstance(row.node, SharedRating):
        return [cell(name, columns.name, "heading"), *_shares(row, row.node, columns), *_standard_letters(row, columns)]
    said = panel or decided_by(row.node, columns.before_rating - len(name) - 2)
    room = columns.before_rating - len(said) - 1
    if room < min(len(name), columns.name):
        said = "panel" if panel else ""
        room = columns.before_rating - len(said) - 1
    width = max(min(columns.name, room), min(len(name), room))
    return [cell(name, width, "heading"), cell(said, columns.before_rating - width - 1, "heading")]


def _on_screen(row: StandardRow, columns: Columns) -> list[Cell]:
    """What a panel said, or what decided it, stands in the place of the letters; without them, the word “panel”."""
    name = f"{row.code} {row.title}"
    if isinstance(row.node, SharedRating) and row.counts is not None:
        left = [cell(name, columns.name, "heading"), *_shares(row, row.node, columns)]
    elif row.departs and not columns.letters:
        left = [cell(name, columns.before_letters - len(" panel"), "heading"), cell("panel", tone="accent")]
    else:
        left = [cell(name, columns.before_letters, "heading")]
    said = _panel_on_screen(row, columns.letters)
    return [*left, *(_optional(said, columns.letters) if said else _standard_letters(row, columns))]


def _shares(row: StandardRow, node: SharedRating, columns: Columns) -> list[Cell]:
    return _figures(good_of(node, row.framework.case_scale(row.standard)), node.share, columns)


def _standard_letters(row: StandardRow, columns: Columns) -> list[Cell]:
    """The cases' own ratings where a share of them decides, else what decided."""
    if isinstance(row.node, SharedRating) and row.counts is not None:
        found = runs(row.framework.case_scale(row.standard), row.counts, row.node.share.unjudged)
        return _letters(found, columns)
    return _optional((Piece(decided_by(row.node, columns.letters), "quiet"),), columns.letters)


def _panel_in_print(row: StandardRow) -> str:
    """`panel; was Requires impr.`; nothing where no panel has spoken."""
    panel_row = row.panel_row
    if panel_row is None:
        return ""
    if panel_row.sides:
        return "two panels differ"
    if row.departs:
        answer = row.framework.inspection_scale(row.code).by_code.get(panel_row.computed.rating or "")
        return f"panel; was {label_of(answer, in_full=False) if answer else NOT_RATED_IN_PRINT}"
    return "panel kept it" if panel_row.decision is not None and panel_row.decision.decision == "left" else ""


def _panel_on_screen(row: StandardRow, width: int) -> tuple[Piece, ...]:
    """`lowest: 1.2 · panel kept it`, or the rating worked out with an arrow; nothing where no panel has spoken."""
    panel_row = row.panel_row
    if panel_row is None:
        return ()
    if panel_row.sides:
        return (Piece("≠ two panels differ", "alert"),)
    if row.departs:
        return _to_the_panels(row, panel_row.computed.rating, width)
    if panel_row.decision is not None and panel_row.decision.decision == "left":
        words = f"{decided_by(row.node)} · panel kept it"
        return (Piece(words if len(words) <= width else "panel kept it", "quiet"),)
    return ()


def _to_the_panels(row: StandardRow, computed: str | None, width: int) -> tuple[Piece, ...]:
    """`Requires impr. → panel`, flush with the panel's rating, which follows in the column of ratings."""
    scale, arrow = row.framework.inspection_scale(row.code), " → panel"
    answer = scale.by_code.get(computed or "")
    labels = tuple(label_of(answer, in_full=each) for each in (True, False)) if answer else (NOT_RATED_IN_PRINT,)
    label = next((each for each in labels if len(each) + len(arrow) <= width), labels[-1])
    worked_out = Piece(label, graded=(scale, answer.code)) if answer else Piece(label, "to_do")
    return (Piece(" " * (width - len(label) - len(arrow))), worked_out, Piece(arrow, "accent"))


# What several lines have ---------------------------------------------------------------------------------------------


def _rating(row: StandardRow | QuestionRow, rating: str | None, columns: Columns) -> list[Cell]:
    """The rating, its marks, and on a wide screen what the first of them means."""
    departs = isinstance(row, StandardRow) and row.departs
    marked = rating or not columns.on_screen
    mark = DEPARTURE if departs else marks_of(row.node.flags) if marked else ""
    said = "not the calculated rating" if departs else "".join(FLAG_WORDS[flag] for flag in pressing(row.node.flags))
    label = Cell((Piece(" " * columns.on_screen), _label(row, rating, columns)), columns.rating + columns.on_screen)
    return [
        label,
        cell(mark, columns.marks),
        *_optional((Piece(said[: columns.flag_words], "quiet"),), columns.flag_words),
    ]


def _label(row: StandardRow | QuestionRow, rating: str | None, columns: Columns) -> Piece:
    """A standard's in capitals; nothing where it is never rated."""
    loud = isinstance(row, StandardRow)
    rule, scale = row.framework.inspection_rule(row.code).kind, row.framework.inspection_scale(row.code)
    if rating is not None:
        label = label_of(scale.answer(rating), in_full=columns.in_full)
        return Piece(label.upper() if loud else label, strong=loud, graded=(scale, rating))
    word = UNWORKED.get(rule, NOT_RATED if columns.on_screen else NOT_RATED_IN_PRINT)
    quiet = columns.on_screen and rule in UNWORKED
    return Piece(word.upper() if loud and not quiet else word, "to_do")


def _letters(found: Sequence[Run], columns: Columns) -> list[Cell]:
    made = letters_or_bar if columns.on_screen else letters_or_counts
    return _optional(made(found, columns.letters), columns.letters)


def _of_letters(summary: Summary, columns: Columns) -> str:
    """What the letters say: one a case, or in less room how many cases they stand for."""
    if not columns.on_screen:
        return LETTERS if columns.letters >= len(LETTERS) else "answers"
    return LETTERS if cases_of(summary) <= columns.letters else "cases by answer"


def _optional(pieces: tuple[Piece, ...], width: int) -> list[Cell]:
    """A column of its own width, or no column."""
    return [Cell(pieces or (Piece(""),), width)] if width else []
