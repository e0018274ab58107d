"""What a framework's measures and checks say of a case file, as text."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from reviewtui.casefile.measured import Measured, Verdict
from reviewtui.casefile.missed import Finding
from reviewtui.report.columns import cell, labelled, paragraph

VERDICTS = {
    Verdict.WITHIN: "within",
    Verdict.LATE: "over limit",
    Verdict.UNDETERMINED: "undetermined",
    Verdict.NO_LIMIT: "no limit",
    Verdict.TARGETED: "mean only",
    Verdict.INVALID: "error",
    Verdict.NOT_APPLICABLE: "left out",
}
LABEL = max(map(len, VERDICTS.values()))


def checked_lines(
    file: str, reference: str, measures: Iterable[Measured], findings: Iterable[Finding], width: int
) -> Iterator[Text]:
    """The case, a paragraph a measure with its verdict before it, then a paragraph a finding."""
    yield from paragraph(f"{reference}: {file}", width, "bold", indent=0)
    for measured in measures:
        label = cell(VERDICTS[measured.verdict], LABEL)
        yield from labelled(label, f"{measured.measure}: {measured.why}", width, indent=2)
    for finding in findings:
        yield from labelled(cell("possible", LABEL), f"{finding.check}: {finding.sentence}", width, indent=2)
    yield Text()
