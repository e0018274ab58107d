"""The table of moderated answers: each counts in the figures instead of the judgements that differ."""

from collections.abc import Iterator

from db import queries
from reviewtui.exchange.flat.table import Column, Row
from reviewtui.services.flat.shared import APPLICABLE, GOOD, LABEL, OF_A_CASE, SCORE, STANDARD, Source
from reviewtui.services.standing.moderated import moderated_on
from reviewtui.services.standing.withdrawn import withdrawals_on

MODERATION = (
    *OF_A_CASE,
    STANDARD,
    Column("question", "text", "Code of the question."),
    Column("answer", "text", "Code of the answer agreed on."),
    LABEL,
    SCORE,
    GOOD,
    APPLICABLE,
    Column("reason", "text", "Why it was agreed."),
    Column("inspector", "text", "Who recorded it."),
    Column("made_at", "moment", "When it was recorded, in UTC."),
    Column("entry", "text", "Its entry in the record."),
    Column("counts", "boolean", "Whether it counts in the figures: not in a case withdrawn from the sample."),
)


def moderation(source: Source) -> Iterator[Row]:
    """Every moderated answer, by case and question."""
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
