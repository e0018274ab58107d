"""A framework as JSON-able data and back, so that a store opens without reading YAML."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from reviewtui.framework.model import (
    Answer,
    Band,
    CaseRules,
    Framework,
    InspectionRules,
    Prompt,
    Question,
    Rule,
    Scale,
    Standard,
    Unconfirmed,
)


def to_plain(framework: Framework) -> dict[str, Any]:
    """The framework as dictionaries, lists, text, whole numbers and booleans; `from_plain` gives it back."""
    plain: dict[str, Any] = _plain(framework)
    return plain


def from_plain(plain: Mapping[str, Any]) -> Framework:
    """The framework that `to_plain` gave. Trusts its input: it was checked when the YAML was read."""
    case, inspection = plain["case_rules"], plain["inspection_rules"]
    return Framework(
        **{
            **plain,
            "nations": tuple(plain["nations"]),
            "languages": tuple(plain["languages"]),
            "scales": tuple(_scale(scale) for scale in plain["scales"]),
            "standards": tuple(_standard(standard) for standard in plain["standards"]),
            "case_rules": CaseRules(**{node: _rule(rule) for node, rule in case.items()}),
            "inspection_rules": InspectionRules(**{node: _rule(rule) for node, rule in inspection.items()}),
            "unconfirmed": tuple(Unconfirmed(**part) for part in plain["unconfirmed"]),
        }
    )


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {part.name: _plain(getattr(value, part.name)) for part in fields(value)}
    if hasattr(value, "_asdict"):
        return {name: _plain(part) for name, part in value._asdict().items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return dict(value) if isinstance(value, Mapping) else value


def _scale(plain: Mapping[str, Any]) -> Scale:
    return Scale(plain["code"], tuple(Answer(**answer) for answer in plain["answers"]))


def _standard(plain: Mapping[str, Any]) -> Standard:
    return Standard(**{**plain, "questions": tuple(_question(question) for question in plain["questions"])})


def _question(plain: Mapping[str, Any]) -> Question:
    return Question(
        **{
            **plain,
            "prompts": tuple(Prompt(**prompt) for prompt in plain["prompts"]),
            "owes_rationale": tuple(plain["owes_rationale"]),
            "owes_evidence": tuple(plain["owes_evidence"]),
        }
    )


def _rule(plain: Mapping[str, Any]) -> Rule:
    return Rule(plain["kind"], tuple(Band(**band) for band in plain["bands"]))
