"""What in a text is likely to identify a person: numbers and addresses of known forms, dates of birth, names given.

It finds what has a form. A nickname, a school or a rare event identifies as well, and no program finds these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple


class Identifier(NamedTuple):
    """Something found in a text."""

    what: str
    """postcode, phone number, email address, date of birth, NHS number, pupil number, National Insurance number, PNC
    number or name."""
    text: str
    """As it is written there; untrusted."""


_DAY = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?,?\s+\d{2,4})"


Sign = Callable[[str], object]
"""Whether a text holds what is in everything of a form: without it the form, which takes longer, need not be sought."""


class _Form(NamedTuple):
    """How something is written."""

    what: str
    pattern: re.Pattern[str]
    sign: Sign


def _form(what: str, pattern: str, sign: Sign) -> _Form:
    return _Form(what, re.compile(pattern, re.ASCII), sign)


def _is_of_birth(text: str) -> bool:
    said = text.lower()
    return "born" in said or "birth" in said or "dob" in said or "d.o" in said or "o.b" in said


_in_nine_digits = re.compile("[0-9](?:[ ()-]{0,3}[0-9]){8}").search
_from_a_capital = re.compile("[A-Z] ?[0-9]").search
_FORMS = (
    _form(
        "date of birth",
        rf"(?i:\b(?:born|d\.?o\.?b\.?|date\s+of\s+birth|birthday)(?:\s*(?::|on|is|was|-)?)\s*){_DAY}",
        _is_of_birth,
    ),
    _form("email address", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", lambda text: "@" in text),
    _form(
        "National Insurance number",
        r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b",
        _from_a_capital,
    ),
    _form("pupil number", r"\b[A-HJ-NP-RT-Z]\d{11}[\dA-Z]\b", _from_a_capital),
    _form("PNC number", r"\b(?:19|20)?\d{2}/\d{1,7}[A-HJ-NP-RT-Z]\b", lambda text: "/" in text),
    _form(
        "phone number",
        r"(?<![\w.])(?:\+44[ -]?(?:\(0\))?[ -]?|0|\(0(?=\d+\)))(?:7\d{3}|1\d{2,4}|2\d|[389]\d{2})\)?"
        r"(?:[ -]?\d){6,8}(?!\w)",
        _in_nine_digits,
    ),
    _form("NHS number", r"(?<![\w.+-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\w-])", _in_nine_digits),
    _form("postcode", r"\b[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b", _from_a_capital),
)


_SIGNS = frozenset(form.sign for form in _FORMS)


def _digits(text: str) -> list[int]:
    return [int(each) for each in text if each.isdigit()]


def _is_phone_number(text: str) -> bool:
    national = text.removeprefix("+44").replace("(0)", "")
    return len(_digits(national.lstrip("(0 -"))) in (9, 10)


def _is_nhs_number(text: str) -> bool:
    """By its last digit, as the NHS computes it: modulus 11."""
    *first, last = _digits(text)
    rest = sum(digit * (10 - place) for place, digit in enumerate(first)) % 11
    return (11 - rest) % 11 == last and rest != 1


_PROOFS: Mapping[str, Callable[[str], bool]] = {"phone number": _is_phone_number, "NHS number": _is_nhs_number}
"""What a number must be besides."""


def finder(names: Collection[str] = ()) -> Callable[[str], Iterator[Identifier]]:
    """What finds identifiers in a text, form by form; `names` are those of people who must not be named."""
    words = sorted({" ".join(name.split()) for name in names if name.strip()}, key=len, reverse=True)
    spelled = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    named = re.compile(rf"(?<!\w)(?:{spelled})(?!\w)", re.IGNORECASE) if words else None

    def find(text: str) -> Iterator[Identifier]:
        met = {sign for sign in _SIGNS if sign(text)}
        for what, pattern, sign in _FORMS if met else ():
            if sign in met:
                for found in pattern.finditer(text):
                    if _PROOFS.get(what, bool)(found[0]):
                        yield Identifier(what, found[0])
        if named is not None:
            for found in named.finditer(text):
                yield Identifier("name", found[0])

    return find
