"""Every case file agrees with itself: its events with its documents, its ages with its dates."""

import re
from collections import Counter
from itertools import pairwise

AGENCIES = {"social_care", "police", "school", "health", "camhs", "yot", "court", "other"}
OF_CARE = {
    "concern",
    "adult_risk",
    "referral",
    "strategy_discussion",
    "conference",
    "assessment",
    "plan",
    "contact",
    "intervention",
}
OF_LIFE = {"social_worker_allocated", "placement", "exclusion", "case_closed", "review", "other"}
OF_JUSTICE = {"disclosure", "detection", "offence", "arrest", "charge", "discontinuance", "hearing", "conviction"}
TYPES = OF_CARE | OF_LIFE | OF_JUSTICE | {"sentence"}
PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def test_references_are_unique_and_begin_with_their_site(cases):
    assert len({case["reference"] for case in cases}) == len(cases)
    assert all(case["reference"].startswith(case["site"] + "-") for case in cases)


def test_every_chronology_has_eight_to_thirty_events_but_the_one_still_awaited(cases):
    lengths = Counter(len(case["events"]) for case in cases)
    assert lengths.pop(0) == 1
    assert all(8 <= length <= 30 for length in lengths)


def test_ids_run_without_a_gap_and_are_never_given_anew(cases):
    """An event that was found later stands by its date and has the number after the last."""
    for case in cases:
        for letter, items in (("e", case["events"]), ("d", case["documents"])):
            assert {item["id"] for item in items} == {f"{letter}{n}" for n in range(1, len(items) + 1)}


def test_events_stand_in_order_of_date(cases):
    for case in cases:
        dates = [event["date"] for event in case["events"]]
        for before, after in pairwise(dates):
            assert _no_later(before, after), case["reference"]


def test_agencies_and_types_are_from_the_lists(cases):
    for case in cases:
        assert {item["agency"] for item in case["events"] + case["documents"]} <= AGENCIES
        assert {event["type"] for event in case["events"]} <= TYPES


def test_dates_are_whole_or_partial_dates(cases):
    for case in cases:
        for item in case["events"] + case["documents"]:
            assert PARTIAL_DATE.fullmatch(item["date"]), (case["reference"], item["id"])


def test_no_span_ends_before_it_starts(cases):
    for case in cases:
        for event in case["events"]:
            assert _no_later(event["date"], event.get("until") or "9999"), (case["reference"], event["id"])


def test_every_document_and_page_that_an_event_names_exists(cases):
    for case in cases:
        pages = {document["id"]: document["pages"] for document in case["documents"]}
        for event in case["events"]:
            assert 1 <= event["page"] <= pages[event["document"]], (case["reference"], event["id"])


def test_no_event_is_later_than_the_document_that_records_it(cases):
    for case in cases:
        dated = {document["id"]: document["date"] for document in case["documents"]}
        for event in case["events"]:
            assert _no_later(event["date"], dated[event["document"]]), (case["reference"], event["id"])


def test_ages_agree_with_the_time_since_the_offence(cases, inspection):
    begun, ended = (inspection["inspection"][key] for key in ("fieldwork_from", "fieldwork_to"))
    for case in cases:
        ages = case["characteristics"]
        for offence in (event["date"] for event in case["events"] if event["type"] == "offence"):
            least, most = _month(begun) - _month(offence, 12), _month(ended) - _month(offence, 1)
            older = ages["age_now"] - ages["age_at_offence"]
            assert least // 12 <= older <= most // 12 + 1, case["reference"]


def test_no_event_is_later_than_the_fieldwork(cases, inspection):
    last = inspection["inspection"]["fieldwork_to"]
    assert all(_no_later(event["date"], last) for case in cases for event in case["events"])


def test_the_harder_content_is_there(cases):
    texts = [event["text"] for case in cases for event in case["events"]] + [case["narrative"] for case in cases]
    everything = "\n".join(texts)
    assert all(mark in everything for mark in ("[REDACTED]", "[Officer A]", "😐"))
    assert max(map(len, texts)) > 4000


def test_one_text_alone_holds_what_a_tool_left_in_it(cases):
    """What it would do to a terminal is tried elsewhere, on texts made for it."""
    texts = [event["text"] for case in cases for event in case["events"]] + [case["narrative"] for case in cases]
    assert sum("\x1b" in text for text in texts) == 1


def test_every_case_opens_on_a_narrative(cases):
    assert all(case["narrative"] for case in cases)


def test_welsh_names_keep_their_diacritics(cases):
    managers = {case["case_manager"] for case in cases if case["site"] == "GLA"}
    assert {"Llŷr ap Gwŷn", "Siôn Môrwyn", "Mererid Wŷn-Jônes"} == managers


def test_one_case_was_sentenced_and_has_no_sentence_event(cases):
    without = [case for case in cases if case["events"] and not _has(case, "sentence")]
    assert [case["reference"] for case in without] == ["GLA-02"]
    assert without[0]["disposal"]


def test_some_dates_are_partial_and_some_spans_are_open(cases):
    events = [event for case in cases for event in case["events"]]
    assert {len(event["date"]) for event in events} == {4, 7, 10}
    assert any("until" in event and event["until"] is None for event in events)


def test_what_an_interval_rests_on_has_a_whole_date(cases):
    wanted = ("disclosure", "detection", "sentence")
    assert all(len(event["date"]) == 10 for case in cases for event in case["events"] if event["type"] in wanted)


def _has(case, kind):
    return any(event["type"] == kind for event in case["events"])


def _month(partial, unknown=0):
    """The number of a date's month since the year 0; `unknown` stands for the month of a year alone."""
    return int(partial[:4]) * 12 + int(partial[5:7] or unknown)


def _no_later(before, after):
    """Whether one partial date can stand before another: only the parts that both have are compared."""
    shared = min(len(before), len(after))
    return before[:shared] <= after[:shared]


def test_conferences_and_reviews_are_events_and_meetings_say_who_was_there(cases):
    """Where the file says so; a discussion whose minute names nobody says nothing."""
    kinds = {kind: [(case["reference"], event) for case in cases for event in case["events"] if event["type"] == kind]
             for kind in ("conference", "review", "strategy_discussion")}  # fmt: skip
    assert {case for case, _ in kinds["conference"]} == {"EST-01", "MOR-04"}
    assert [case for case, _ in kinds["review"]] == ["CTY-04", "MOR-04", "MOR-04", "MOR-04", "NOR-04", "WLD-02"]
    told = [(case, event["present"]) for case, event in kinds["strategy_discussion"] if "present" in event]
    assert (len(told), len(kinds["strategy_discussion"])) == (22, 25)
    assert [case for case, present in told if "yot" in present] == ["CTY-03", "EST-03", "MOR-01", "NOR-04"]
