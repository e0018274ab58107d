"""Reads a framework file strictly: all its faults at once, each with line, key and the nearest valid word."""

from collections.abc import Iterable

from reviewtui.framework.faults import Fault, Faults, FaultyFramework
from reviewtui.framework.model import OVERALL, CaseRules, Framework, InspectionRules, Scale, Standard, Unconfirmed
from reviewtui.framework.nearest import did_you_mean
from reviewtui.framework.question_reader import read_standards
from reviewtui.framework.rule_reader import read_rules
from reviewtui.framework.scale_reader import read_code, read_scales
from reviewtui.framework.section import Section
from reviewtui.framework.tree import read_tree

NATIONS = ("england", "wales", "scotland", "northern_ireland")
LANGUAGES = ("en", "cy")
LIVE_RATINGS = ("before", "after", "never")
RULE_PLACES = ("case.standard", "inspection.question", "inspection.standard", "inspection.overall")

__all__ = ["Fault", "FaultyFramework", "read_framework"]


def read_framework(text: str, name: str) -> Framework:
    """The framework written in `text`. `name` is the file's name for the faults.

    Raises FaultyFramework with every fault found.
    """
    faults = Faults(name)
    framework = _framework(Section(read_tree(text, faults), "", faults))
    faults.settle()
    return framework


def _framework(top: Section) -> Framework:
    scales = read_scales(top)
    by_code = {scale.code: scale for scale in scales}
    ratings = _ratings(top, by_code)
    standards = read_standards(top, by_code)
    case_rules, inspection_rules = read_rules(top, by_code.get(ratings))
    framework = Framework(
        code=read_code(top, "framework"),
        version=top.text("version", limit=20),
        title=top.text("title", limit=120),
        summary=top.text("summary", limit=160),
        source=top.prose("source", required=True),
        nations=top.words("nations", NATIONS),
        languages=top.words("languages", LANGUAGES),
        scales=scales,
        ratings=ratings,
        standards=standards,
        case_rules=case_rules,
        inspection_rules=inspection_rules,
        min_to_rate=top.whole("min_to_rate") or 0,
        live_ratings=top.choice("live_ratings", LIVE_RATINGS, default="after"),
        unconfirmed=_unconfirmed(top, standards),
    )
    _check_scores(top, by_code.get(ratings), inspection_rules)
    _check_case_lowest(top, framework, by_code, case_rules)
    top.finish()
    return framework


def _ratings(top: Section, scales: Iterable[str]) -> str:
    code = top.text("ratings")
    if code and code not in scales:
        top.fault("ratings", f"unknown scale “{code}”{did_you_mean(code, scales)}")
    return code


def _unconfirmed(top: Section, standards: tuple[Standard, ...]) -> tuple[Unconfirmed, ...]:
    nodes = [code for standard in standards for code in (standard.code, *(q.code for q in standard.questions))]
    found = []
    for section in top.sections("unconfirmed", required=False):
        found.append(Unconfirmed(section.choice("what", (*RULE_PLACES, OVERALL, *nodes)), section.text("why")))
        section.finish()
    return tuple(found)


def _check_scores(top: Section, ratings: Scale | None, rules: InspectionRules) -> None:
    """A mean needs a score on every rating."""
    kinds = (rules.standard.kind, rules.overall.kind)
    if (
        ratings is not None
        and "mean_in_bands" in kinds
        and any(answer.score is None for answer in ratings.worst_to_best)
    ):
        top.fault("ratings", f"every answer of “{ratings.code}” needs a score, because a rule takes their mean")


def _check_case_lowest(top: Section, framework: Framework, scales: dict[str, Scale], rules: CaseRules) -> None:
    """A case's standard takes the lowest answer as its rating, so the answers must be ratings."""
    ratings = scales.get(framework.ratings)
    if ratings is None or rules.standard.kind != "lowest":
        return
    for question in framework.questions():
        strange = [a for a in getattr(scales.get(question.scale), "rank", {}) if a not in ratings.rank]
        if strange:
            top.fault("rules", f"`lowest` of a case cannot rate {question.code}: “{strange[0]}” is not a rating")
