"""A framework as JSON-able data and back, so that a store opens without reading YAML."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reviewtui.framework.case_facts import facts_from_plain
from reviewtui.framework.model import (
    Answer,
    Band,
    CaseRules,
    Demand,
    Forbidden,
    Framework,
    InspectionRules,
    Limit,
    Outcome,
    Prompt,
    Question,
    Rule,
    Scale,
    Section,
    Standard,
    Unconfirmed,
    Variant,
)

if TYPE_CHECKING:
    from reviewtui.framework.check import Check
    from reviewtui.framework.expression import Condition
    from reviewtui.framework.measure import Measure

CONDITIONS = ("when", "applies")
"""Fields that hold a condition: as text in plain data."""


def to_plain(framework: Framework) -> dict[str, Any]:
    """The framework as dictionaries, lists, text, whole numbers and booleans; `from_plain` gives it back.

    What a part leaves empty, as most do, is left out.
    """
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
            "unconfirmed": tuple(Unconfirmed(**part) for part in plain.get("unconfirmed", ())),
            "case_questions": _questions(plain.get("case_questions", ())),
            "translations": {language: from_plain(other) for language, other in plain.get("translations", {}).items()},
            "measures": _measures(plain.get("measures", ())),
            "checks": _checks(plain.get("checks", ())),
            "variants": tuple(_variant(variant) for variant in plain.get("variants", ())),
            "owed_below_good": tuple(plain.get("owed_below_good", ())),
        }
    )


def _measures(plain: Sequence[Mapping[str, Any]]) -> "tuple[Measure, ...]":
    """The measures; what they are made of is imported only where there are any."""
    if not plain:
        return ()
    from reviewtui.framework.measure import measure_from_plain

    return tuple(measure_from_plain(measure) for measure in plain)


def _checks(plain: Sequence[Mapping[str, Any]]) -> "tuple[Check, ...]":
    """The checks; what they are made of is imported only where there are any."""
    if not plain:
        return ()
    from reviewtui.framework.check import check_from_plain

    return tuple(check_from_plain(check) for check in plain)


def _plain(value: Any) -> Any:
    if hasattr(value, "_asdict"):
        usual = value._field_defaults
        return {
            name.removeprefix("own_"): str(part) if name in CONDITIONS else _plain(part)
            for name, part in value._asdict().items()
            if part or name not in usual or part != usual[name]
        }
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return {key: _plain(part) for key, part in value.items()} if isinstance(value, Mapping) else value


def _variant(plain: Mapping[str, Any]) -> Variant:
    return Variant(**{**plain, "standards": tuple(plain["standards"])})


def _scale(plain: Mapping[str, Any]) -> Scale:
    return Scale(**{**plain, "answers": tuple(Answer(**answer) for answer in plain["answers"])})


def _standard(plain: Mapping[str, Any]) -> Standard:
    return Standard(**_node(plain))


def _section(plain: Mapping[str, Any]) -> Section:
    return Section(**_node(plain))


def _node(plain: Mapping[str, Any]) -> dict[str, Any]:
    """What standards and sections have in common."""
    node = dict(plain)
    node["own_questions"] = _questions(node.pop("questions", ()))
    node["sections"] = tuple(_section(section) for section in plain.get("sections", ()))
    return _with_rules(node)


def _questions(plain: Any) -> tuple[Question, ...]:
    return tuple(_question(question) for question in plain)


def _question(plain: Mapping[str, Any]) -> Question:
    question = dict(plain)
    question["prompts"] = tuple(Prompt(**prompt) for prompt in plain["prompts"])
    for key in ("owes_rationale", "owes_evidence", "insufficient_evidence"):
        question[key] = tuple(plain.get(key, ()))
    if "asked_when" in plain:
        question["asked_when"] = facts_from_plain(plain["asked_when"])
    return Question(**_with_rules(question))


def _with_rules(node: dict[str, Any]) -> dict[str, Any]:
    for key in ("case", "inspection"):
        if key in node:
            node[key] = _rule(node[key])
    if "applies" in node:
        node["applies"] = _condition(node["applies"])
    return node


def _rule(plain: Mapping[str, Any]) -> Rule:
    rule = dict(plain)
    rule["bands"] = tuple(_band(band) for band in plain.get("bands", ()))
    rule["outcomes"] = tuple(_outcome(outcome) for outcome in plain.get("outcomes", ()))
    rule["forbid"] = tuple(Forbidden(_condition(each["when"]), each["why"]) for each in plain.get("forbid", ()))
    rule["limits"] = tuple(Limit(**{**limit, "when": _condition(limit["when"])}) for limit in plain.get("limits", ()))
    rule["of"] = tuple(plain.get("of", ()))
    rule["good"] = tuple(plain.get("good", ()))
    rule["weights"] = tuple((code, weight) for code, weight in plain.get("weights", ()))
    return Rule(**rule)


def _band(plain: Mapping[str, Any]) -> Band:
    demands = tuple(Demand(**{**demand, "of": tuple(demand["of"])}) for demand in plain.get("demands", ()))
    return Band(**{**plain, "demands": demands})


def _outcome(plain: Mapping[str, Any]) -> Outcome:
    return Outcome(plain["rating"], _condition(plain["when"]) if "when" in plain else None)


def _condition(text: str) -> "Condition":
    """The condition of a text with its codes written out."""
    from reviewtui.framework.expression import parse

    return parse(text)
