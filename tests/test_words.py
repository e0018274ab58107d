"""The glossary: one word for a thing, and none of the words it replaced in any text that a person reads."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import reviewtui
from reviewtui.framework.shipped import codes, source

HOME = Path(reviewtui.__file__).parent
CLEAN = ("cli", "services", "entries", "report", "tui", "rating", "framework", "exchange", "casefile")
"""The folders whose texts are held to the glossary."""

OLD_WORDS = {
    r"anew": "again",
    r"mend\w*": "correct",
    r"in vain": "no evidence found",
    r"ow(e|es|ed|ing)": "missing",
    r"debts?": "missing",
    r"(?<!there )is no (\{\}(?! than)|[a-z]\w*)": "is not",
    r"tak(e|es|en|ing) (\w+ )?(out|back|away|over)|took (out|back|away|over)": "withdraw, undo, remove or use",
    r"cannot be told|cannot tell|not to be told": "cannot be determined",
    r"in the place of": "instead of",
    r"at hand": "this, selected",
    r"as it was": "not changed",
    r"beneath": "under",
    r"stands?|stood|standing": "is, current",
    r"verdicts?": "result",
    r"settl(e|es|ed|ing)": "replace, decide",
    r"grad(e|es|ed|ing)": "rating, answer",
    r"untouched|unjudged|unanswered|not judged|still to come": "not answered, not started",
    r"worked out|computed": "calculated",
    r"considered and left": "kept",
    r"sat|seats?": "panel members",
    r"minute": "minutes",
    r"nothing found": "insufficient evidence",
    r"second look|look(ed)? again": "review again",
    r"verbs?": "command",
    r"faults?": "error",
    r"findings?": "possible missed opportunity",
    r"chosen sample": "purposive sample",
    r"acting": "working as",
    r"ring": "phone",
    r"the whole(?! (inspection|record|checklist))": "overall",
    r"laptops disagree|in dispute|disputed?": "different judgements",
    r"narrow(s|ed|ing)?": "filter",
    r"pick(s|ed|ing)?": "select",
    r"sources?": "evidence, person spoken to",
    r"per cent": "%",
    r"n\.a\.|does not apply|counted out": "not applicable",
    r"spans?|stretch(es)?": "period",
    r"what was not found": "no evidence found",
    r"it was none": "not a missed opportunity",
    r"bear in mind": "notes",
    r"(?<=\S )to do(?! (so|it|with))": "not complete, to decide",
    r"departures?|depart(s|ed)": "panel rating",
    r"disagree\w*": "answered differently, different judgements",
    r"go(es)? over to": "change to",
    r"(bring|brings|brought) (\w+ )?in": "import, add",
    r"passed over|leavings": "not read",
    r"let(s)? (\w+ )?out": "export, write",
    r"your last act|an act of": "change",
}
"""What is no longer said, and what is said instead."""

EXCEPTIONS = {
    "source case manager": "what is typed to cite a person spoken to, as the JSON has it",
    "| source": "a command of the fish shell",
    "finding NOR-03": "the name of a command",
    "Cannot tell whether groups differ": "what a lead may say of groups, where too few cases keep anyone from knowing",
    "finding {} {}": "what a draft is kept under, which nobody reads",
    "`finding`": "the name of a command",
    "as_of and source": "fields of a case, named as JSON has them",
    "Source: {}": "where a rule of the framework comes from",
    "the rule's source": "where a rule of the framework comes from",
    "next to do": "the name of a key, where the footer has no room for more",
    "source: {}": "where a rule of a framework comes from, as the file has it",
    "no published source": "where a rule of a framework comes from",
    "agency|organisation|service": "headings that tables of others have",
    "(outcome )?source": "headings that tables of others have",
    "sources enter": "the name of a pane and of an action in code",
    "sources leave": "the name of a pane and of an action in code",
    "source {}": "what is typed to cite a person spoken to, as the JSON has it",
    "event, document, absence and source": "kinds of evidence, named as JSON has them",
    "ratings: grades": "the code of a scale in a framework to start from",
    "“agreement” and “departures”": "the names of views",
    "nobody has settled it": "a sentence of the export, whose texts stay the same for programs",
    "stands in another entry": "a sentence of the export, whose texts stay the same for programs",
}
"""Words around an old one that let it be, and why."""

FORBIDDEN = re.compile(rf"(?<![\w.-])(?:{'|'.join(OLD_WORDS)})(?![\w])", re.IGNORECASE)
NOTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@cache
def texts_in(folder: str) -> tuple[tuple[str, str], ...]:
    """Every sentence that the modules of a folder may say, with its place."""
    files = sorted((HOME / folder).rglob("*.py"))
    return tuple((f"{file.relative_to(HOME)}:{line}", text) for file in files for line, text in texts_of(file))


def texts_of(file: Path) -> Iterator[tuple[int, str]]:
    """The sentences a module may say, with their lines: its strings, and the help that its commands have."""
    tree = ast.parse(file.read_text("utf-8"))
    notes = {id(each) for node in ast.walk(tree) for part in _unsaid(node) for each in ast.walk(part)}
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, NOTED) and _is_said(node):
            yield node.body[0].lineno, ast.get_docstring(node) or ""
        elif isinstance(node, ast.JoinedStr):
            yield (
                node.lineno,
                "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values),
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes | parts:
            yield node.lineno, node.value


def _is_said(node: ast.AST) -> bool:
    """Whether the docstring is shown: of a command, and of an error."""
    if isinstance(node, ast.FunctionDef):
        return any(re.search(r"\b(command|group)\(", ast.unparse(each)) for each in node.decorator_list)
    return isinstance(node, ast.ClassDef) and node.name.startswith("Faulty")


def _unsaid(node: ast.AST) -> Iterator[ast.AST]:
    """What a node has that nobody reads: notes on code, types, and what a JSON Schema tells programs."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    elif isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
        yield node.annotation
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns is not None:
        yield node.returns
    elif isinstance(node, ast.keyword) and node.arg == "description":
        yield node.value
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
        yield node.value


