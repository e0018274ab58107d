"""An inspection is read whole or refused: its description, what it lists, and every entry of its record."""

import pytest

from reviewtui.exchange import FaultyFile, read_any, read_document, write
from tests.exchange.samples import CASE, DESCRIPTION, EXPORT, HASH, JUDGEMENT, RECORD, as_file, changed, entry

CONTENTS = {
    "inspection": (
        "hsb",
        {"id": "hsb", "title": "A", "framework_code": "f", "framework_version": "1", "sample_method": "random"},
    ),
    "framework": ("f", {"code": "f", "version": "1", "text": "framework: f"}),
    "site": ("NOR", {"code": "NOR", "name": "North", "nation": "england", "caseload": 3}),
    "person": ("Ann Lead", {"name": "Ann Lead", "role": "lead_inspector"}),
    "case": ("NOR-03", {"reference": "NOR-03", "site": "NOR", "age_now": 15, "disability": []}),
    "document": ("NOR-03/d1", {"case": "NOR-03", "id": "d1", "agency": "police", "title": "Log"}),
    "event": (
        "NOR-03/e1",
        {"case": "NOR-03", "id": "e1", "agency": "yot", "type": "plan", "date": "2009", "open": True},
    ),
    "judgement": ("NOR-03/first/1.1", JUDGEMENT),
    "alert": ("NOR-03/7f3a91c2-1", {"case": "NOR-03", "category": "conduct", "text": "See p31.", "told": "Ann"}),
    "reading": ("NOR-03/d1", {"case": "NOR-03", "document": "d1", "state": "read"}),
    "note": ("NOR-03/7f3a91c2-2", {"case": "NOR-03", "id": "7f3a91c2-2", "question": "1.1", "text": "Ask school."}),
    "absence": ("NOR-03/7f3a91c2-3", {"case": "NOR-03", "id": "7f3a91c2-3", "type": "plan", "since": "2006"}),
    "finding": (
        "NOR-03/told:e1",
        {
            "case": "NOR-03",
            "id": "told:e1",
            "check": "told",
            "events": ["e1"],
            "decision": "confirmed",
            "sentence": "Nobody was told.",
            "framework_version": "1",
        },
    ),
    "suggestion": (
        "NOR-03/4.1/sentence",
        {
            "case": "NOR-03",
            "question": "4.1",
            "measure": "sentence",
            "answer": "good",
            "why": "12 days.",
            "done": "taken",
            "framework_version": "1",
        },
    ),
}


def told(document):
    with pytest.raises(FaultyFile) as refused:
        read_document(as_file(document), "inspection.json")
    return [(fault.key, fault.text) for fault in refused.value.faults]


def record_of(*items):
    return {**RECORD, "history": list(items)}


@pytest.mark.parametrize("document", [DESCRIPTION, RECORD, EXPORT], ids=["description", "record", "export"])
def test_each_part_of_an_inspection_is_read_as_it_is_written(document):
    assert read_document(write(document), "x.json") == document
    assert read_any(write(document), "x.json") == document


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("inspection", "title"), ..., "“title” is missing."),
        (("inspection", "fieldwork_from"), "2026-05", "“2026-05” must name the day, as YYYY-MM-DD."),
        (
            ("inspection", "fieldwork_to"),
            "2026-05-01",
            "Fieldwork ends (“2026-05-01”) before it starts (“2026-05-11”).",
        ),
        (("inspection", "sample_method"), "randon", "“randon” is not a sample method; did you mean “random”?"),
        (("inspection", "alert_contacts", 0, "phone"), " ", "This must not be blank."),
        (("sites",), ..., "“sites” is missing: a document without a history describes the inspection."),
        (("people",), ..., "“people” is missing: a document without a history describes the inspection."),
        (("sites", 1, "code"), "NOR", "“NOR” is already the code of sites[0]."),
        (("sites", 1, "name"), "North", "“North” is already the name of sites[0]."),
        (("sites", 1, "nation"), "Wales", "“Wales” is not a nation; did you mean “wales”?"),
        (("people", 1, "role"), "boss", "“boss” is not a role; use one of lead_inspector, inspector, local_assessor."),
        (("people", 1, "name"), "Ann Lead", "“Ann Lead” is already the name of people[0]."),
        (("people", 1), "Bo", "This must be an object, not text."),
        (("framework", "text"), 1, "This must be text in double quotes, not a number."),
        (("fremework",), 1, "“fremework” is not a key here; did you mean “framework”?"),
    ],
)
def test_each_fault_of_a_description_has_its_sentence(path, value, said):
    key = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")
    assert (key, said) in told(changed(DESCRIPTION, path, value))


@pytest.mark.parametrize("kind", CONTENTS)
def test_every_kind_of_entry_is_read(kind):
    subject, content = CONTENTS[kind]
    document = record_of(entry(kind, subject, content), entry(kind, subject, {"withdrawn": True}, 2))
    assert read_document(as_file(document), "x.json") == document


