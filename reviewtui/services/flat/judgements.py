"""The table of judgements, a row a current one, and that of the evidence they are linked to."""

from collections.abc import Iterator

from reviewtui.exchange.flat.table import Column, Row
from reviewtui.framework.model import Framework
from reviewtui.framework.scale import UnknownCode
from reviewtui.services.export_lists import judgement_items
from reviewtui.services.flat.shared import APPLICABLE, GOOD, LABEL, OF_A_CASE, SCORE, STANDARD, Source, joined

JUDGEMENTS = (
    *OF_A_CASE,
    STANDARD,
    Column("question", "text", "Code of the question; its title is in the table questions."),
    Column("framework_version", "text", "Version of the framework that asked it."),
    Column("answer", "text", "Code of the answer; the table answers has its label and whether it counts as good."),
    LABEL,
    Column("number", "integer", "The answer to a question that asks for a whole number.", "Another kind of question."),
    SCORE,
    GOOD,
    APPLICABLE,
    Column("rationale", "text", "Why, in the inspector's words.", "None was written."),
    Column("evidence_pieces", "integer", "Pieces of evidence, each a row of the table evidence."),
    Column("inspector", "text", "Who judged it.", "Not signed."),
    Column("review", "text", "first, or second for a blind second review."),
    Column("made_at", "moment", "When it was recorded, in UTC."),
    Column("entry", "text", "Its entry in the record."),
    Column("counts", "boolean", "Whether it counts in the figures."),
    Column("why_not", "text", "Why it does not count.", "It counts."),
    Column("responsible", "text", "Agencies whose work the answer is about, joined with “; ”.", "Not stated."),
    Column("phase", "text", "The part of the case that the answer is true of.", "Not stated."),
    Column("review_again", "boolean", "Whether its evidence changed after it was made."),
)
EVIDENCE = (
    Column("entry", "text", "The judgement, as the table judgements names it."),
    *OF_A_CASE,
    Column("question", "text", "Code of the question."),
    Column("kind", "text", "What it is: an event, a document, an absence (no evidence found), or a person spoken to."),
    Column("id", "text", "Id of the event, document or absence in the case; a person spoken to in words."),
    Column("page", "integer", "Page of the document.", "No page was given, or it is not a document."),
)


def judgements(source: Source) -> Iterator[Row]:
    """Every current judgement that has an answer, of second reviews too."""
    framework, known = source.framework, dict[tuple[str, str | int], Row]()
    for item in judgement_items(source.connection, framework):
        said = (item["question"], item["answer"])
        if said not in known:
            known[said] = _answered(framework, *said)
        item |= known[said]
        item |= source.of(item["case"], item["site"])
        item["evidence_pieces"] = len(item["evidence"])
        item["responsible"] = joined(item.get("responsible", ()))
        item["review_again"] = "second_look" in item
        yield item


def _answered(framework: Framework, question: str, given: str | int) -> Row:
    """What is told of an answer to a question: the same of every case."""
    said, scale = str(given), framework.scale_of(framework.question(question))
    try:
        answer = scale.answer(said)
    except UnknownCode:
        answer = None
    return {
        "answer": said,
        "number": None if isinstance(given, str) else given,
        "good": answer.good if answer and answer.applicable and scale.good_codes else None,
        "applicable": answer.applicable if answer else None,
    }


def evidence(source: Source) -> Iterator[Row]:
    """What each of them is linked to."""
    for item in judgement_items(source.connection, source.framework):
        for piece in item["evidence"]:
            kind = next(kind for kind in ("event", "document", "absence", "source") if kind in piece)
            place = {"kind": kind, "id": piece[kind], "page": piece.get("page")}
            yield {**item, **source.of(item["case"], item["site"]), **place}
