"""The words that case facts are coded in: people harmed, what came of it, and the parts of a case."""

from collections.abc import Mapping
from typing import Any

AGE_BANDS = ("under_5", "5_to_9", "10_to_13", "14_to_17", "adult", "not_known")
"""How old somebody was who was harmed; never who it was."""

RELATIONS = ("sibling", "cousin", "other_relative", "peer", "worker", "stranger", "other", "not_known")
"""Who somebody harmed was to the child."""

OUTCOMES = ("complied", "engaged", "further_behaviour", "reoffended", "in_education")
"""What is asked of the time since; `further_behaviour` is sexual behaviour that was no new offence."""

KNOWN = ("yes", "no", "not_known")
"""What an outcome may be; where nobody recorded one the key is absent."""


PHASES = ("before_disclosure", "to_sentence", "after")
"""The part of a case that a judgement is true of."""


def plain(code: str) -> str:
    """A code as a person reads it: `further behaviour`."""
    return code.replace("_", " ")


def person_in_words(person: Mapping[str, Any]) -> str:
    """`2 under 5, sibling, living together`."""
    together = {True: "living together", False: "not living together", None: ""}[person.get("lives_with")]
    number = person.get("count") or 1
    who = " ".join(part for part in ("" if number == 1 else f"{number}", plain(person["age_band"])) if part)
    return ", ".join(part for part in (who, plain(person.get("relation") or ""), together) if part)


def outcome_in_words(outcome: Mapping[str, Any]) -> str:
    """`complied yes, reoffended not known, as of 2013-02`. Its source is untrusted."""
    said = [f"{plain(key)} {plain(outcome[key])}" for key in OUTCOMES if outcome.get(key)]
    as_of = [f"as of {outcome['as_of']}"] if outcome.get("as_of") else []
    source = [f"source {outcome['source']}"] if outcome.get("source") else []
    return ", ".join((*said, *as_of, *source))
