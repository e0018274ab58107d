"""The table of moderated answers: each counts in the figures instead of the judgements that differ."""

from collections.abc import Iterator

from db import queries
from reviewtui.exchange.flat.table import Column, Row, Table
from reviewtui.services.flat.shared import OF_A_CASE, Source
from reviewtui.services.moderated import moderated_on
from reviewtui.services.withdrawn import withdrawals_on

MODERATION = (
    *OF_A_CASE,
    Column("standard", "text", "Code of the standard the question belongs to."),
    Column("question", "text", "Code of the question."),
    Column("answer", "text", "Code of the answer agreed on."),
    Column("label", "text", "The answer in words."),
    Column("score", "integer", "Score of the answer on its scale.", "The scale has no scores."),
    Column("good", "boolean", "Whether the answer counts as good.", "Not applicable, or no answer here is good."),
    Column("applicable", "boolean", "False for an answer that says the question does not arise."),
    Column("reason", "text", "Why it was agreed."),
    Column("inspector", "text", "Who recorded it."),
    Column("made_at", "moment", "When it was recorded, in UTC."),
    Column("entry", "text", "Its entry in the record."),
    Column("counts", "boolean", "Whether it counts in the figures: not in a case withdrawn from the sample."),
)


def moderation(source: Source) -> Table:
    """Every moderated answer, by case and question."""
    return Table("moderation", MODERATION, lambda: _moderation(source))


def _moderation(source: Source) -> Iterator[Row]:
    framework, gone = source.framework, withdrawals_on(source.connection)
    moderated = moderated_on(source.connection)
    cases = queries.live(source.connection, "case", sorted({case for case, _ in moderated}))
    for (case, question), one in sorted(moderated.items()):
        scale = framework.scale_of(framework.question(question))
        answer = scale.answer(one.answer)
        yield {
            **source.of(case, cases.get(case, {}).get("site")),
            "standard": framework.standard_of(question).code,
            "question": question,
            "answer": one.answer,
            "label": answer.label,
            "score": answer.score,
            "good": answer.good if answer.applicable and scale.good_codes else None,
            "applicable": answer.applicable,
            "reason": one.reason,
            "inspector": one.inspector,
            "made_at": one.made_at,
            "entry": one.entry,
            "counts": case not in gone,
        }
