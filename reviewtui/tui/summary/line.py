"""How one line of the summary looks: what it is, its count, a letter a case, and its rating with what is close."""

from textual.content import Content

from reviewtui.figures.decimals import per_cent_text
from reviewtui.framework.model import Framework
from reviewtui.rating.summary import NodeRating, Share, Summary
from reviewtui.tui.marks import tone
from reviewtui.tui.summary.columns import MARKS, NOT_RATED, Columns, columns, good_of, rating_label
from reviewtui.tui.summary.letters import letters, runs
from reviewtui.tui.summary.rows import QuestionRow, Row, StandardRow
from reviewtui.tui.text import fitted, plain

FLAGS = {"one_judgement_changes": "±1", "near_boundary": "~"}
"""Marks, the most pressing first: the line has room for one."""
FLAG_WORDS = {
    "one_judgement_changes": "one judgement changes it",
    "near_boundary": "near a boundary",
    "undetermined": "cases to do may change it",
    "small_sample": "few cases",
    "rounds_across": "rounds across a boundary",
    "input_not_rated": "a part is not rated",
    "unconfirmed": "rule unconfirmed",
}


def line(row: Row, summary: Summary, width: int) -> Content:
    """One line in `width` cells."""
    found = columns(row.framework, summary, width)
    return _question(row, found) if isinstance(row, QuestionRow) else _standard(row, found)


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


def flag_mark(node: NodeRating) -> str:
    """`±1`, `~` or nothing."""
    return next((mark for flag, mark in FLAGS.items() if flag in node.flags), "")


def flag_words(node: NodeRating) -> str:
    """The most pressing flag in words."""
    return next((words for flag, words in FLAG_WORDS.items() if flag in node.flags), "")


def rating_words(framework: Framework, node: NodeRating, *, in_full: bool = True, loud: bool = False) -> Content:
    """The rating's word in its tone; in bold capitals when `loud`."""
    rating = framework.rating(node.rating) if node.rating is not None else None
    word = rating_label(rating, in_full=in_full) if rating else NOT_RATED
    colour = tone(rating, framework.rating_scale) if rating else "$tone-quiet"
    return plain(word.upper(), f"{colour} bold") if loud else plain(word, colour)


def _question(row: QuestionRow, found: Columns) -> Content:
    share = row.node.share
    scale = row.framework.scale_of(row.question)
    return Content.assemble(
        " " * found.indent,
        fitted(row.code, found.code, "$tone-quiet"),
        " ",
        fitted(row.title, found.title),
        " ",
        good_of(row.node).rjust(found.good),
        *((" ", (_percent(share).rjust(found.percent), "$tone-quiet")) if found.percent else ()),
        *((" ", letters(runs(scale, row.node.counts, share.unjudged), found.letters)) if found.letters else ()),
        *_rating(row, found),
    )


def _standard(row: StandardRow, found: Columns) -> Content:
    return Content.assemble(
        fitted(f"{row.code} {row.title}", found.before_letters, "bold"),
        *((" ", fitted(decided_by(row.node), found.letters, "$tone-quiet")) if found.letters else ()),
        *_rating(row, found),
    )


def decided_by(node: NodeRating) -> str:
    """`lowest: 1.2`: the rule, and which inputs decided."""
    rule = node.because.rule.replace("_", " ")
    return f"{rule}: {', '.join(node.decided_by)}" if node.decided_by else rule


def _rating(row: Row, found: Columns) -> list[Content | str | tuple[str, str]]:
    words = rating_words(row.framework, row.node, in_full=found.in_full, loud=isinstance(row, StandardRow))
    return [
        "  ",
        words.truncate(found.rating, ellipsis=True, pad=True),
        " ",
        flag_mark(row.node).ljust(MARKS),
        *((" ", (flag_words(row.node)[: found.flag_words], "$tone-quiet")) if found.in_full else ()),
    ]


def _of_letters(summary: Summary, width: int) -> str:
    """What the letters say: one a case, or a bar in proportion."""
    node = next(iter(summary.questions.values()), None)
    cases = sum(node.counts.values()) + node.share.unjudged if node else 0
    return "a letter a case, · to do" if cases <= width else "cases by answer"


def _percent(share: Share) -> str:
    """`64.7%`; blank while nothing applies."""
    return per_cent_text(share.good, share.applicable) if share.applicable else ""
