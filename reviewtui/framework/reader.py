"""Reads a framework file strictly: all its faults at once, each with line, key and the nearest valid word."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from reviewtui.framework.block import Block
from reviewtui.framework.check_reader import read_checks
from reviewtui.framework.faults import Fault, Faults, FaultyFramework
from reviewtui.framework.measure_reader import read_measures
from reviewtui.framework.misfits import note_misfits
from reviewtui.framework.model import OVERALL, Framework, Question, Scale, Standard, Unconfirmed
from reviewtui.framework.names import names_of
from reviewtui.framework.nearest import did_you_mean
from reviewtui.framework.question_reader import Context, read_questions
from reviewtui.framework.rule_reader import read_rules
from reviewtui.framework.scale_reader import read_code, read_scales
from reviewtui.framework.standard_reader import read_standards
from reviewtui.framework.tree import read_tree
from reviewtui.framework.variant_reader import read_variants

NATIONS = ("england", "wales", "scotland", "northern_ireland", "united_states")
LANGUAGES = ("en", "cy")
OWED_BELOW_GOOD = ("responsible", "phase")
LIVE_RATINGS = ("before", "after", "never")
RULE_PLACES = (
    "case.section",
    "case.standard",
    "case.overall",
    "inspection.question",
    "inspection.standard",
    "inspection.overall",
)
RULE_PARTS = ("fewer", "limits")
"""What of a rule may be unconfirmed by itself: what it does with fewer rated inputs, and its limits."""

__all__ = ["Fault", "FaultyFramework", "read_framework"]


@lru_cache(maxsize=16)
def read_framework(text: str, name: str) -> Framework:
    """The framework written in `text`. `name` is the file's name for the faults.

    One process reads few texts, but some often: at each import, each check. Raises FaultyFramework with every fault
    found.
    """
    faults = Faults(name)
    top = Block(read_tree(text, faults), "", faults)
    languages = top.without_faults().words("languages", LANGUAGES) or LANGUAGES[:1]
    first, *others = (_framework(top.speaking(language, languages)) for language in languages)
    faults.settle()
    return first._replace(translations=dict(zip(languages[1:], others, strict=True)))


def _framework(top: Block) -> Framework:
    scales = {scale.code: scale for scale in read_scales(top)}
    ratings = _ratings(top, scales)
    context = Context(scales, ratings, names_of(top.without_faults(), scales), {})
    case_questions = read_questions(top, context, context.stages.case)
    standards = read_standards(top, context)
    case_rules, inspection_rules = read_rules(top, context.scales, ratings, _of_standards(standards), context.stages)
    nations = top.words("nations", NATIONS)
    framework = Framework(
        code=read_code(top, "framework"),
        version=top.text("version", limit=20),
        title=top.text("title", limit=120, spoken=True),
        summary=top.text("summary", limit=160, spoken=True),
        source=top.prose("source", required=True, spoken=True),
        nations=nations,
        languages=top.words("languages", LANGUAGES),
        scales=tuple(scales.values()),
        ratings=ratings,
        standards=standards,
        case_rules=case_rules,
        inspection_rules=inspection_rules,
        min_to_rate=top.whole("min_to_rate") or 0,
        live_ratings=top.choice("live_ratings", LIVE_RATINGS, default="after"),
        unconfirmed=_unconfirmed(top, context.places),
        case_questions=case_questions,
        measures=read_measures(top, nations, _answers(case_questions, standards, scales)),
        checks=read_checks(top, nations),
        breaks_unanimity=top.text("breaks_unanimity", required=False, spoken=True),
        variants=read_variants(top, standards),
        owed_below_good=_owed_below_good(top),
    )
    note_misfits(framework, top, context.places)
    top.finish()
    return framework


def _owed_below_good(top: Block) -> tuple[str, ...]:
    """What `owed: {below_good: [responsible, phase]}` asks of answers below good; nothing where it is absent."""
    if "owed" not in top.keys:
        top.optional("owed")
        return ()
    block = top.block("owed")
    wanted = block.words("below_good", OWED_BELOW_GOOD)
    block.finish()
    return wanted


def _answers(
    case_questions: tuple[Question, ...], standards: tuple[Standard, ...], scales: Mapping[str, Scale]
) -> dict[str, tuple[str, ...]]:
    """Code of each question to its answers."""
    questions = (*case_questions, *(question for standard in standards for question in standard.questions))
    return {one.code: tuple(scales[one.scale].by_code) for one in questions if one.code and one.scale in scales}


def _ratings(top: Block, scales: Iterable[str]) -> str:
    code = top.text("ratings")
    if code and code not in scales:
        top.fault("ratings", f"unknown scale “{code}”{did_you_mean(code, scales)}")
    return code


def _of_standards(standards: tuple[Standard, ...]) -> str:
    """Code of the scale that all standards share; empty where they do not, or share the usual one."""
    scales = {standard.scale for standard in standards}
    return scales.pop() if len(scales) == 1 else ""


def _unconfirmed(top: Block, nodes: Iterable[str]) -> tuple[Unconfirmed, ...]:
    parts = (f"{place}.{part}" for place in RULE_PLACES for part in RULE_PARTS)
    known = (*RULE_PLACES, *parts, OVERALL, *nodes)
    found = []
    for block in top.blocks("unconfirmed", required=False):
        what = block.choice("what", known)
        found.append(Unconfirmed(what, block.text("why", spoken=True)))
        block.finish()
    return tuple(found)
