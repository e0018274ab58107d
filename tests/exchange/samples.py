"""Documents the tests read and write: a small sound case, a small sound inspection, and strategies for more."""

import copy
import json

from hypothesis import strategies as st

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.event_types import EVENT_TYPES
from tests.casefile.test_partial_date import SOUND

HASH = "a" * 64

CASE = {
    "format": "reviewtui/case",
    "format_version": 1,
    "reference": "NOR-03",
    "site": "North",
    "characteristics": {"age_at_offence": 15, "age_now": 17, "gender": "male", "disability": ["learning disability"]},
    "disposal": "referral order",
    "documents": [{"id": "d1", "agency": "police", "title": "Custody record", "date": "2009-02", "pages": 12}],
    "events": [
        {"id": "e1", "agency": "police", "type": "charge", "date": "2009-02-04", "document": "d1", "page": 5},
        {"id": "e2", "agency": "school", "type": "exclusion", "date": "2007", "until": "2007-09", "text": "Tŷ Ŵyn"},
        {"id": "e3", "agency": "social_care", "type": "placement", "date": "2008-05", "until": None},
    ],
    "narrative": "",
}

JUDGEMENT = {
    "case": "NOR-03",
    "review": "first",
    "question": "1.1",
    "answer": "good",
    "framework_version": "1",
    "rationale": "Every agency asked.",
    "evidence": [{"event": "e1"}, {"document": "d1", "page": 5}, {"document": "d1"}, {"source": "case manager"}],
}


def entry(kind, subject, content, sequence=1):
    """An entry of a laptop's history, its hashes made up."""
    return {
        "device": "7f3a91c2",
        "sequence": sequence,
        "person": None,
        "made_at": "2026-05-12T14:32:07Z",
        "offset": 60,
        "kind": kind,
        "subject": subject,
        "act": "do",
        "of": None,
        "replaces": [],
        "content_hash": HASH,
        "previous": "" if sequence == 1 else HASH,
        "hash": HASH,
        **({"salt": "pepper", "reason": None, "content": content} if content is not None else {}),
    }


DESCRIPTION = {
    "format": "reviewtui/inspection",
    "format_version": 1,
    "framework": {"code": "hsb-joint-2013", "version": "1"},
    "inspection": {
        "id": "hsb-2013",
        "title": "A joint inspection",
        "fieldwork_from": "2026-05-11",
        "fieldwork_to": "2026-05-22",
        "sample_method": "purposive",
        "alert_contacts": [{"name": "Ann Lead", "role": "lead", "phone": "01632 960001"}],
    },
    "sites": [
        {"code": "NOR", "name": "North", "nation": "england", "caseload": 41},
        {"code": "GLA", "name": "Glannau", "nation": "wales"},
    ],
    "people": [{"name": "Ann Lead", "role": "lead_inspector"}, {"name": "Bo Inspector", "role": "inspector"}],
}

RECORD = {
    **{key: DESCRIPTION[key] for key in ("format", "format_version", "framework", "inspection")},
    "history": [
        entry("judgement", "NOR-03/first/1.1", JUDGEMENT, 1),
        entry("judgement", "NOR-03/first/1.2", {"withdrawn": True}, 2),
        entry("judgement", "NOR-03/first/1.3", None, 3),
    ],
    "heads": {"7f3a91c2": {"sequence": 3, "hash": HASH}},
}

EXPORT = {
    **DESCRIPTION,
    "framework": {"code": "hsb-joint-2013", "version": "1", "title": "Joint", "text": "framework: hsb-joint-2013\n"},
    "cases": [{key: CASE[key] for key in ("reference", "site", "characteristics", "disposal", "events", "narrative")}],
    "documents": [{"case": "NOR-03", **CASE["documents"][0]}],
    "reviews": [
        {
            "case": "NOR-03",
            "review": "first",
            "inspectors": ["Bo Inspector"],
            "state": "under way",
            "answered": 1,
            "applicable": 14,
            "owed": 0,
        }
    ],
    "judgements": [
        {
            **JUDGEMENT,
            "site": "NOR",
            "standard": "1",
            "label": "Good",
            "score": 2,
            "inspector": "Bo Inspector",
            "made_at": "2026-05-12T14:32:07Z",
            "entry": "7f3a91c2-1",
            "counts": True,
            "why_not": None,
        }
    ],
    "alerts": [
        {
            "case": "NOR-03",
            "category": "child_at_risk",
            "text": "At home with …",
            "raised_by": "Bo Inspector",
            "made_at": "2026-05-12T14:32:07Z",
            "entry": "7f3a91c2-9",
            "told": None,
            "told_at": None,
            "done": None,
            "open": True,
        }
    ],
    **{key: [] for key in ("comments", "notes", "moderation", "discretion", "panel")},
    **{key: [] for key in ("rulings", "challenges", "commentary", "recommendations", "samples")},
    "history": RECORD["history"],
    "heads": RECORD["heads"],
    "summary": {"overall": {}, "standards": {}, "questions": {}, "cases": {}, "progress": {}},
}


def changed(document, path, value):
    """A copy of a document with the value at a path replaced, or taken out where `value` is `...`."""
    made = copy.deepcopy(document)
    holder = made
    for step in path[:-1]:
        holder = holder[step]
    if value is ...:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return made


def as_file(document):
    """A document as the bytes of a file, one value a line."""
    return json.dumps(document, indent=1).encode()


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
FILLED = WORDS.filter(str.strip)
IDS = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)


@st.composite
def cases(draw):
    """Any sound case file, some keys left out."""
    documents = draw(
        st.lists(
            st.fixed_dictionaries(
                {"id": IDS, "agency": st.sampled_from(list(AGENCIES)), "title": FILLED},
                optional={"date": st.none() | SOUND, "pages": st.none() | st.integers(1, 900)},
            ),
            max_size=3,
            unique_by=lambda document: document["id"],
        )
    )
    events = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "id": IDS,
                    "agency": st.sampled_from(list(AGENCIES)),
                    "type": st.sampled_from(list(EVENT_TYPES)),
                    "date": SOUND,
                },
                optional={
                    "until": st.none() | st.just("2099"),
                    "text": st.none() | WORDS,
                    "page": st.none() | st.just(1),
                    **({"document": st.sampled_from([each["id"] for each in documents])} if documents else {}),
                },
            ),
            max_size=4,
            unique_by=lambda event: event["id"],
        )
    )
    characteristics = st.fixed_dictionaries(
        {},
        optional={
            "age_at_offence": st.none() | st.integers(0, 12),
            "age_now": st.none() | st.integers(12, 25),
            "gender": st.none() | WORDS,
            "ethnicity": WORDS,
            "disability": st.none() | st.lists(FILLED, max_size=2),
            "looked_after": st.none() | st.booleans(),
        },
    )
    rest = st.fixed_dictionaries(
        {"reference": st.from_regex(r"[A-Z]{3}-[0-9]{2}", fullmatch=True), "site": FILLED},
        optional={
            "characteristics": characteristics,
            "disposal": st.none() | WORDS,
            "case_manager": WORDS,
            "narrative": WORDS,
        },
    )
    return {"format": "reviewtui/case", "format_version": 1, **draw(rest), "documents": documents, "events": events}
