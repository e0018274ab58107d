"""What a site is told: feedback without ratings, and the draft that it checks for accuracy."""

from collections.abc import Iterator

from reviewtui.casefile.phrases import without_ids
from reviewtui.rating.summary import QuestionRating
from reviewtui.report.cells import Column, Piece
from reviewtui.report.document.blocks import Block, Document, Heading, Paragraph, Points, table
from reviewtui.report.missed import check_sentence, decided_sentence, together_sentence
from reviewtui.report.progress import counted
from reviewtui.report.timeliness import figures_sentence, in_use
from reviewtui.services.reports.site_reporting import Judged, SiteReported

NOT_PUBLIC = "DRAFT, not for publication"
SIDES = {"done_well": "Done well", "to_improve": "To improve"}
HALF = 2
"""More than one half of the applicable cases makes a strength."""


def feedback(found: SiteReported) -> Document:
    """Strengths, areas to improve and counts; no rating, and no case by name."""
    return Document(found.site.name, "Feedback", NOT_PUBLIC, _facts(found), tuple(_feedback(found)))


def draft(found: SiteReported) -> Document:
    """The site's own cases, answer by answer."""
    kind = "Draft for the factual accuracy check"
    return Document(found.site.name, kind, NOT_PUBLIC, _facts(found), tuple(_draft(found)))


def _facts(found: SiteReported) -> tuple[tuple[str, str], ...]:
    framework = found.inspection.framework
    return (
        ("Inspection", found.inspection.title),
        ("Site", found.site.name),
        ("Cases", f"{found.site.cases:,}"),
        ("Framework", f"{framework.title}, version {framework.version}"),
    )


# Feedback ------------------------------------------------------------------------------------------------------------


def _feedback(found: SiteReported) -> Iterator[Block]:
    nodes = found.site.summary.questions
    asked = [
        (code, node)
        for code, node in nodes.items()
        if node.share.applicable and found.inspection.framework.is_graded(code)
    ]
    strengths = tuple(_said(found, code, node) for code, node in asked if _is_strength(node))
    others = tuple(_said(found, code, node) for code, node in asked if not _is_strength(node))
    yield Paragraph(
        "This feedback has counts and no ratings. It is about the site's own cases only. A question is a strength "
        "where the answer is good in more than half of the cases to which it applies."
    )
    yield Heading("Strengths")
    yield Points(strengths) if strengths else Paragraph("None by this rule.")
    yield from _in_words(found, "done_well")
    yield Heading("Areas to improve")
    yield Points(others) if others else Paragraph("None by this rule.")
    yield from _in_words(found, "to_improve")
    fewest = found.inspection.framework.min_to_rate
    yield Paragraph(
        f"Where fewer than {fewest} cases apply, a count says little about the work as a whole.", quiet=True
    )
    yield from _counts(found)


def _in_words(found: SiteReported, side: str) -> Iterator[Block]:
    """What inspectors wrote, standard by standard, with no case named."""
    order = [standard.code for standard in found.inspection.framework.standards]
    said = [one for some in found.commentary.values() for one in some if one.side == side and one.standard in order]
    if said:
        yield Heading("What inspectors wrote", 3)
        ordered = sorted(said, key=lambda one: order.index(one.standard))
        yield Points(tuple(f"Standard {one.standard}: {one.nameless}" for one in ordered))


def _is_strength(node: QuestionRating) -> bool:
    return HALF * node.share.good > node.share.applicable


def _said(found: SiteReported, code: str, node: QuestionRating) -> str:
    share = node.share
    title = found.inspection.framework.question(code).title
    return f"{code} {title}: good in {share.good:,} of {counted(share.applicable, 'case')}"


def _counts(found: SiteReported) -> Iterator[Block]:
    measures = [one for one in in_use(found.timing.measures) if one.whole.n or one.whole.judged]
    if measures:
        yield Heading("Timeliness")
        yield Points(tuple(f"{figures_sentence(one.measure, one.whole)}." for one in measures))
    if found.timing.checks:
        *each, together = found.timing.checks
        yield Heading("Missed opportunities")
        yield Paragraph(f"{together_sentence(together)} {decided_sentence(together)}")
        yield Points(tuple(check_sentence(check) for check in each if check.missed.cases))


# The draft -----------------------------------------------------------------------------------------------------------


def _draft(found: SiteReported) -> Iterator[Block]:
    framework = found.inspection.framework
    yield Paragraph(
        "Please check each passage for factual accuracy. For each that is not accurate, give the case and question, "
        "what is wrong, and the evidence. Judgements themselves are not part of this check."
    )
    yield Heading("Counts")
    nodes = [
        (code, node)
        for code, node in found.site.summary.questions.items()
        if found.inspection.framework.is_graded(code)
    ]
    yield table("Cases with a good answer, of those in which the question applies", _count_columns(found), nodes)
    yield from _counts(found)
    titles = {question.code: question.title for question in framework.questions()}
    for case, answers in found.cases.items():
        yield Heading(f"Case {case}")
        if answers:
            yield table(f"Answers in {case}", _answer_columns(titles), answers)
        else:
            yield Paragraph("No question has an answer yet.")
        written = tuple(f"{SIDES[one.side]}: {one.text}" for one in found.commentary.get(case, ()))
        if written:
            yield Heading("What inspectors wrote", 3)
            yield Points(written)
        missed = tuple(
            ("Confirmed: " if one.decision == "confirmed" else "Possible: ") + without_ids(one.finding.sentence)
            for one in found.timing.findings.get(case, ())
            if one.stands and one.decision != "dismissed"
        )
        if missed:
            yield Heading("Missed opportunities", 3)
            yield Points(missed)


def _count_columns(found: SiteReported) -> tuple[Column[tuple[str, QuestionRating]], ...]:
    framework = found.inspection.framework
    return (
        Column("Question", 0, lambda row: (Piece(f"{row[0]} {framework.question(row[0]).title}"),)),
        Column("Good", 0, lambda row: (Piece(f"{row[1].share.good} of {row[1].share.applicable}"),), right=True),
        Column("Not applicable", 0, lambda row: (Piece(f"{row[1].share.not_applicable:,}"),), right=True),
        Column("Not answered", 0, lambda row: (Piece(f"{row[1].share.to_come:,}"),), right=True),
    )


def _answer_columns(titles: dict[str, str]) -> tuple[Column[Judged], ...]:
    return (
        Column("Question", 0, lambda row: (Piece(f"{row.question} {titles.get(row.question, '')}"),)),
        Column("Answer", 0, lambda row: (Piece(row.label),)),
        Column("Rationale", 0, lambda row: (Piece(row.rationale),)),
    )
