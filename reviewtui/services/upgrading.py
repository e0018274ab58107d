"""Going over to another version of the framework in mid-inspection: each question mapped, as entries of the record."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from db import entries, queries, rebuilding
from db.entries import Connection
from db.store import Store
from db.values import EntryRow
from reviewtui.casefile.nearest import meant
from reviewtui.casefile.visible import quoted
from reviewtui.entries.kinds import KINDS
from reviewtui.framework.model import Framework
from reviewtui.framework.question_map import Mapped, cannot_carry, question_map
from reviewtui.services.acts import EntryWriter, entry_writer, ready_to_write
from reviewtui.services.chronology.timing import refresh_timing
from reviewtui.services.errors import BadInput
from reviewtui.services.files.sources import framework_text, read_framework_at
from reviewtui.services.frameworks import framework_on, keep_parsed
from reviewtui.services.frameworks import framework_text as kept_text
from reviewtui.services.judging.drafts import renumber
from reviewtui.services.people.authors import attributed
from reviewtui.services.people.own_review import SECOND
from reviewtui.services.people.parts import KIND as PART
from reviewtui.services.record_keeping import WITHDRAWN, Content, is_live
from reviewtui.services.standing.standings import refresh
from reviewtui.services.standing.upgraded import KIND
from reviewtui.services.store.stores import plain_sentences
from reviewtui.services.upkeep.backups import keep_up

WITH_THE_ANSWER, ON_A_QUESTION = ("prompt", "suggestion", "moderation"), ("comment", "ruling", "note")
"""The kinds about one question: those that go with the answer to it, and those that stay while it is asked."""

BECOMES = {
    "same": "same: {answers} kept",
    "wording": "in other words: {answers} kept",
    "changed": "meaning changed: {answers} to give again",
    "added": "added",
    "removed": "removed: {answers} in the record alone",
}


class ToAnswer(NamedTuple):
    """One answer that is to be given again."""

    case: str
    review: str
    question: str
    inspector: str | None

    @property
    def sentence(self) -> str:
        """`Answer again: NOR-02 second review 1.1 (Ruth Hallam)`"""
        second = " second review" if self.review == SECOND else ""
        by = f" ({self.inspector})" if self.inspector else ""
        return f"Answer again: {self.case}{second} {self.question}{by}"


class Upgrade(NamedTuple):
    """What an upgrade does, or would do."""

    framework: str
    version_before: str
    version: str
    questions: tuple[Mapped, ...]
    answers: Mapping[str, int]
    """Former code of a question to how many answers to it there are, in all reviews."""
    again: tuple[ToAnswer, ...]
    preview: bool

    @property
    def sentence(self) -> str:
        """`Upgraded hsb-joint-2013 from version 1 to 2: 2 questions carry over, 12 are to be answered again, …`"""
        carried = sum(each.carries for each in self.questions)
        changed, added, removed = (
            sum(each.how == how for each in self.questions) for how in ("changed", "added", "removed")
        )
        verb = "Would upgrade" if self.preview else "Upgraded"
        to = f"to {self.version}" if self.version != self.version_before else "to another text of it"
        return (
            f"{verb} {self.framework} from version {self.version_before} {to}. Questions carried over: "
            f"{carried}, changed: {changed}, added: {added}, removed: {removed}. Answers to give again: "
            f"{len(self.again):,}.{' Nothing was written.' if self.preview else ''}"
        )

    @property
    def lines(self) -> tuple[str, ...]:
        """What becomes of each question, then every answer to give again."""
        found = list[str]()
        for each in self.questions:
            number = self._answers_to(each)
            said = BECOMES[each.how].format(answers=f"{number:,} {'answer' if number == 1 else 'answers'}")
            found.append(f"{each.question:<8} {f'was {each.was}, ' if each.was else ''}{said}")
        return (*found, *(each.sentence for each in self.again))

    def _answers_to(self, each: Mapped) -> int:
        return 0 if each.how == "added" else self.answers.get(each.was or each.question, 0)

    def as_json(self) -> dict[str, Any]:
        """As `framework upgrade --json` prints it."""
        return {
            "framework": self.framework,
            "from": self.version_before,
            "to": self.version,
            "preview": self.preview,
            "questions": [
                {
                    **{key: value for key, value in each._asdict().items() if key != "was" or value},
                    "answers": self._answers_to(each),
                }
                for each in self.questions
            ],
            "answer_again": [each._asdict() for each in self.again],
        }


def upgrade(
    store: Store,
    person: str | None,
    code_or_file: str,
    wording: Collection[str] = (),
    *,
    renamed: Collection[str] = (),
    preview: bool = False,
) -> Upgrade:
    """Go over to another version of the store's framework, after a backup and in one transaction; or only say how.

    `wording` names the questions whose text changed and whose meaning did not, and `renamed` those that have another
    code now, `1.4=2.1`: what was said of them goes over to the new code, and stays its author's. Answers to questions
    that changed are withdrawn, with rationale and evidence kept; what is about questions that are gone stays in the
    record alone. Another text of the same version may change words alone, since answers to it are not told apart.
    Raises BadInput for another framework, the same text, and a question of `wording` or `renamed` that
    is none or whose answers cannot carry over; NotWritten.
    """
    with plain_sentences(), store.read() as connection:
        old, text = framework_on(connection), kept_text(connection)
        new = read_framework_at(code_or_file, old.variant)
        if new.version == old.version and text == framework_text(code_or_file):
            raise BadInput(f"This store asks version {old.version} of {old.code} already.")
        questions = _mapped(old, new, wording, _renamings(old, new, renamed))
        if preview:
            return _said(connection, old, new, questions, preview=True)
    ready_to_write(store, timed=True)
    keep_up(store, older_than=0, before="upgrade")
    with plain_sentences(), store.write() as writing:
        connection = writing.connection
        if kept_text(connection) != text:
            raise BadInput("Nothing was upgraded: somebody else has just done so.")
        done = _said(connection, old, new, questions, preview=False)
        until = [f"{device}-{number}" for device, (number, _) in entries.heads(connection).items()]
        writer = entry_writer(store, writing, person, act="import")
        why = f"The framework was upgraded to version {new.version}."
        _adopt(connection, writer, new, framework_text(code_or_file), done, until)
        for kind, subject, contents, rows in _answers_anew(connection, new, questions):
            writer.person = rows[0].person if KINDS[kind].private else person  # what is private stays its author's
            for content in contents:
                replaces = tuple(dict.fromkeys(row.id for row in rows))
                writer.add(kind, subject, content, replaces=replaces, reason=why)
        adopted = next(row for row in writer.written if row.kind == "framework")
        writer.flush()
        renumber(writing, _codes(new, questions))
        keep_parsed(writing, adopted.hash, new)
        listed = rebuilding.forget_derived(writing)
        refresh(writing, {*listed, *entries.subjects(connection, "case")}, new)
        refresh_timing(writing, queries.all_cases(connection))
    return done


def _renamings(old: Framework, new: Framework, renamed: Collection[str]) -> dict[str, str]:
    """Former code to new code, of `1.4=2.1`. Raises BadInput."""
    found = dict[str, str]()
    for pair in renamed:
        before, _, now = (part.strip() for part in pair.partition("="))
        for code, framework in ((before, old), (now, new)):
            codes = [question.code for question in framework.questions()]
            if code not in codes:
                tail = meant(code, codes, "Write OLD=NEW, such as 1.4=2.1.")
                raise BadInput(f"{quoted(pair)}: {quoted(code)} is not a question of version {framework.version}{tail}")
        if before in found or now in found.values():
            raise BadInput(f"{quoted(pair)}: a question has one code before and one after.")
        if cannot_carry(old, new, before, now):
            raise BadInput(f"Answers to {before} cannot carry over to {now}: other answers are offered now.")
        found[before] = now
    return found


def _mapped(old: Framework, new: Framework, wording: Collection[str], renamed: Mapping[str, str]) -> tuple[Mapped, ...]:
    if new.code != old.code:
        raise BadInput(
            f"This store asks {quoted(old.code)}, and {quoted(new.code)} is another framework. "
            "An upgrade goes to another version of the same one."
        )
    questions = question_map(old, new, wording, renamed)
    changed = [each.question for each in question_map(old, new, (), renamed) if each.how == "changed"]
    for code in wording:
        if code not in changed:
            tail = meant(code, changed, "`framework upgrade --preview` lists what changed.")
            raise BadInput(f"{quoted(code)} is not a question that changed{tail}")
        if cannot_carry(old, new, code):
            raise BadInput(f"Answers to {code} cannot carry over: other answers are offered now.")
    if new.version == old.version and (otherwise := [each.question for each in questions if not _stays(each)]):
        raise BadInput(
            f"This store asks version {old.version} of {old.code} already, and another text of it may change words "
            f"alone: {', '.join(otherwise)}. Name in --wording what means the same, or raise the version."
        )
    return questions


def _stays(each: Mapped) -> bool:
    """Whether answers that come later from another laptop mean the same, though they are to the former text."""
    return each.carries and not each.was


def _said(
    connection: Connection, old: Framework, new: Framework, questions: tuple[Mapped, ...], *, preview: bool
) -> Upgrade:
    given = attributed(connection, [row for row in entries.current(connection, "judgement") if _answer(row)])
    counts = Counter(row.subject.split("/")[2] for row in given)
    changed = {each.question for each in questions if each.how == "changed"}
    again = tuple(each for each in map(_to_answer, given) if each.question in changed)
    return Upgrade(old.code, old.version, new.version, questions, counts, again, preview)


def _to_answer(row: EntryRow) -> ToAnswer:
    case, review, question = row.subject.split("/")
    return ToAnswer(case, review, question, row.person)


def _adopt(
    connection: Connection, writer: EntryWriter, new: Framework, text: str, done: Upgrade, until: list[str]
) -> None:
    """The framework in the place of the one before, the inspection that names it, and what became of each question."""
    variant = {"variant": new.variant} if new.variant else {}
    content: Content = {"code": new.code, "version": new.version, "text": text, **variant}
    _replace(connection, writer, "framework", new.code, content)
    for header in queries.standing(connection, "inspection"):
        _replace(connection, writer, "inspection", header["id"], {**header, "framework_version": new.version})
    parts = {
        "carried": [each.question for each in done.questions if each.carries],
        "again": [each.question for each in done.questions if each.how == "changed"],
        "added": [each.question for each in done.questions if each.how == "added"],
        "removed": [each.question for each in done.questions if each.how == "removed"],
    }
    said = {"framework": new.code, "version_before": done.version_before, "version": new.version, **parts}
    _replace(connection, writer, KIND, f"{new.code}/{new.version}", {**said, "until": until})


def _replace(connection: Connection, writer: EntryWriter, kind: str, subject: str, content: Content) -> None:
    rows = entries.current(connection, kind, subject=subject)
    writer.add(kind, subject, content, replaces=tuple(row.id for row in rows))


_Anew = tuple[str, str, tuple[Content, ...], tuple[EntryRow, ...]]


def _answers_anew(connection: Connection, new: Framework, questions: Iterable[Mapped]) -> Iterator[_Anew]:
    """Kind, subject, what is said instead, and what it takes the place of: of all that does not carry over."""
    moved = {each.was: each.question for each in questions if each.was}
    codes = _codes(new, questions)
    how: dict[str, str] = {each.question: each.how for each in questions if not each.was and each.how != "added"}
    for kind in ("judgement", *WITH_THE_ANSWER, *ON_A_QUESTION, "challenge", "panel", "finding", PART):
        here = dict(_by_subject(row for row in entries.current(connection, kind) if not _is_used(row)))
        coming = _at_their_codes(new, kind, here.values(), moved)
        for subject, (contents, sources) in coming.items():
            yield kind, subject, contents, (*sources, *here.pop(subject, ()))
        for subject, rows in here.items():
            said = rows[0].content or {}
            state = how.get(_question(said), "removed")
            if kind == "judgement" and state == "changed" and any(map(_answer, rows)):
                kept = [_without_answer(row.content or {}, new.version) for row in rows]
                yield kind, subject, _distinct(kept), rows
            elif kind in ("challenge", "panel"):
                if _question(said) in codes:
                    anew = [_of_the_case(row.content or {}) if kind == "challenge" else WITHDRAWN for row in rows]
                    yield kind, subject, _distinct(anew), rows
            elif state == "removed" if kind == "judgement" else not _holds(new, kind, said, how):
                yield kind, subject, (WITHDRAWN,), rows


def _codes(new: Framework, questions: Iterable[Mapped]) -> dict[str, str | None]:
    """Former code to the new one of questions that have another; None where one is gone, and another has its code."""
    asked = {question.code for question in new.questions()}
    gone = {each.question: None for each in questions if each.how == "removed" and each.question in asked}
    return {**gone, **{each.was: each.question for each in questions if each.was}}


def _at_their_codes(
    new: Framework, kind: str, held: Iterable[tuple[EntryRow, ...]], moved: Mapping[str, str]
) -> dict[str, tuple[tuple[Content, ...], tuple[EntryRow, ...]]]:
    """What is said of questions that have another code now, by its new subject; and the entries that said it."""
    found: dict[str, tuple[tuple[Content, ...], tuple[EntryRow, ...]]] = {}
    for rows in held:
        now = moved.get(_question(rows[0].content or {}))
        contents = [_at(row.content or {}, now, new.version) for row in rows if now is not None]
        kept = [each for each in contents if kind == "judgement" or _holds(new, kind, each, {str(now): "same"})]
        if kept and (subject := KINDS[kind].subject_of(kept[0])) is not None:
            found[subject] = (_distinct(kept), rows)
    return found


def _at(said: Content, code: str, version: str) -> Content:
    """What is said, of another code."""
    pinned = {"framework_version": version} if "framework_version" in said else {}
    return {**said, "node" if "node" in said else "question": code, **pinned}


def _question(said: Content) -> str:
    """The code of what it is about: of a question, or of whatever else a panel decides on."""
    return str(said.get("question") or said.get("node") or "")


def _holds(new: Framework, kind: str, said: Content, how: Mapping[str, str]) -> bool:
    """Whether what is said beside the answers is still about something that is asked, given, measured or checked."""
    if kind == "finding":
        return said["check"] in {check.code for check in new.checks}
    if kind == PART:
        return said["standard"] in {standard.code for standard in new.standards}
    if kind == "panel":
        is_judged = new.inspection_rule(said["node"]).kind == "judged"
        offered = {None, *(answer.code for answer in new.inspection_scale(said["node"]).answers)}
        return is_judged == (said["decision"] == "judged") and said.get("rating") in offered
    state = how.get(said["question"], "removed")
    if state == "removed" or (state == "changed" and kind in WITH_THE_ANSWER):
        return False
    if kind == "prompt":
        return said["prompt"] in {prompt.code for prompt in new.question(said["question"]).prompts}
    return kind != "suggestion" or said["measure"] in {measure.code for measure in new.measures}


def _by_subject(rows: Iterable[EntryRow]) -> Iterator[tuple[str, tuple[EntryRow, ...]]]:
    found: dict[str, list[EntryRow]] = {}
    for row in rows:
        if is_live(row):
            found.setdefault(row.subject, []).append(row)
    return ((subject, tuple(together)) for subject, together in found.items())


def _without_answer(said: Content, version: str) -> Content:
    """What is kept of a judgement: its rationale and evidence; a withdrawal where it had neither."""
    kept = {key: value for key, value in said.items() if key not in ("answer", "insufficient_evidence", "replaced")}
    if not kept.get("rationale") and not kept.get("evidence"):
        return WITHDRAWN
    return {**kept, "framework_version": version}


def _of_the_case(said: Content) -> Content:
    """What a site says is not accurate, where its question is gone: it is still said of the case."""
    return {key: value for key, value in said.items() if key != "question"}


def _distinct(contents: Sequence[Content]) -> tuple[Content, ...]:
    return tuple(each for place, each in enumerate(contents) if each not in contents[:place])


def _is_used(row: EntryRow) -> bool:
    """Whether it is a note that waits no more."""
    return row.kind == "note" and bool((row.content or {}).get("used"))


def _answer(row: EntryRow) -> bool:
    return is_live(row) and bool((row.content or {}).get("answer"))