@pytest.mark.parametrize("kind", CONTENTS)
def test_a_wrong_content_is_refused_by_its_kind(kind):
    subject, content = CONTENTS[kind]
    faults = told(record_of(entry(kind, subject, {**content, "extra": 1})))
    said = [text for key, text in faults if key == "history[0].content.extra"]
    assert said == ["“extra” is not a key here."] or "use one of " in said[0]
    assert not said[0].endswith("use one of .")


@pytest.mark.parametrize("kind", [kind for kind in CONTENTS if kind != "alert"])
def test_an_entry_is_about_what_its_content_names(kind):
    _, content = CONTENTS[kind]
    faults = told(record_of(entry(kind, "something else", content)))
    assert [key for key, text in faults if "the subject must be the same" in text] == ["history[0].subject"]


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("device",), "7F3A", "“7F3A” is not a device (4 to 16 small letters and digits)."),
        (("sequence",), 0, "This must be 1 or more, not 0."),
        (("made_at",), "2026-05-12", "“2026-05-12” is not a UTC time such as 2026-05-12T14:32:07Z."),
        (("offset",), 9999, "This must be 1440 or less, not 9999."),
        (("kind",), "judgment", "“judgment” is not a kind of entry; did you mean “judgement”?"),
        (("kind",), 5, "This must be text in double quotes, not a number."),
        (("act",), "redone", "“redone” is not an act; did you mean “redo”?"),
        (("replaces",), ["12"], "“12” is not an entry id such as 7f3a91c2-12."),
        (("hash",), "abc", "“abc” is not a hash of 64 hex digits."),
        (("previous",), "abc", "“abc” is not a hash of 64 hex digits, or empty."),
        (("content",), [], "This must be an object, not a list."),
        (("content", "answer"), 3, "This must be text in double quotes, not a number."),
        (("content", "case"), ..., "“case” is missing."),
        (("content", "evidence"), [{}], "Evidence is one of event, document, absence and source."),
        (("content", "evidence"), [{"event": "e1", "page": 3}], "Only evidence in a document has a page."),
        (("content", "review"), "third", "“third” is not a review; use one of first, second."),
    ],
)
def test_each_fault_of_an_entry_has_its_sentence(path, value, said):
    made = changed(entry("judgement", "NOR-03/first/1.1", JUDGEMENT), path, value)
    assert said in [text for key, text in told(record_of(made)) if key.startswith("history[0].")]


def test_an_entry_that_is_none_is_refused():
    assert told(record_of(5)) == [("history[0]", "This must be an object, not a number.")]


@pytest.mark.parametrize(
    ("heads", "key", "said"),
    [
        ([], "heads", "This must be an object, not a list."),
        ({"7f3a91c2": {"sequence": 0, "hash": HASH}}, "heads.7f3a91c2.sequence", "This must be 1 or more, not 0."),
        ({"LAPTOP": {"sequence": 1, "hash": HASH}}, "heads.LAPTOP", "(4 to 16 small letters and digits)."),
        ({"7f3a91c2": {"seqence": 1, "hash": HASH}}, "heads.7f3a91c2.seqence", "did you mean “sequence”?"),
    ],
)
def test_heads_are_read_as_strictly(heads, key, said):
    assert [text for at, text in told({**RECORD, "heads": heads}) if at == key and text.endswith(said)]


def test_what_an_export_lists_is_checked_too():
    faults = told(changed(changed(EXPORT, ("judgements", 0, "score"), True), ("cases", 0, "events", 0, "date"), "x"))
    assert [key for key, _ in faults] == ["cases[0].events[0].date", "judgements[0].score"]


def test_a_case_is_not_an_inspection():
    assert told(CASE) == [("format", "This is a reviewtui/case and a reviewtui/inspection is expected here.")]


def test_heads_are_written_by_device_whatever_order_they_come_in():
    heads = dict.fromkeys(("bbbb", "aaaa"), RECORD["heads"]["7f3a91c2"])
    assert write({**RECORD, "heads": heads}) == write({**RECORD, "heads": dict(sorted(heads.items()))})


def test_a_key_that_would_steer_the_screen_is_shown_by_marks():
    faults = told({**DESCRIPTION, "a\x1b[31m": 1})
    assert faults[0][0] == "a␛[31m"
    assert faults[0][1].startswith("“a␛[31m” is not a key here; use one of format, ")


def test_a_missed_opportunity_is_not_dismissed_without_a_reason():
    subject, content = CONTENTS["finding"]
    document = record_of(entry("finding", subject, {**content, "decision": "dismissed"}))
    assert told(document) == [("history[0].content.reason", "A missed opportunity is dismissed with a reason.")]


def test_a_value_of_two_kinds_is_named_once_by_its_own_key():
    assert told(changed(EXPORT, ("judgements", 0, "answer"), True)) == [
        ("judgements[0].answer", "This must be text in double quotes or a whole number, not true.")
    ]
