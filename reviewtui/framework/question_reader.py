"""Reads the key questions of a framework file."""

import textwrap
from collections.abc import Mapping
from typing import NamedTuple

from reviewtui.framework.block import Block
from reviewtui.framework.case_facts import FACTS, OF_THE_CASE, SEVERAL, WantedFact
from reviewtui.framework.fact_reader import read_facts
from reviewtui.framework.model import OVERALL, Answer, Prompt, Question, Rule, Scale
from reviewtui.framework.names import Names, Stages
from reviewtui.framework.nearest import did_you_mean
from reviewtui.framework.rule_reader import RulePlace, read_rule
from reviewtui.framework.scale_reader import LEGEND_LIMIT, read_code

TITLE_LIMIT = 26
TEXT_LINES, TEXT_WIDTH = 2, 74
POLICIES = ("excluded", "forbidden", "counted")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Context(NamedTuple):
    """What questions, sections and standards are read against."""

    scales: Mapping[str, Scale]
    ratings: str
    """Code of the usual scale of ratings; it may be unknown."""
    stages: Stages
    places: dict[str, Block]
    """Each node's code to its place in the file; filled while reading."""

    def take_code(self, block: Block) -> str:
        """The node's code, which no other node may have."""
        code = read_code(block)
        if code == OVERALL or code in self.places:
            block.fault("code", f"“{code}” is taken: every standard, section and question needs a code of its own")
            code = ""
        self.places[code] = block
        return code


def read_questions(
    parent: Block, context: Context, names: Names, asked_when: tuple[WantedFact, ...] = ()
) -> tuple[Question, ...]:
    """The questions directly in a node, none where it has none; `names` is what their gates may name there.

    `asked_when` holds the facts of the cases that the standard around them is asked of.
    """
    blocks = parent.blocks("questions", required=False)
    return tuple(_question(block, context, names, asked_when) for block in blocks)


def read_asked_when(block: Block) -> tuple[WantedFact, ...]:
    """The facts of the cases that something is asked of; none for every case."""
    wanted = read_facts(block, "asked_when", OF_THE_CASE)
    for each in wanted:
        if each.fact != SEVERAL and set(each.values) == set(FACTS[each.fact]):
            block.fault("asked_when", f"names every {each.fact.replace('_', ' ')}, so it leaves nothing out: remove it")
    return wanted


def _question(block: Block, context: Context, names: Names, around: tuple[WantedFact, ...]) -> Question:
    code = context.take_code(block)
    scale = block.text("scale")
    if scale and scale not in context.scales:
        block.fault("scale", f"unknown scale “{scale}”{did_you_mean(scale, context.scales)}")
    policy = _policy(block, context.scales.get(scale))
    offered = _offered(context.scales.get(scale), policy)
    _check_keys(block, scale, offered)
    rationale, evidence = _owes(block, offered)
    rule = _own_rule(block, context)
    asked = _asked(block, rule)
    text, short = _texts(block)
    question = Question(
        code=code,
        title=block.text("title", limit=TITLE_LIMIT, spoken=True),
        text=text,
        guidance=block.prose("guidance", spoken=True),
        scale=scale,
        legend=_legend(block, offered if asked else ()),
        prompts=_prompts(block),
        not_applicable=policy,
        owes_rationale=rationale,
        owes_evidence=evidence,
        insufficient_evidence=block.words("insufficient_evidence", _codes(offered), required=False),
        applies=names.condition(block, "applies", required=False),
        inspection=rule,
        counts=block.yes("counts", default=True),
        asked=asked,
        short=short,
        asked_when=_asked_when(block, asked, around),
    )
    block.finish()
    return question


def _asked_when(block: Block, asked: bool, around: tuple[WantedFact, ...]) -> tuple[WantedFact, ...]:
    """Its own facts with those of the standard around it."""
    own = read_asked_when(block)
    if own and not asked:
        block.fault("asked_when", "no case is asked this question: remove it, or `asked: false`")
    return (*around, *own) if asked else ()


