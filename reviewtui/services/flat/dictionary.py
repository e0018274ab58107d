"""The data dictionary, made from the framework and from the tables themselves."""

from collections.abc import Iterator, Sequence

from reviewtui.exchange.flat.table import Column, Row, Table
from reviewtui.services.flat.shared import LABEL, Source

QUESTIONS = (
    Column("question", "text", "Code of the question."),
    Column("position", "integer", "Its place in the order asked, from 1 on."),
    Column("title", "text", "Its title."),
    Column("text", "text", "The question in full."),
    Column("standard", "text", "Code of its standard."),
    Column("standard_title", "text", "Title of its standard."),
    Column("scale", "text", "Code of its scale, as in the table answers."),
    Column("asked_of_cases", "boolean", "False where a panel judges it from what it knows of the service."),
    Column("not_applicable", "text", "What not applicable does: excluded, counted or forbidden."),
    Column("framework", "text", "Code of the framework."),
    Column("framework_version", "text", "Its version."),
)
ANSWERS = (
    Column("scale", "text", "Code of the scale."),
    Column("position", "integer", "Place of the answer on the scale, from 1 on.", "A scale of whole numbers."),
    Column("answer", "text", "Code of the answer or rating.", "A scale of whole numbers."),
    LABEL,
    Column("score", "integer", "Its score.", "The scale has no scores."),
    Column("good", "boolean", "Whether it counts as good."),
    Column("applicable", "boolean", "False for the answer that says the question does not arise."),
)
DICTIONARY = (
    Column("table", "text", "Name of the table."),
    Column("column", "text", "Name of the column."),
    Column("position", "integer", "Its place in the table, from 1 on."),
    Column("type", "text", "text, integer, number, boolean, date (YYYY-MM-DD) or moment (a UTC time)."),
    Column("meaning", "text", "What it holds."),
    Column("null_means", "text", "What it means where there is no value.", "It always has a value."),
)


def dictionary(tables: Sequence[Table]) -> Table:
    """Every column of the tables, and of this one."""
    return Table("dictionary", DICTIONARY, lambda: _columns((*tables, dictionary(()))))


def questions(source: Source) -> Iterator[Row]:
    """Every question of the framework."""
    framework = source.framework
    for place, question in enumerate(framework.questions(), 1):
        standard = framework.standard_of(question.code)
        yield {
            "question": question.code,
            "position": place,
            "title": question.title,
            "text": question.text,
            "standard": standard.code,
            "standard_title": standard.title,
            "scale": question.scale,
            "asked_of_cases": question.asked,
            "not_applicable": question.not_applicable,
            "framework": framework.code,
            "framework_version": framework.version,
        }


def answers(source: Source) -> Iterator[Row]:
    """Every answer of every scale."""
    for scale in source.framework.scales:
        if scale.count:
            numbers = f"A whole number from {scale.least:,} to {scale.most:,}"
            yield {"scale": scale.code, "label": numbers, "good": False, "applicable": True}
        for place, answer in enumerate(scale.answers, 1):
            yield {**answer._asdict(), "scale": scale.code, "position": place, "answer": answer.code}


def _columns(tables: Sequence[Table]) -> Iterator[Row]:
    for table in tables:
        for place, column in enumerate(table.columns, 1):
            yield {
                "table": table.name,
                "column": column.name,
                "position": place,
                "type": column.type,
                "meaning": column.meaning,
                "null_means": column.null or None,
            }