def old_words_in(text: str) -> list[str]:
    """The old words of a sentence; names in code, one word and small, are none."""
    if " " not in text.strip() and not text[:1].isupper():
        return []
    text = re.sub(r"\{[a-z_.]+\}", "…", text)
    for words in EXCEPTIONS:
        text = text if words not in text else re.sub(rf"[^.;\n]*{re.escape(words)}[^.;\n]*", "", text)
    return [found[0] for found in FORBIDDEN.finditer(text)]


@pytest.mark.parametrize("folder", CLEAN)
def test_no_text_has_a_word_that_the_glossary_replaced(folder: str) -> None:
    said = [f"{place}: {words} in {text!r}" for place, text in texts_in(folder) if (words := old_words_in(text))]
    assert said == []


@pytest.mark.parametrize("words", EXCEPTIONS)
def test_each_exception_is_needed(words: str) -> None:
    assert any(words in text for folder in CLEAN for _, text in texts_in(folder))


def test_an_old_word_is_found_in_a_sentence_and_never_in_a_name() -> None:
    assert old_words_in("This answer owes a rationale.") == ["owes"]
    assert old_words_in("Take the event out.") == ["Take the event out"] or old_words_in("taken out now") == [
        "taken out"
    ]
    assert old_words_in("There is no case here.") == []
    assert old_words_in("owed") == []


OLD_IN_FRAMEWORKS = re.compile(
    r"does not apply|again and again|told to no other|by rank|untouched form|left alive|settled for|nobody left|"
    r"with whom social care works|care around an operation|worked out by",
    re.IGNORECASE,
)
"""What the shipped frameworks no longer say; an earlier version that is kept says what it said."""


@pytest.mark.parametrize("code", codes())
def test_no_shipped_framework_says_what_was_replaced(code: str) -> None:
    assert OLD_IN_FRAMEWORKS.findall(" ".join(source(code).split())) == []
