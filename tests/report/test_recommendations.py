"""Recommendations as text: figures that have changed or gone, and what a report that is final leaves out."""

from reviewtui.report.document.blocks import Heading, Paragraph, Points
from reviewtui.report.document.recommending import recommendation_blocks
from reviewtui.report.recommendations import figure_line
from reviewtui.services.lead.recommendations import Figure, Recommendation, RestsOn
from tests.report.values import framework

FRAMEWORK = framework()
BEFORE, NOW = Figure(8, 13, "requires_improvement"), Figure(9, 14, "good")


def test_a_figure_says_what_it_is_and_what_it_was_where_that_is_something_else() -> None:
    lines = {
        RestsOn("2.2", "Child heard", NOW, NOW): "2.2 Child heard: 9 of 14 good, rated Good.",
        RestsOn("2.2", "Child heard", BEFORE, NOW): "2.2 Child heard: 9 of 14 good, rated Good now. "
        "When this was written it was 8 of 13 good, rated Requires improvement.",
        RestsOn("overall", "", Figure(None, None, None), Figure(None, None, "good")): "Overall: rated Good now. "
        "When this was written it was not rated.",
        RestsOn("9.9", "", Figure(None, 1200, "faded"), None): "9.9: no figure now. "
        "When this was written it was 1,200 answered, rated faded.",
    }
    assert [figure_line(FRAMEWORK, each) for each in lines] == list(lines.values())


def test_only_a_draft_says_what_the_figures_were() -> None:
    one = Recommendation(
        "a-1", "camhs", "Offer a place.", "NOR", "North", (RestsOn("2.2", "Heard", BEFORE, NOW),), "Ann", "2026-05-12"
    )
    heading, paragraph, draft = recommendation_blocks(FRAMEWORK, (one,), is_draft=True)
    assert (heading, paragraph) == (Heading("Recommendations"), Paragraph("To CAMHS, North: Offer a place."))
    assert isinstance(draft, Points)
    assert "it was 8 of 13 good" in draft.items[0]
    *_, final = recommendation_blocks(FRAMEWORK, (one,), is_draft=False)
    assert final == Points(("2.2 Heard: 9 of 14 good, rated Good.",))
    assert list(recommendation_blocks(FRAMEWORK, (), is_draft=True)) == []
