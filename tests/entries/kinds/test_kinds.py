"""What the kinds say of themselves fits what the rest of the program has."""

import dataclasses

import pytest

from reviewtui.entries.kinds import KINDS, case_kinds, case_of
from reviewtui.entries.kinds.kind import Kind, Telling
from reviewtui.exchange.inspection_model import InspectionDocument
from reviewtui.framework.reader import read_framework
from reviewtui.framework.shipped import source
from reviewtui.services.reviewing.review_sheet import ReviewSheet
from reviewtui.services.standing.second_look import KINDS as LOOKED_AT
from tests.db.rows import CONTENTS

EVERY = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))


@EVERY
def test_a_kind_has_the_name_it_is_listed_under_and_a_module_of_that_name(kind: Kind) -> None:
    assert KINDS[kind.name] is kind
    assert kind.content.__module__ == f"reviewtui.entries.kinds.{kind.name}"


@EVERY
def test_its_subject_is_made_of_its_content(kind: Kind) -> None:
    subject, content = CONTENTS[kind.name]
    assert kind.subject_of(content) == (subject if kind.subject else None)
    assert set(content) <= set(kind.keys)


@EVERY
def test_its_case_is_the_first_part_of_its_subject(kind: Kind) -> None:
    subject, content = CONTENTS[kind.name]
    named = content.get("case", content.get("reference"))
    assert case_of(kind.name, subject) == named
    assert (kind.name in case_kinds()) == (named is not None)


@EVERY
def test_the_parts_of_a_review_sheet_and_the_lists_of_an_export_are_there(kind: Kind) -> None:
    assert set(kind.sheet) <= {"question", *(field.name for field in dataclasses.fields(ReviewSheet))}
    assert {listed.key for listed in kind.listed} <= set(InspectionDocument.__annotations__)
    assert set(kind.together) <= set(KINDS)


@EVERY
def test_only_what_is_bound_to_a_case_touches_its_review_or_a_ruling_that_holds_in_every_case(kind: Kind) -> None:
    beside_the_review = kind.name in ("allocation", "part", "custody")
    assert bool(kind.sheet) == ((kind.of_case and not beside_the_review) or kind.name == "ruling")


def test_what_may_be_evidence_is_what_a_second_look_follows() -> None:
    assert {kind.name for kind in KINDS.values() if kind.evidence} == set(LOOKED_AT)


@EVERY
def test_its_question_is_a_part_of_its_subject_where_it_is_about_one(kind: Kind) -> None:
    subject, content = CONTENTS[kind.name]
    assert kind.question_of(subject) == (content["question"] if kind.of_question else None)


@pytest.mark.parametrize(
    ("kind", "change", "key"),
    [
        ("signoff", {"state": "reopened"}, "reason"),
        ("signoff", {"heads": None}, "heads"),
        ("signoff", {"framework_hash": None}, "framework_hash"),
        ("signoff", {"summary": None}, "summary"),
        ("submission", {"state": "returned", "reason": None}, "reason"),
    ],
)
def test_what_a_state_needs_is_named_where_it_is_missing(kind: str, change: dict[str, object], key: str) -> None:
    sound = {**CONTENTS[kind][1]}
    assert list(KINDS[kind].contradictions(sound)) == []
    assert [named for named, _ in KINDS[kind].contradictions({**sound, **change})] == [key]


def test_a_moderated_answer_of_a_framework_that_has_it_no_more_is_said_by_its_code() -> None:
    framework = read_framework(source("hsb-joint-2013@1"), "hsb-joint-2013")
    said = KINDS["moderation"].say(Telling(CONTENTS["moderation"][1] | {"question": "9.9"}, None, "do", framework))
    assert said == "moderated: good."