def _own_rule(block: Block, context: Context) -> Rule | None:
    if "inspection" not in block.keys:
        block.optional("inspection")
        return None
    return read_rule(
        block, "inspection", RulePlace("question", context.scales, context.ratings, context.stages.inspection)
    )


def _asked(block: Block, rule: Rule | None) -> bool:
    """Whether cases are asked it; if none is, only a panel can rate it, and no gate can open it."""
    asked = block.yes("asked", default=True)
    if not asked and (rule is None or rule.kind != "judged"):
        block.fault(
            "asked", "a question that no case is asked is judged by a panel: write `inspection: judged` beside it"
        )
    if not asked and "applies" in block.keys:
        block.fault("applies", "a question that no case is asked needs no gate: remove it, or `asked: false`")
    return asked


def _policy(block: Block, scale: Scale | None) -> str:
    """What "does not apply" does to a share; where no answer says so, there is nothing to choose."""
    if scale is None or any(not answer.applicable for answer in scale.answers):
        return block.choice("not_applicable", POLICIES)
    return block.choice("not_applicable", POLICIES, default="forbidden")


def _offered(scale: Scale | None, policy: str) -> tuple[Answer, ...] | None:
    """The answers offered, or None while the scale is unknown and nothing can be checked against it."""
    if scale is None:
        return None
    return tuple(answer for answer in scale.answers if answer.applicable or policy != "forbidden")


def _check_keys(block: Block, scale: str, offered: tuple[Answer, ...] | None) -> None:
    bare = [answer.code for answer in offered or () if not answer.key]
    if bare:
        block.fault("scale", f"“{scale}” has no key for “{bare[0]}”, so nobody could answer with it: give it a `key`")


def _texts(block: Block) -> tuple[str, str]:
    """The question in full, and what a screen shows where that is longer than it has room for."""
    text, short = block.text("text", spoken=True), block.text("short", required=False, spoken=True)
    key, shown = ("short", short) if short else ("text", text)
    lines = textwrap.wrap(shown, TEXT_WIDTH)
    if len(lines) > TEXT_LINES:
        mend = "shorten it" if short else "shorten it, or write a `short` text for the screens beside it"
        block.fault(key, f"takes {len(lines)} lines of {TEXT_WIDTH}, where {TEXT_LINES} fit: {mend}")
    return text, short


def _legend(block: Block, offered: tuple[Answer, ...] | None) -> dict[str, str]:
    """A line for each answer offered, the scale's own where the question has none; a whole number needs none."""
    usual = {answer.code: answer.legend for answer in offered or ()}
    if offered is not None and all(usual.values()) and "legend" not in block.keys:
        block.optional("legend")
        return usual
    part = block.block("legend")
    codes = part.keys if offered is None else tuple(usual)
    legend = {
        code: part.text(code, required=not usual.get(code), limit=LEGEND_LIMIT, spoken=True) or usual.get(code, "")
        for code in codes
    }
    part.finish()
    return legend


def _owes(block: Block, offered: tuple[Answer, ...] | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if "owes" not in block.keys:
        block.optional("owes")
        return (), ()
    part, codes = block.block("owes"), _codes(offered)
    owed = part.words("rationale", codes, required=False), part.words("evidence", codes, required=False)
    part.finish()
    return owed


def _codes(offered: tuple[Answer, ...] | None) -> tuple[str, ...] | None:
    return None if offered is None else tuple(answer.code for answer in offered)


def _prompts(block: Block) -> tuple[Prompt, ...]:
    texts = block.words("prompts", required=False, spoken=True)
    if len(texts) > len(_LETTERS):
        block.fault("prompts", f"{len(texts)} prompts, where {len(_LETTERS)} can be lettered")
    return tuple(Prompt(letter, text) for letter, text in zip(_LETTERS, texts, strict=False))
