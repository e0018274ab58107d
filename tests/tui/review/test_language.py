"""A framework with some texts in Welsh: each is shown so, and every other one stays as it is."""

from reviewtui.services.preferences import settings
from tests.exported import document
from tests.tui.conftest import press, shown, type_text
from tests.tui.review.conftest import Review, StoreOn, sheet

WELSH = (
    ("languages: [en]", "languages: [en, cy]"),
    ("title: Needs, history and risk", "title: {en: 'Needs, history and risk', cy: Anghenion a risg}"),
    ("label: Good, ", "label: {en: Good, cy: Da}, "),
)


async def test_texts_that_are_there_are_shown_in_welsh_and_the_others_stay(review: Review, store_on: StoreOn) -> None:
    store = store_on("hsb-joint-2013@1", *WELSH)
    async with review("A-01", size=(120, 36), on=store) as pilot:
        assert "Needs, history and risk" in shown(pilot)
        await press(pilot, "Y")
        assert "Texts: Cymraeg." in shown(pilot)
        assert "Anghenion a risg" in shown(pilot)
        assert "● Da " in shown(pilot)
        assert "Sexual behaviour" in shown(pilot)
        assert "Requires improvement" in shown(pilot)
        await press(pilot, ":")
        await type_text(pilot, "language")
        await press(pilot, "enter")
        assert "Texts: English." in shown(pilot)
        assert "Needs, history and risk" in shown(pilot)
        await press(pilot, "Y", "2")
        assert sheet(store, "A-01").answers == {"1.1": "good"}
    assert settings.load().language == "cy"
    assert document(store)["judgements"][0]["label"] == "Good"


async def test_a_framework_in_one_language_says_so(review: Review, store_on: StoreOn) -> None:
    async with review("A-01", on=store_on("hsb-joint-2013@1")) as pilot:
        await press(pilot, "Y")
        assert "This framework has its texts in one language only." in shown(pilot)
        await press(pilot, ":")
        await type_text(pilot, "language")
        assert "Change the language" not in shown(pilot)
    assert settings.load().language is None
