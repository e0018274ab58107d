"""How one line of the summary looks: what it is, its count, a letter a case, and its rating with what is close."""

from collections.abc import Mapping

from textual.content import Content

from reviewtui.figures.decimals import per_cent_text
from reviewtui.framework.model import Framework, Scale
from reviewtui.rating.summary import NodeRating, Share, SharedRating, Summary
from reviewtui.report.marks import first_mark, pressing
from reviewtui.report.numbers import numbers_words
from reviewtui.tui.marks import tone
from reviewtui.tui.summary.columns import MARKS, NOT_RATED, Columns, columns, good_of, rating_label
from reviewtui.tui.summary.letters import letters, runs
from reviewtui.tui.summary.panel_words import departed, seat_words
from reviewtui.tui.summary.rows import QuestionRow, Row, SectionRow, StandardRow, cases_of
from reviewtui.tui.text import fitted, plain

FLAG_WORDS = {
    "one_judgement_changes": "one judgement changes it",
    "near_boundary": "near a boundary",
    "undetermined": "cases to do may change it",
    "small_sample": "few cases",
    "rounds_across": "rounds across a boundary",
    "input_not_rated": "a part is not rated",
    "unconfirmed": "rule unconfirmed",
}
"""The flags in words beside their marks; the line has room for the most pressing one."""
DEPARTURE = "◆"
"""Mark of a rating that stands otherwise than it was worked out."""
Part = Content | str | tuple[str, str]


def line(row: Row, summary: Summary, width: int) -> Content:
    """One line in `width` cells."""
    found = columns(row.framework, summary, width)
    if isinstance(row, QuestionRow):
        return _question(row, found)
    return _section(row, found) if isinstance(row, SectionRow) else _standard(row, found)


def heading(framework: Framework, summary: Summary, width: int) -> Content:
    """The names of the columns, with the list's marker column before them."""
    found = columns(framework, summary, width - 1)
    parts = [
        " " * (1 + found.indent),
        fitted("Standard, question", found.code + 1 + found.title),
        " ",
        "good".rjust(found.good),
        *((" ", "%".rjust(found.percent)) if found.percent else ()),
        *((" ", fitted(_of_letters(summary, found.letters), found.letters)) if found.letters else ()),
        "  rating",
    ]
    return Content.assemble(*parts).stylize("$tone-quiet")


def flag_words(node: NodeRating) -> str:
    """The most pressing flag in words."""
    return "".join(FLAG_WORDS[flag] for flag in pressing(node.flags))


def rating_words(
    framework: Framework, code: str, rating: str | None, *, in_full: bool = True, loud: bool = False
) -> Content:
    """A node's rating in its tone, in bold capitals when `loud`; nothing where it is never rated."""
    rule, scale = framework.inspection_rule(code).kind, framework.inspection_scale(code)
    answer = scale.by_code.get(rating or "")
    if answer is None:
        word = {"none": "", "judged": "not yet"}.get(rule, NOT_RATED.upper() if loud else NOT_RATED)
        return Content.styled(word, "$tone-quiet")
    word, colour = rating_label(answer, in_full=in_full), tone(answer, scale)
    return plain(word.upper(), f"{colour} bold") if loud else plain(word, colour)


def decided_by(node: NodeRating) -> str:
    """`lowest: 1.2`: the rule, and which inputs decided."""
    rule = node.because.rule
    if rule in ("judged", "none"):
        judged = "panel judged" if node.rating else "panel judges"
        return judged if rule == "judged" else "counts only"
    words = rule.replace("_", " ")
    return f"{words}: {', '.join(node.decided_by)}" if node.decided_by else words


def _question(row: QuestionRow, found: Columns) -> Content:
    share = row.node.share
    scale = row.framework.scale_of(row.question)
    percent = _percent(share) if scale.good_codes else ""
    return Content.assemble(
        *_name(row, found, row.depth),
        " ",
        good_of(row.node, scale).rjust(found.good),
        *((" ", (percent.rjust(found.percent), "$tone-quiet")) if found.percent else ()),
        *((" ", _answers(row, found.letters)) if found.letters else ()),
        *_rating(row, row.node, row.node.rating, found),
    )


def _answers(row: QuestionRow, width: int) -> Content:
    """A letter a case; of whole numbers their sum and mean."""
    if row.is_number:
        return fitted(numbers_words(row.node), width, "$tone-quiet")
    scale, node = row.framework.scale_of(row.question), row.node
    return letters(runs(scale, node.counts, node.share.unjudged, node.hidden), width)


