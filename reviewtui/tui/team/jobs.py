"""What a lead seldom does: upgrade the framework, hand the store over, draw a sample, withdraw a case, sync."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reviewtui.services.steps import Report
from reviewtui.tui.team.job import Asked, Job

if TYPE_CHECKING:
    from reviewtui.services.store.stores import Store

Typed = Mapping[str, str]
NO_REASON = "Enter a reason."


def upgrading(person: str) -> Job:
    """The next version of the framework, in mid-inspection."""

    def run(store: "Store", typed: Typed, *, preview: bool) -> tuple[str, ...]:
        from reviewtui.services.upgrading import upgrade

        wording, renamed = _several(typed["wording"]), _several(typed["renamed"])
        done = upgrade(store, person, typed["framework"], wording, renamed=renamed, preview=preview)
        return (done.sentence, *done.lines)

    return Job(
        "Upgrade the framework",
        "upgrade it",
        (
            Asked("framework", "Framework: its code, or a file", "The next version", "Enter a code or a file."),
            Asked("wording", "Questions with new words and the same meaning", "For example, 1.2, 3.1"),
            Asked(
                "renamed",
                "Questions with another code, old=new",
                "For example, 1.4=2.1",
            ),
        ),
        lambda store, typed, report: run(store, typed, preview=False),
        lambda store, typed, report: run(store, typed, preview=True),
    )


def handing_over(person: str) -> Job:
    """The store, for a new laptop."""

    def do(store: "Store", typed: Typed, report: Report) -> tuple[str, ...]:
        from reviewtui.services.sharing.handing_over import hand_over

        return (hand_over(store, person, _path(typed["file"]), report).sentence,)

    def look(store: "Store", typed: Typed, report: Report) -> tuple[str, ...]:
        return (
            f"Everything in this store is copied to {typed['file']}. Then this store can be read and takes no changes.",
            "`reviewtui handover --cancel` lets it take changes again.",
        )

    file = Asked("file", "New file, as on a stick", "All goes: record, drafts and settings", "Enter a new file.")
    return Job("Hand this store over to another laptop", "hand it over", (file,), do, look, stops=True)


def drawing() -> Job:
    """A sample, from a caseload list; nothing of it is stored."""

    def do(_: "Store", typed: Typed, report: Report) -> tuple[str, ...]:
        from reviewtui.services.files.sampling import RESERVES, draw, number_of, write_new

        sample = draw(
            str(_path(typed["list"])),
            seed=typed["seed"] or None,
            by=_several(typed["by"]) or None,
            sizes=_several(typed["size"]),
            reserves=number_of(typed["reserves"]) if typed["reserves"] else RESERVES,
        )
        if typed["file"]:
            write_new(str(_path(typed["file"])), sample)
        return (sample.sentence, *sample.notes, *sample.lines)

    return Job(
        "Draw a sample",
        "draw it",
        (
            Asked("list", "Caseload list: a CSV file or a workbook", "One row for each case", "Enter a file."),
            Asked("by", "Columns to stratify by", "By site, unless columns are named"),
            Asked("size", "Size", "By rule, unless a number is given"),
            Asked("reserves", "Reserves of each stratum", "5"),
            Asked("seed", "Seed", "The same text draws the same cases"),
            Asked("file", "New file for the result", "None, unless one is named"),
        ),
        do,
        changes=False,
    )


def withdrawing(person: str, case: str) -> Job:
    """One case, which should not have been sampled."""

    def do(store: "Store", typed: Typed, report: Report) -> tuple[str, ...]:
        from reviewtui.services.cases.withdrawing import withdraw

        return (withdraw(store, person, case, typed["reason"], typed["other"] or None).sentence,)

    return Job(
        f"Withdraw {case} from the sample",
        "withdraw it",
        (
            Asked("reason", "Why it should not have been sampled", needed=NO_REASON),
            Asked("other", "Replaced by", "Another case, such as a reserve, or blank"),
        ),
        do,
        case=case,
    )


def reinstating(person: str, case: str) -> Job:
    """One case, which was withdrawn."""

    def do(store: "Store", typed: Typed, report: Report) -> tuple[str, ...]:
        from reviewtui.services.cases.withdrawing import reinstate

        return (reinstate(store, person, case, typed["reason"]).sentence,)

    reason = Asked("reason", "Why it belongs to the sample", needed=NO_REASON)
    return Job(f"Return {case} to the sample", "return it", (reason,), do, case=case)


def syncing(person: str) -> Job:
    """This store, with an office's hub."""

    def do(store: "Store", typed: Typed, report: Report) -> tuple[str, ...]:
        from reviewtui.services.hub.sealing import keys_of
        from reviewtui.services.hub.syncing import sync
        from reviewtui.services.store.passphrases import identity_in

        found = identity_in(_path(typed["identity"]))
        done = sync(store, person, typed["address"], keys_of(found.secret, _several(typed["to"])), report)
        return (done.sentence, *([found.warning] if found.warning else []))

    def look(store: "Store", typed: Typed, report: Report) -> tuple[str, ...]:
        from reviewtui.services.hub.connecting import named
        from reviewtui.services.hub.sealing import keys_of
        from reviewtui.services.store.passphrases import identity_in

        found, hub = identity_in(_path(typed["identity"])), named(typed["address"])
        return (
            f"What {hub} lacks of this store is sent there. That cannot be undone.",
            "What this store lacks is received.",
            "What entries say can be opened with these keys alone:",
            *keys_of(found.secret, _several(typed["to"])).names,
            *([found.warning] if found.warning else []),
        )

    return Job(
        "Sync with the hub",
        "sync",
        (
            Asked("address", "Address", "postgresql://NAME@HOST/DATABASE", "Enter the hub's address."),
            Asked(
                "identity", "File of the inspection's age key", "The hub cannot read content", "Enter the key's file."
            ),
            Asked("to", "Further age keys that can open it", "age1…, or blank"),
        ),
        do,
        look,
        stops=True,
        stopped="Stopped. What was exchanged by then is on both sides. The next sync goes on from there.",
        is_apart=True,
    )


def _several(typed: str) -> tuple[str, ...]:
    """What stands between commas."""
    return tuple(part.strip() for part in typed.split(",") if part.strip())


def _path(typed: str) -> Path:
    return Path(typed).expanduser()
