"""The keys are called what they do where one stands; what a line has no room for is read in full elsewhere."""

import pytest

from reviewtui.services.judging.judgements import record
from reviewtui.services.store.stores import Store
from tests.tui.conftest import press, shown, type_text
from tests.tui.review.conftest import WHO, Review, StoreOn, sheet

CASE, UNTOUCHED = "NOR-03", "EST-04"
TO_FINDING = ("j", "j", "j", "j", "j")


def last_line(screen: str) -> str:
    """The line of hints."""
    return screen.rstrip().splitlines()[-1]


@pytest.mark.parametrize(
    ("keys", "hints"),
    [
        (("d",), ("Space make evidence", ". how far read")),
        (("d", "space"), ("Space no evidence",)),
        (("down",), ("Space link",)),
        (("down", "space"), ("Space unlink",)),
        (("N",), ("Enter into rationale", "N back")),
        (("down", "space", "v"), ("Enter goes there", "Esc back to rationale")),
        (("z",), ("z back",)),
        (("down", "t"), ("< > zoom", "← → event")),
    ],
)
async def test_a_key_is_called_what_it_does_here(review: Review, keys: tuple[str, ...], hints: tuple[str, ...]) -> None:
    async with review(UNTOUCHED, size=(120, 36)) as pilot:
        assert not any(f" {key} " in last_line(shown(pilot)) for key in ("Space", "D")), "of the case itself"
        await press(pilot, *keys)
        assert all(hint in last_line(shown(pilot)) for hint in hints)


async def test_a_finding_that_is_open_is_decided_not_linked(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, *TO_FINDING)
        assert "Enter decide" in last_line(shown(pilot))
        assert "Space" not in last_line(shown(pilot))


async def test_a_finding_opened_again_says_what_was_decided(review: Review) -> None:
    async with review(CASE) as pilot:
        await press(pilot, *TO_FINDING, "enter", "2")
        await type_text(pilot, "told by telephone")
        await press(pilot, "enter", "enter")
        assert f"Dismissed by {WHO}: told by telephone" in shown(pilot)
        assert "● 2 Dismiss" in shown(pilot)


async def test_a_source_has_its_page_first_and_is_read_in_full_under_the_cursor(review: Review, store: Store) -> None:
    found = sheet(store, UNTOUCHED)
    event, document = found.chronology[0], found.documents[0]
    evidence = ({"document": document.id, "page": 2}, {"event": event.id})
    record(store, WHO, UNTOUCHED, "1.1", answer="good", rationale="Seen.", evidence=evidence)
    async with review(UNTOUCHED) as pilot:
        assert f"§ p2 {document.title[:20]}" in shown(pilot)
        await press(pilot, "v", "down")
        left = " ".join(" ".join(line.partition("│")[0].split()) for line in shown(pilot).splitlines())
        assert " ".join(event.text.split()) in left


async def test_a_long_note_is_read_in_full_under_the_cursor(review: Review) -> None:
    words = "ask the head whether the school had known of the earlier concern in the summer of 2005"
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "w")
        await type_text(pilot, words)
        await press(pilot, "enter", "N")
        left = " ".join(" ".join(line.partition("│")[0].split()) for line in shown(pilot).splitlines())
        assert words in left


async def test_a_document_is_called_by_its_title(review: Review, store: Store) -> None:
    document = sheet(store, UNTOUCHED).documents[0]
    async with review(UNTOUCHED) as pilot:
        await press(pilot, "d")
        assert f"─ {document.id} {document.title[:20]}" in shown(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_large_timeline_says_what_its_letters_and_signs_mean(review: Review, size: tuple[int, int]) -> None:
    async with review(CASE, size=size) as pilot:
        await press(pilot, "j", "j", "t")
        for meant in ("r referral", "t contact", "S sentence", "═ several", "┤ ", "░ no work", "┄ "):
            assert meant in shown(pilot)


async def test_a_strategy_discussion_is_whole_beside_two_other_columns(review: Review) -> None:
    async with review(CASE, size=(120, 36)) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "strategy")
        await press(pilot, "enter")
        assert "strategy discussion" in shown(pilot)
        assert "strategy discuss…" not in shown(pilot)


async def test_of_many_standards_the_others_are_said_in_short(review: Review, store_on: StoreOn) -> None:
    cfsr = store_on("cfsr-osri")
    async with review("A-01", size=(80, 24), on=cfsr) as pilot:
        row = shown(pilot).splitlines()[1]
        assert "S1 0/" in row
        assert "WB3 0/" in row


async def test_a_small_terminal_reads_the_answer_that_stands_first_and_every_one_in_the_guidance(
    review: Review, store: Store
) -> None:
    found = sheet(store, CASE)
    at = next(each for each in found.questions if each.question.code == "4.1")
    async with review(CASE, size=(60, 18)) as pilot:
        await press(pilot, *["right"] * [each.question.code for each in found.questions].index("4.1"))
        assert at.answer is not None
        assert at.question.legend[at.answer].rsplit(" ", 1)[1] in shown(pilot)
        await press(pilot, "p", "z", "G")
        read = " ".join(shown(pilot).split())
        assert at.question.legend["outstanding"].rsplit(" ", 1)[1] in read
