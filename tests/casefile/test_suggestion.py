"""A measure suggests an answer only where every reading of the dates suggests the same."""

from reviewtui.casefile.suggestion import suggestion
from reviewtui.casefile.timeliness import Measured, measured
from reviewtui.framework.events import Anchor, EventKind
from reviewtui.framework.measure import Measure, SuggestionBand
from tests.casefile.chronologies import SITE_IN_ENGLAND, chronology

BANDS = SuggestionBand("good", 42), SuggestionBand("fair", 183), SuggestionBand("poor")
MEASURE = Measure(
    "m", "A measure", "interval", Anchor(EventKind(("disclosure",))), Anchor(EventKind(("sentence",))), "calendar_days",
    "s", question="4.1", suggests=BANDS,
)  # fmt: skip


def worked_out(disclosure: str, sentence: str) -> Measured:
    lines = f"police disclosure {disclosure}", f"court sentence {sentence}"
    return measured(MEASURE, chronology(*lines), SITE_IN_ENGLAND)


def suggested(disclosure: str, sentence: str) -> str | None:
    found = suggestion(MEASURE, worked_out(disclosure, sentence))
    return found and found.answer


def test_the_answer_of_the_band_is_suggested_with_the_measure_s_reason() -> None:
    assert [suggested("2011-01-01", day) for day in ("2011-02-12", "2011-02-13", "2012")] == ["good", "fair", "poor"]
    found = suggestion(MEASURE, worked_out("2011-01-01", "2011-01-02"))
    assert found is not None
    assert (found.question, found.measure) == ("4.1", "m")
    assert found.why.startswith("1 day from the disclosure recorded by police on 1 January 2011 (e1)")


def test_where_the_dates_allow_two_answers_none_is_suggested() -> None:
    assert suggested("2011-01", "2011-02-20") is None


def test_without_a_value_or_without_bands_nothing_is_suggested() -> None:
    assert suggested("2012-01-01", "2011-02-20") is None
    bare = MEASURE._replace(suggests=())
    assert suggestion(bare, worked_out("2011-01-01", "2011-02-20")) is None
