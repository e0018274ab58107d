"""Writes the framework that a checklist of another tool makes: commented, valid, and with what was left out named."""

import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reviewtui.exchange.faults import faulty
from reviewtui.exchange.surveys.conditions import CannotCarry, converted
from reviewtui.exchange.surveys.shared_scale import SharedScale, good_among, is_none, letter_of
from reviewtui.exchange.surveys.survey import Asked, Choice, Group, Survey, Texts, cleaned, every_question, shortened
from reviewtui.framework.expression import ExpressionError, parse
from reviewtui.framework.reader import FaultyFramework, read_framework
from reviewtui.rating.proof.prove import prove

KEYS = "123456789"
GLYPHS = "●◕◐◔◆◈◇■□"
TITLE, LABEL, SHORT, LEGEND, HEADING, LINE = 26, 26, 14, 55, 60, 74
NO_TEXT = "(no text)"
"""What stands where a checklist says nothing that can be read."""
_APPLIES = re.compile(r"(?P<path>.*?)(\.applies)?")


class Start(NamedTuple):
    """A framework to start from."""

    text: str
    questions: int
    left_out: tuple[str, ...]
    """What could not be taken over, a sentence each."""


def start_from(survey: Survey, code: str, name: str) -> Start:
    """The framework of that code which a checklist makes; `name` is the checklist's file.

    It can be read and proves sound: a condition that would make it otherwise is left out and named. Raises FaultyFile
    where that is not enough.
    """
    writer = _Writer(survey, code, name)
    for _ in range(len(writer.gates) + 1):
        start = writer.start()
        faults = _faults(start.text)
        if not faults:
            return start
        if not writer.drop_gates(faults):
            break
    raise faulty(name, f"No sound framework can be made of it: {faults[0][1]}.")


def _faults(text: str) -> list[tuple[str, str]]:
    """Key and words of all that `framework check` would find."""
    try:
        framework = read_framework(text, "")
    except FaultyFramework as refused:
        return [(fault.key, fault.text) for fault in refused.faults]
    return [(finding.key, finding.text) for finding in prove(framework).faults]


