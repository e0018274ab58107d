"""The save state: what is safe on the disk, said truly and always in sight."""

from dataclasses import dataclass
from datetime import UTC, datetime

from textual.content import Content

from reviewtui.tui.actions import key_of
from reviewtui.tui.moments import day_and_time, local
from reviewtui.tui.review.state import ReviewState
from reviewtui.tui.text import plain


@dataclass(frozen=True)
class Saving:
    """What there is to say about saving, the most pressing first."""

    failed: str = ""
    """The sentence of a save that failed and was not made good."""
    under_way: bool = False
    """An act is on its way to the disk."""
    typing: bool = False
    """Text was typed since the draft was last kept."""
    draft: bool = False
    """A draft is kept on the disk and not part of a judgement."""
    saved_at: str = ""
    """When the latest act on this case was saved, UTC: `2026-05-12T14:32:07Z`; empty while there is none."""

    def content(self, width: int, today: str = "") -> Content:
        """One line for a screen of `width` columns; `today` (`2026-05-12`) is the local date, for times alone."""
        if self.failed:
            return Content.styled("! not saved", "$tone-alert bold")
        if self.under_way:
            return Content.styled("… saving", "$accent")
        if self.typing:
            return Content.styled("… saving the draft", "$accent")
        if self.draft:
            whole = "draft saved, not yet recorded"
            return Content.styled(whole if width >= 76 else "draft, not recorded", "$tone-weak")
        if self.saved_at:
            return Content.styled(f"✓ saved {local_time(self.saved_at, today)}", "$tone-good")
        return Content.styled("nothing recorded yet", "$tone-quiet")


def rest(review: ReviewState, live: Content | None) -> Content:
    """What the status line says when nothing has just happened: what is not saved, else what was made here.

    On a short screen the `live` line stands in the place of the latter.
    """
    if review.failures:
        code, sentence = next(iter(review.failures.items()))
        keys = f"{key_of('review.rationale')}, then {key_of('review.leave')}"
        again = f" The text is still here. To try again, go to {code} and press {keys}."
        retry = again if code in review.typed else ""
        return Content.assemble(("! ", "$tone-alert bold"), plain(f"{code} is not saved: {sentence}{retry}"))
    if live is not None:
        return live
    return Content.styled(only_here(review.sheet.own_acts, review.sheet.own_since), "$tone-quiet")


def only_here(number: int, since: str) -> str:
    """What was made on this laptop and not handed in yet; nothing where there is none of it."""
    if not number:
        return ""
    when = f" since {day_and_time(since)}" if since else ""
    entries = "entry" if number == 1 else "entries"
    return f"Only on this laptop: {number:,} {entries}{when}. Press {key_of('everywhere.hand_in')} to hand in."


def local_time(made_at: str, today: str = "") -> str:
    """`14:32:07` for a moment of today, `12/05/2026 14:32` for any other; on the clock of this machine."""
    moment = local(made_at)
    if moment is not None and moment.date().isoformat() == (today or datetime.now(UTC).astimezone().date().isoformat()):
        return moment.strftime("%H:%M:%S")
    return day_and_time(made_at)
