"""The shipped schemas say what the reader reads, to a validator that knows nothing of it."""

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from reviewtui.exchange import CASE_FORMAT, INSPECTION_FORMAT, schema
from reviewtui.exchange.schema import FILES, write_schemas
from reviewtui.exchange.wording import keys_at, worded
from tests.exchange.samples import CASE, DESCRIPTION, EXPORT, JUDGEMENT, RECORD, cases, changed, entry

VALID_CASE = Draft202012Validator(schema(CASE_FORMAT))
VALID_INSPECTION = Draft202012Validator(schema(INSPECTION_FORMAT))


def test_the_shipped_schemas_are_those_of_the_models(tmp_path: Path):
    write_schemas(tmp_path)
    for file in FILES.values():
        shipped = files("reviewtui.exchange") / "schemas" / file
        assert (tmp_path / file).read_text("utf-8") == shipped.read_text("utf-8"), f"write_schemas has to run: {file}"


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_a_schema(name):
    Draft202012Validator.check_schema(schema(name))


@settings(deadline=None)
@given(cases())
def test_every_sound_case_is_valid(case):
    VALID_CASE.validate(case)


@pytest.mark.parametrize("document", [DESCRIPTION, RECORD, EXPORT], ids=["description", "record", "export"])
def test_every_sound_inspection_is_valid(document):
    VALID_INSPECTION.validate(document)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("reference",), "A/B"),
        (("extra",), 1),
        (("site",), ...),
        (("format",), "other"),
        (("events", 0, "type"), "other thing"),
        (("events", 0, "date"), "12/3/2006"),
        (("events", 0, "page"), 0),
        (("characteristics", "age_now"), "17"),
    ],
)
def test_a_faulty_case_is_not_valid(path, value):
    assert not VALID_CASE.is_valid(changed(CASE, path, value))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("history", 0, "content", "answer"), 3),
        (("history", 0, "content", "evidence"), [{}]),
        (("history", 0, "content", "evidence"), [{"source": "x", "page": 2}]),
        (("history", 0), entry("event", "NOR-03/first/1.1", JUDGEMENT)),
        (("history", 1, "content"), {"withdrawn": False}),
        (("heads", "7f3a91c2", "hash"), "x"),
        (("heads", "LAPTOP"), {"sequence": 1, "hash": "a" * 64}),
        (("judgements",), {}),
        (("panel",), {}),
    ],
)
def test_a_faulty_inspection_is_not_valid(path, value):
    assert not VALID_INSPECTION.is_valid(changed({**RECORD, "judgements": [], "panel": []}, path, value))


@pytest.mark.parametrize("name", FILES)
def test_every_key_a_person_may_write_is_described_or_named_by_its_shape(name):
    top = schema(name)["properties"]
    assert list(top)[:2] == ["format", "format_version"]
    assert top["format"]["const"] == name and top["format_version"]["const"] == 1


def test_the_keys_of_an_object_are_found_along_any_path():
    inspection = schema(INSPECTION_FORMAT)
    assert keys_at(inspection, ("sites", 0)) == ("code", "name", "nation", "caseload")
    assert keys_at(inspection, ("heads", "7f3a91c2")) == ("sequence", "hash")
    assert keys_at(inspection, ("nowhere", 0, "at all")) == ()


def test_an_error_nobody_thought_of_still_has_a_sentence():
    unknown = {"type": "something_new", "loc": ("site",), "msg": "", "input": "x"}
    assert worded(unknown, schema(CASE_FORMAT)).text == "This is not what the format asks for here."
