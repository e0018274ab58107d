"""A framework as text: everything it asks, the answers with what each looks like, and the rules in words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from reviewtui.framework.case_facts import in_words
from reviewtui.framework.model import Band, Framework, Question, Rule, Scale, Section, Standard
from reviewtui.framework.rule import limit_text
from reviewtui.framework.rule_kinds import rule_said
from reviewtui.report.columns import cell, labelled, paragraph
from reviewtui.report.marks import label_of
from reviewtui.report.measures import measure_lines

if TYPE_CHECKING:
    from reviewtui.framework.case_facts import WantedFact
    from reviewtui.framework.expression import Condition

LABEL = 18


def framework_lines(framework: Framework, width: int) -> Iterator[Text]:
    """Title and source, scales, standards with their questions, rules, what is unconfirmed, measures and checks."""
    yield from paragraph(framework.title, width, "bold")
    nations = ", ".join(nation.replace("_", " ") for nation in framework.nations)
    yield from paragraph(f"{framework.code} version {framework.version} · {nations}", width)
    yield from paragraph(framework.source, width)
    for variant in framework.variants:
        picked = " (shown here)" if variant.code == framework.variant else ""
        standards = ", ".join(variant.standards)
        yield from paragraph(f"Type of inspection {variant.code}{picked}: {variant.title}. {standards}.", width)
    for scale in framework.scales:
        yield from _scale_lines(scale, width)
    asked = (framework.about_case, *framework.standards) if framework.case_questions else framework.standards
    for standard in asked:
        yield from _standard_lines(framework, standard, width)
    yield from _rules_lines(framework, width)
    yield from measure_lines(framework, width)


def _scale_lines(scale: Scale, width: int) -> Iterator[Text]:
    yield Text()
    yield from paragraph(f"Scale {scale.code}", width, "bold")
    if scale.count:
        yield from paragraph(f"Whole numbers from {scale.span}.", width, indent=3)
    for answer in scale.answers:
        score = "" if answer.score is None else f" · scores {answer.score}"
        good = " · counts as good" if answer.good else ""
        shown = f"{answer.key} {answer.glyph} {answer.label} ({answer.code}){score}{good}"
        yield from paragraph(shown.strip(), width, indent=3)


def _standard_lines(framework: Framework, standard: Standard, width: int) -> Iterator[Text]:
    """A standard with its own rules where it has some, its questions, and its sections likewise."""
    yield Text()
    yield from paragraph(f"{standard.code} {standard.title}".strip(), width, "bold")
    if standard.inspection:
        yield from paragraph(f"Over all cases: {rule_words(standard.inspection)}.", width, "dim", indent=3)
    if not standard.contributes:
        yield from paragraph("Not counted in the overall rating.", width, "dim", indent=3)
    shared = _asked_when(standard)
    if shared:
        yield from paragraph(f"Asked only where {in_words(shared)}.", width, "dim", indent=3)
    yield from _within(framework, standard, width)


def _asked_when(standard: Standard) -> "tuple[WantedFact, ...]":
    """The facts that all questions of a standard are asked by; none where they are not the same."""
    found = {question.asked_when for question in standard.questions}
    return found.pop() if len(found) == 1 else ()


def _within(framework: Framework, place: Standard | Section, width: int) -> Iterator[Text]:
    if place.case:
        yield from paragraph(f"In a case: {rule_words(place.case)}.", width, "dim", indent=3)
    for question in place.own_questions:
        yield from question_lines(framework, question, width)
    for section in place.sections:
        yield Text()
        yield from paragraph(f"{section.code} {section.title}", width, "bold", indent=2)
        yield from _gate(section.applies, "Looked at", width)
        yield from _within(framework, section, width)


def _gate(applies: "Condition | None", verb: str, width: int) -> Iterator[Text]:
    if applies is not None:
        yield from paragraph(f"{verb} only if {applies}.", width, "dim", indent=5)


def question_lines(framework: Framework, question: Question, width: int) -> Iterator[Text]:
    """One question: its text, its answers with what each looks like, guidance and prompts."""
    yield Text()
    yield from labelled(Text(question.code, "bold"), question.text, width, "bold", indent=3)
    yield from _gate(question.applies, "Asked", width)
    if question.asked_when and question.asked_when != _asked_when(framework.standard_of(question.code)):
        yield from paragraph(f"Asked only where {in_words(question.asked_when)}.", width, "dim", indent=5)
    if not question.asked:
        yield from paragraph("No case is asked it: a panel judges it.", width, "dim", indent=5)
    for answer in framework.offered(question) if question.asked else ():
        label = cell(f"{answer.key} {answer.glyph} {label_of(answer, in_full=False)}", LABEL)
        yield from labelled(label, question.legend.get(answer.code, ""), width, indent=5)
    yield from paragraph(question.guidance, width, "dim", indent=5)
    for prompt in question.prompts:
        yield from labelled(Text(prompt.code), prompt.text, width, indent=5)


def rule_words(rule: Rule) -> str:
    """A rule on one line: `percentage of cases: inadequate below 50, …, outstanding otherwise`."""
    kind = rule_said(rule.kind)
    bands = map(_band_words, rule.bands)
    outcomes = (f"{each.rating} if {each.when}" if each.when else f"{each.rating} otherwise" for each in rule.outcomes)
    words = ", ".join(bands) or "; ".join(outcomes)
    parts = (
        f"{kind}: {words}" if words else kind,
        *(f"{code} weighs {weight}" for code, weight in rule.weights),
        *((f"alone from {rule.drives_from} cases on",) if rule.drives_from else ()),
        *(("needs all that can be rated",) if rule.needs_all else ()),
        *((f"needs {rule.least_rated} rated",) if rule.least_rated else ()),
        *(f"never together: {each.when}" for each in rule.forbid),
        *(f"{limit.edge.replace('_', ' ')} {limit.rating} if {limit.when}" for limit in rule.limits),
    )
    return "; ".join(parts)


def _band_words(band: Band) -> str:
    """`inadequate below 50`, `good at least 65 and inadequate at most 15`, `outstanding otherwise`."""
    own = [f"{band.edge.replace('_', ' ')} {band.limit}"] if band.edge else []
    others = (
        f"{' or '.join(each.of)} {each.edge.replace('_', ' ')} {limit_text(each.numerator, each.denominator)}"
        for each in band.demands
    )
    return f"{band.rating} {' and '.join((*own, *others)) or 'otherwise'}"


def _rules_lines(framework: Framework, width: int) -> Iterator[Text]:
    case, inspection = framework.case_rules, framework.inspection_rules
    yield Text()
    yield from paragraph("Rules", width, "bold")
    for place, rule in (
        ("A standard of one case", case.standard),
        *((("A section of one case", case.section),) if _has_sections(framework) else ()),
        *((("A case as a whole", case.overall),) if framework.whole_case is not None else ()),
        ("A question over all cases", inspection.question),
        ("A standard over all cases", inspection.standard),
        ("The whole inspection", inspection.overall),
    ):
        yield from paragraph(f"{place}: {rule_words(rule)}.", width, indent=3)
    least = f"A breakdown is rated from {framework.min_to_rate} applicable cases on."
    yield from paragraph(least, width, indent=3)
    if framework.breaks_unanimity:
        alike = f"Answers that are all alike may give another rating: {framework.breaks_unanimity}"
        yield from paragraph(alike, width, indent=3)
    for part in framework.unconfirmed:
        yield from paragraph(f"Unconfirmed: {part.what}: {part.why}", width, indent=3)


def _has_sections(framework: Framework) -> bool:
    return any(standard.sections for standard in framework.standards)
