"""Reads the standards of a framework file, and the sections in them."""

from reviewtui.framework.block import Block
from reviewtui.framework.case_facts import WantedFact
from reviewtui.framework.model import NOT_APPLICABLE, Rule, Section, Standard
from reviewtui.framework.names import Names
from reviewtui.framework.nearest import did_you_mean
from reviewtui.framework.question_reader import Context, read_asked_when, read_questions
from reviewtui.framework.rule_reader import RulePlace, read_rule
from reviewtui.framework.scale_reader import LABEL_LIMIT

TITLE_LIMIT = 60


def read_standards(top: Block, context: Context) -> tuple[Standard, ...]:
    """Every standard with all that is in it."""
    return tuple(_standard(block, context) for block in top.blocks("standards"))


def _standard(block: Block, context: Context) -> Standard:
    title = block.text("title", limit=TITLE_LIMIT, spoken=True)
    short = block.text("short", required=len(title) > LABEL_LIMIT, limit=LABEL_LIMIT, spoken=True)
    code = context.take_code(block)
    names = context.stages.case.inside(code)
    scale = block.text("scale", required=False)
    if scale and (scale not in context.scales or context.scales[scale].count):
        block.fault("scale", f"unknown scale of ratings “{scale}”{did_you_mean(scale, context.scales)}")
        scale = ""
    asked_when = read_asked_when(block)
    standard = Standard(
        code=code,
        title=title,
        short=short or title,
        own_questions=read_questions(block, context, names, asked_when),
        sections=_sections(block, context, names, asked_when),
        scale=scale,
        contributes=block.yes("contributes", default=True),
        case=_case_rule(block, context, names),
        inspection=_inspection_rule(block, context, scale),
    )
    block.finish()
    return standard


def _sections(parent: Block, context: Context, names: Names, asked_when: tuple[WantedFact, ...]) -> tuple[Section, ...]:
    blocks = parent.blocks("sections", required=False)
    return tuple(_section(block, context, names, asked_when) for block in blocks)


def _section(block: Block, context: Context, around: Names, asked_when: tuple[WantedFact, ...]) -> Section:
    title = block.text("title", limit=TITLE_LIMIT, spoken=True)
    code = context.take_code(block)
    names = around.inside(code)
    section = Section(
        code=code,
        title=title,
        short=block.text("short", required=False, limit=LABEL_LIMIT, spoken=True) or title,
        own_questions=read_questions(block, context, names, asked_when),
        sections=_sections(block, context, names, asked_when),
        applies=names.condition(block, "applies", required=False),
        otherwise=_otherwise(block),
        case=_case_rule(block, context, names),
    )
    block.finish()
    return section


def _otherwise(block: Block) -> str:
    """The rating where the gate is closed."""
    return block.text("otherwise", required=False) or NOT_APPLICABLE


def _case_rule(block: Block, context: Context, names: Names) -> Rule | None:
    if "case" not in block.keys:
        block.optional("case")
        return None
    return read_rule(block, "case", RulePlace("case", context.scales, context.ratings, names))


def _inspection_rule(block: Block, context: Context, scale: str) -> Rule | None:
    if "inspection" not in block.keys:
        block.optional("inspection")
        return None
    place = RulePlace("standard", context.scales, scale or context.ratings, context.stages.inspection)
    return read_rule(block, "inspection", place)
