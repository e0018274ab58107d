"""Reads the standards and key questions of a framework file."""

import textwrap
from collections.abc import Mapping

from reviewtui.framework.model import OVERALL, Answer, Prompt, Question, Scale, Standard
from reviewtui.framework.nearest import did_you_mean
from reviewtui.framework.scale_reader import LABEL_LIMIT, read_code
from reviewtui.framework.section import Section

TITLE_LIMIT = 26
STANDARD_TITLE_LIMIT = 60
TEXT_LINES, TEXT_WIDTH = 2, 74
LEGEND_LIMIT = 55
POLICIES = ("excluded", "forbidden", "counted")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def read_standards(top: Section, scales: Mapping[str, Scale]) -> tuple[Standard, ...]:
    """Every standard with its questions; no code twice among all of them."""
    taken = {OVERALL}
    return tuple(_standard(section, scales, taken) for section in top.sections("standards"))


def _standard(section: Section, scales: Mapping[str, Scale], taken: set[str]) -> Standard:
    title = section.text("title", limit=STANDARD_TITLE_LIMIT)
    standard = Standard(
        code=_node_code(section, taken),
        title=title,
        short=section.text("short", required=len(title) > LABEL_LIMIT, limit=LABEL_LIMIT) or title,
        questions=tuple(_question(question, scales, taken) for question in section.sections("questions")),
    )
    section.finish()
    return standard


def _node_code(section: Section, taken: set[str]) -> str:
    code = read_code(section)
    if code and code in taken:
        section.fault("code", f"“{code}” is taken: every standard and question needs a code of its own")
    taken.add(code)
    return code


def _question(section: Section, scales: Mapping[str, Scale], taken: set[str]) -> Question:
    code = _node_code(section, taken)
    scale = section.text("scale")
    if scale and scale not in scales:
        section.fault("scale", f"unknown scale “{scale}”{did_you_mean(scale, scales)}")
    policy = section.choice("not_applicable", POLICIES)
    offered = _offered(scales.get(scale), policy)
    rationale, evidence = _owes(section, offered)
    question = Question(
        code=code,
        title=section.text("title", limit=TITLE_LIMIT),
        text=_text(section),
        guidance=section.prose("guidance"),
        scale=scale,
        legend=_legend(section, offered),
        prompts=_prompts(section),
        not_applicable=policy,
        owes_rationale=rationale,
        owes_evidence=evidence,
    )
    section.finish()
    return question


def _offered(scale: Scale | None, policy: str) -> tuple[Answer, ...] | None:
    """The answers offered, or None while the scale is unknown and nothing can be checked against it."""
    if scale is None:
        return None
    return tuple(answer for answer in scale.answers if answer.applicable or policy != "forbidden")


def _text(section: Section) -> str:
    text = section.text("text")
    lines = textwrap.wrap(text, TEXT_WIDTH)
    if len(lines) > TEXT_LINES:
        section.fault("text", f"takes {len(lines)} lines of {TEXT_WIDTH}, where {TEXT_LINES} fit: shorten it")
    return text


def _legend(section: Section, offered: tuple[Answer, ...] | None) -> dict[str, str]:
    part = section.section("legend")
    codes = part.keys if offered is None else tuple(answer.code for answer in offered)
    legend = {code: part.text(code, limit=LEGEND_LIMIT) for code in codes}
    part.finish()
    return legend


def _owes(section: Section, offered: tuple[Answer, ...] | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if "owes" not in section.keys:
        section.optional("owes")
        return (), ()
    part = section.section("owes")
    codes = None if offered is None else tuple(answer.code for answer in offered)
    owed = part.words("rationale", codes, required=False), part.words("evidence", codes, required=False)
    part.finish()
    return owed


def _prompts(section: Section) -> tuple[Prompt, ...]:
    texts = section.words("prompts", required=False)
    if len(texts) > len(_LETTERS):
        section.fault("prompts", f"{len(texts)} prompts, where {len(_LETTERS)} can be lettered")
    return tuple(Prompt(letter, text) for letter, text in zip(_LETTERS, texts, strict=False))