class _Writer:
    """Holds the checklist, its scales and the gates that could be taken over."""

    def __init__(self, survey: Survey, code: str, name: str) -> None:
        self._survey, self._code, self._name = survey, code, name
        self._left_out = list(survey.left_out)
        self._groups = self._within(survey.groups)
        self._asked = every_question(self._groups)
        if not self._asked:
            raise faulty(name, f"Nothing in it can be asked here: {'; '.join(self._left_out[:3])}.")
        self._by_name = {one.name: one for one in reversed(self._asked)}
        self._scales = self._shared()
        self._paths: dict[str, str] = {}
        self.gates: dict[str, str] = {}
        self._find_gates(self._groups, ())

    def _within(self, groups: Iterable[Group]) -> tuple[Group, ...]:
        """The groups without what no scale can hold."""
        found = []
        for group in groups:
            kept = tuple(one for one in group.asked if self._fits(one))
            within = self._within(group.groups)
            if kept or within:
                found.append(group._replace(asked=kept, groups=within))
        return tuple(found)

    def _fits(self, asked: Asked) -> bool:
        graded = [choice for choice in asked.choices if not is_none(choice)]
        if asked.choices and not 1 <= len(graded) <= len(KEYS):
            why = f"it has {len(graded)} answers, where {len(KEYS)} have keys" if graded else "it has no answer but one"
            self._left_out.append(f"question “{asked.code}”: {why}")
            return False
        return True

    def _shared(self) -> dict[str, SharedScale]:
        found: dict[str, SharedScale] = {}
        for one in self._asked:
            if one.choices and repr(one.choices) not in found:
                code = re.sub(r"[^A-Za-z0-9_-]", "_", one.list_name)[:36].strip("_-") or f"answers_{len(found) + 1}"
                taken = {scale.code for scale in found.values()} | {"grades", "number"}
                code = code if code not in taken else f"{code}_{len(found) + 1}"
                none = next((choice.code for choice in one.choices if is_none(choice)), "not_applicable")
                found[repr(one.choices)] = SharedScale(code, one.choices, none, good_among(one.choices))
        return found

    def _find_gates(self, groups: Iterable[Group], above: tuple[str, ...]) -> None:
        """A group at the top becomes a standard, which has no gate: its own goes down to all that is in it."""
        for group in groups:
            own = self._gate(group.code, group.relevant)
            down = (*above, *own)
            for one in group.asked:
                self._keep_gate(one.code, (*down, *self._gate(one.code, one.relevant)))
            for section in group.groups:
                self._find_section_gates(section, down)

    def _find_section_gates(self, section: Group, above: tuple[str, ...]) -> None:
        self._keep_gate(section.code, (*above, *self._gate(section.code, section.relevant)))
        for one in section.asked:
            self._keep_gate(one.code, self._gate(one.code, one.relevant))
        for inner in section.groups:
            self._find_section_gates(inner, ())

    def _keep_gate(self, code: str, parts: Sequence[str]) -> None:
        if parts:
            self.gates[code] = " and ".join(dict.fromkeys(parts))

    def _gate(self, code: str, relevant: str) -> tuple[str, ...]:
        if not relevant:
            return ()
        try:
            found = converted(relevant, self._by_name)
            parse(found)
        except (CannotCarry, ExpressionError) as error:
            self._left_out.append(f"when “{code}” is asked (`{shortened(relevant, 80)}`): {error}")
            return ()
        return (found,)

    def drop_gates(self, faults: Iterable[tuple[str, str]]) -> bool:
        """Leave out the gates at fault; False where none is."""
        dropped = False
        for key, text in faults:
            found = _APPLIES.fullmatch(key)
            code = self._paths.get(found["path"], "") if found else ""
            if code in self.gates:
                gate = self.gates.pop(code)
                self._left_out.append(f"when “{code}” is asked (`{shortened(gate, 80)}`): {text}")
                dropped = True
        return dropped

    def start(self) -> Start:
        """The framework as it stands."""
        unsure = [scale for scale in self._scales.values() if not scale.good]
        settle = (
            "the bands, which are from no published rules: 50, 65 and 80%",
            "which answers are good: yes and its like were taken to be",
            *(
                f"the scale {scale.code}: which of its answers are good, so that its questions can be rated"
                for scale in unsure
            ),
            *(
                ("which whole numbers are good: none of them is rated",)
                if any(not o.choices for o in self._asked)
                else ()
            ),
            "titles, which were cut to what a list has room for",
        )
        left_out = tuple(dict.fromkeys(self._left_out))
        body = "\n".join((*self._head(left_out, settle), *self._scale_lines(), *self._standards(), *self._rules(), ""))
        return Start(body, len(self._asked), left_out)

    def _head(self, left_out: Sequence[str], settle: Sequence[str]) -> Iterator[str]:
        survey = self._survey
        yield f"# A start, made from {_plain(self._name)}, which is a file of another tool ({survey.kind})."
        yield "# `reviewtui framework check FILE` reads it strictly; `reviewtui docs frameworks` teaches the rest."
        yield "# To decide:"
        yield from _comments(settle)
        yield "# Left out:" if left_out else "# Nothing was left out."
        yield from _comments(left_out)
        yield ""
        yield f"framework: {_said(self._code)}"
        yield f"version: {_said(shortened(survey.version, 20) or '1')}"
        yield f"title: {_said(shortened(cleaned(survey.title), 120) or NO_TEXT)}"
        yield f"summary: {_said(f'Made from a checklist of another tool. Questions: {len(self._asked)}.')}"
        made_from = f"Made from {_plain(self._name)} ({survey.kind}); its rules are from no published source."
        yield f"source: {_said(made_from)}"
        yield "nations: [england, wales]         # england, wales, scotland, northern_ireland, united_states"
        yield f"languages: [{', '.join(survey.languages)}]"
        yield "min_to_rate: 5                    # a site needs so many applicable cases to be rated"
        yield "live_ratings: after"
        yield "unconfirmed:"
        yield "  - {what: inspection.question, why: the bands are from no published rules}"
        yield "  - {what: inspection.standard, why: that the lowest question decides is from no published rules}"
        yield "  - {what: inspection.overall, why: that the mean decides is from no published rules}"
        yield "ratings: grades"
        yield ""

    def _scale_lines(self) -> Iterator[str]:
        yield "scales:"
        yield "  grades:"
        yield '    - {code: outstanding, label: Outstanding, score: 3, glyph: "★", letter: O, good: true}'
        yield '    - {code: good, label: Good, score: 2, glyph: "●", letter: G, good: true}'
        yield "    - {code: requires_improvement, label: Requires improvement, short: Requires impr., score: 1,"
        yield '       glyph: "◐", letter: R}'
        yield '    - {code: inadequate, label: Inadequate, score: 0, glyph: "○", letter: I}'
        for scale in self._scales.values():
            yield "  # `legend` is what an answer looks like, wherever a question does not say it in words of its own."
            yield f"  {_said(scale.code)}:"
            yield from self._answers(scale)
        for least, most in dict.fromkeys((one.least, one.most) for one in self._asked if not one.choices):
            yield f"  {_number(least, most)}: {{count: true, least: {least}, most: {most}}}"

    def _answers(self, scale: SharedScale) -> Iterator[str]:
        graded = [choice for choice in scale.choices if not is_none(choice)]
        yes_no = {choice.code.casefold() for choice in graded} == {"yes", "no"}
        letters: set[str] = {"x"}
        glyphs = [*GLYPHS[: len(graded) - 1], "○"]
        if graded[-1].code in scale.good and graded[0].code not in scale.good:
            glyphs.reverse()  # The worst answer comes first.
        for choice, glyph, own in zip(graded, glyphs, KEYS, strict=False):
            key = choice.code[0].lower() if yes_no else own
            good = {"good": "true"} if choice.code in scale.good else {}
            yield self._answer(choice, key, glyph, letter_of(choice, letters), good)
        none = next((choice for choice in scale.choices if is_none(choice)), None)
        none = none or Choice("", scale.none, {"en": "Not applicable"})
        yield self._answer(none, "x", "–", "x", {"applicable": "false"})

    def _answer(self, choice: Choice, key: str, glyph: str, letter: str, more: Mapping[str, str]) -> str:
        parts = {
            "code": _said(choice.code),
            "label": self._texts(choice.label, LABEL),
            "short": self._texts(choice.label, SHORT),
            "key": _said(key),
            "glyph": _said(glyph),
            "letter": _said(letter),
            **more,
            "legend": self._texts(choice.label, LEGEND),
        }
        return f"    - {{{', '.join(f'{name}: {value}' for name, value in parts.items())}}}"

    def _standards(self) -> Iterator[str]:
        yield ""
        yield "standards:"
        self._paths = {}
        for place, group in enumerate(self._groups):
            yield f"  - code: {_said(group.code)}"
            yield f"    title: {self._texts(group.title, HEADING)}"
            yield f"    short: {self._texts(group.title, TITLE)}"
            if not any(self._is_rated(one) for one in every_question((group,))):
                yield "    inspection: none              # nothing in it can be rated yet"
            yield from self._inside(group, "    ", f"standards[{place}]")

    def _inside(self, group: Group, indent: str, path: str) -> Iterator[str]:
        if group.asked:
            yield f"{indent}questions:"
        for place, one in enumerate(group.asked):
            self._paths[f"{path}.questions[{place}]"] = one.code
            yield from (f"{indent}{line}" for line in self._question(one))
        if group.groups:
            yield f"{indent}sections:"
        for place, section in enumerate(group.groups):
            here = f"{path}.sections[{place}]"
            self._paths[here] = section.code
            yield f"{indent}  - code: {_said(section.code)}"
            yield f"{indent}    title: {self._texts(section.title, HEADING)}"
            yield f"{indent}    short: {self._texts(section.title, TITLE)}"
            if section.code in self.gates:
                yield f"{indent}    applies: {_said(self.gates[section.code])}"
            yield from self._inside(section, f"{indent}    ", here)

    def _question(self, one: Asked) -> Iterator[str]:
        yield f"  - code: {_said(one.code)}"
        yield f"    title: {self._texts(one.text, TITLE)}"
        yield f"    text: {self._texts(one.text)}"
        if any(_lines(text) > 2 for text in one.text.values()):  # what a screen has room for
            yield f"    short: {self._texts({language: _two_lines(text) for language, text in one.text.items()})}"
        if one.hint.get("en"):
            yield f"    guidance: {self._texts(one.hint)}"
        if one.code in self.gates:
            yield f"    applies: {_said(self.gates[one.code])}"
        if not one.choices:
            yield f"    scale: {_number(one.least, one.most)}"
        else:
            scale = self._scales[repr(one.choices)]
            offers = any(is_none(choice) for choice in one.choices) or not one.required
            yield f"    scale: {_said(scale.code)}"
            yield f"    not_applicable: {'excluded' if offers else 'forbidden'}"
        if not self._is_rated(one):
            yield "    inspection: none"
            if one.code not in self._read():
                yield "    counts: false"

    def _rules(self) -> Iterator[str]:
        rated = any(self._is_rated(one) for one in self._asked)
        yield ""
        yield "rules:"
        yield "  case:"
        yield "    standard: none"
        yield "  inspection:"
        yield "    question:                     # the share of good answers among the applicable ones"
        yield "      rule: share_in_bands"
        yield "      bands:"
        yield "        - {rating: inadequate, below: 50}"
        yield "        - {rating: requires_improvement, below: 65}"
        yield "        - {rating: good, below: 80}"
        yield "        - {rating: outstanding}"
        yield "    standard: {rule: lowest}"
        if not rated:
            yield "    overall: none"
            return
        yield "    overall:"
        yield "      rule: mean_in_bands"
        yield "      bands:"
        yield "        - {rating: inadequate, at_most: 0.5}"
        yield "        - {rating: requires_improvement, at_most: 1.5}"
        yield "        - {rating: good, at_most: 2.5}"
        yield "        - {rating: outstanding}"

    def _is_rated(self, one: Asked) -> bool:
        return bool(one.choices) and bool(self._scales[repr(one.choices)].good)

    def _read(self) -> set[str]:
        return {code for gate in self.gates.values() for code in parse(gate).reads}

    def _texts(self, texts: Texts, most: int | None = None) -> str:
        """A text, in both languages where there are two."""
        said = {
            language: _said(text if most is None else shortened(text, most))
            for language in self._survey.languages
            if (text := cleaned(texts.get(language, "")))
        }
        if "en" not in said:
            said = {"en": next(iter(said.values()), _said(NO_TEXT)), **said}
        return said["en"] if len(said) == 1 else f"{{{', '.join(f'{key}: {value}' for key, value in said.items())}}}"


def _number(least: int, most: int) -> str:
    return f"number_{least}_to_{most}"


def _lines(text: str) -> int:
    return len(textwrap.wrap(text, LINE))


def _two_lines(text: str) -> str:
    most = 2 * LINE
    while _lines(shortened(text, most)) > 2:  # what a screen has room for
        most -= 4
    return shortened(text, most)


def _said(text: str) -> str:
    """A value as YAML reads it back to the letter."""
    said: str = json.dumps(text, ensure_ascii=False)
    return said


def _plain(name: str) -> str:
    return "".join(mark if mark.isprintable() else "?" for mark in name.replace("\\", "/").rpartition("/")[2])


def _comments(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        shown = "".join(mark if mark.isprintable() else "?" for mark in line)
        yield from textwrap.wrap(shown, 116, initial_indent="# - ", subsequent_indent="#   ", break_long_words=False)