def _section(row: SectionRow, found: Columns) -> Content:
    """The cases' own ratings: it has none over all of them."""
    good, applicable = good_of_ratings(row.scale, row.counts)
    share = Share(good, applicable, 0, 0)
    counted = bool(row.counts) or row.framework.case_rule(row.section).kind != "none"
    return Content.assemble(
        *_name(row, found, row.depth, "bold"),
        " ",
        (f"{good}/{applicable}" if counted else "").rjust(found.good),
        *((" ", ((_percent(share) if counted else "").rjust(found.percent), "$tone-quiet")) if found.percent else ()),
        *((" ", _case_letters(row.scale, row.counts, row.cases, found.letters)) if found.letters and counted else ()),
    ).truncate(found.before_letters + 1 + found.letters, pad=True)


def _case_letters(scale: Scale, counts: Mapping[str, int], cases: int, width: int) -> Content:
    return letters(runs(scale, counts, cases - sum(counts.values())), width)


def _standard(row: StandardRow, found: Columns) -> Content:
    name = f"{row.code} {row.title}".strip()
    if isinstance(row.node, SharedRating) and row.counts is not None:
        left: list[Part] = [
            fitted(name, found.name, "bold"),
            " ",
            good_of(row.node, row.framework.case_scale(row.standard)).rjust(found.good),
            *((" ", (_percent(row.node.share).rjust(found.percent), "$tone-quiet")) if found.percent else ()),
        ]
    else:
        left = [_with_panel(row, name, found)]
    middle: list[Part] = [" ", _beneath(row, found)] if found.letters else []
    return Content.assemble(*left, *middle, *_standard_rating(row, found))


def _with_panel(row: StandardRow, name: str, found: Columns) -> Content:
    """The name; where there is no room for letters, the word “panel” ends it."""
    said = "" if found.letters or row.panel_row is None or not departed(row.panel_row) else " panel"
    return Content.assemble(fitted(name, found.before_letters - len(said), "bold"), (said, "$accent"))


def _beneath(row: StandardRow, found: Columns) -> Content:
    """In the letters' place: what a panel said, else what decided, else the cases' own ratings."""
    width = found.letters
    said = seat_words(row.framework, row.panel_row, decided_by(row.node), width) if row.panel_row else None
    if said is not None:
        return said.truncate(width, ellipsis=True, pad=True)
    if isinstance(row.node, SharedRating) and row.counts is not None:
        share = row.node.share
        scale = row.framework.case_scale(row.standard)
        return letters(runs(scale, row.counts, share.unjudged), width)
    words = decided_by(row.node) if row.code else ""
    return fitted(words, width, "$tone-quiet")


def _standard_rating(row: StandardRow, found: Columns) -> list[Part]:
    if not row.code:
        return []
    return _rating(row, row.node, row.rating, found, departs=row.panel_row is not None and departed(row.panel_row))


def _rating(
    row: StandardRow | QuestionRow, node: NodeRating, rating: str | None, found: Columns, *, departs: bool = False
) -> list[Part]:
    words = rating_words(row.framework, row.code, rating, in_full=found.in_full, loud=isinstance(row, StandardRow))
    mark = DEPARTURE if departs else first_mark(node.flags) if rating else ""
    said = "departs from what was worked out" if departs else flag_words(node)
    return [
        "  ",
        words.truncate(found.rating, ellipsis=True, pad=True),
        " ",
        mark.ljust(MARKS),
        *((" ", (said[: found.flag_words], "$tone-quiet")) if found.in_full else ()),
    ]


def _name(row: QuestionRow | SectionRow, found: Columns, depth: int, style: str = "") -> list[Part]:
    """Code and title, further in for every section around them."""
    return [
        " " * (found.indent + depth),
        fitted(row.code, found.code, style or "$tone-quiet"),
        " ",
        fitted(row.title, max(found.title - depth, 1), style),
    ]


def good_of_ratings(scale: Scale, counts: Mapping[str, int]) -> tuple[int, int]:
    """How many of the cases' own ratings are good, and how many apply."""
    applicable = sum(counts.get(answer.code, 0) for answer in scale.answers if answer.applicable)
    return sum(counts.get(code, 0) for code in scale.good_codes), applicable


def _of_letters(summary: Summary, width: int) -> str:
    """What the letters say: one a case, or a bar in proportion."""
    return "a letter a case, · to do" if cases_of(summary) <= width else "cases by answer"


def _percent(share: Share) -> str:
    """`64.7%`; blank while nothing applies."""
    return per_cent_text(share.good, share.applicable) if share.applicable else ""
