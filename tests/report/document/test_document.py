"""The report: the same figures as the summary, on one page that is safe, needs nothing and can be read by everyone."""

import base64
import hashlib
import re
import struct
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any
from zlib import compress, crc32

import pytest

from reviewtui.exchange.image import image_of
from reviewtui.report.document import own_template
from reviewtui.report.document.blocks import Document
from reviewtui.report.document.word import word_file
from reviewtui.services.errors import BadInput
from tests.conftest import INSPECTOR, LEAD, Run

HOSTILE = "</li><script>alert(1)</script>{{ 7*7 }}{% raw %}<img src=x onerror=y>\x1b[31m\u202eevil"
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0"
"""Only how one begins."""
JPEG_SIZE, JPEG_ROWS = b"\xff\xc0\0\x0b\x08\0\1\0\1\1\1\x11\0", b"\xff\xda\0\2\0\xff\xd9"
PNG_SIZE = (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
PNG_ROWS, PNG_END = (b"IDAT", compress(b"\0\0")), (b"IEND", b"")
VOID = ("meta", "line", "rect", "circle", "img", "br")


class Page(HTMLParser):
    """What a page holds, element by element."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.starts: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self.tables: list[list[list[str]]] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.starts.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(self.open), data))
        if "td" in self.open or "th" in self.open:
            self.tables[-1][-1][-1] += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of a name."""
        return [attributes for name, attributes in self.starts if name == tag]

    def said(self, tag: str) -> list[str]:
        """The texts in every element of a name."""
        return [text.strip() for open_, text in self.texts if open_ and open_[-1] == tag and text.strip()]


@pytest.fixture
def hostile(sample_store: Path, run: Run) -> Path:
    """The sample, with a panel that says what a page must not take for its own."""
    arguments = ("discretion", "2", "good", "--date", "2012-11-30", "--member", HOSTILE, "--reason", HOSTILE)
    ran = run(*arguments, store=sample_store, person=LEAD)
    assert ran.code == 0, ran.err
    return sample_store


def test_the_page_is_whole_accessible_and_says_what_the_summary_says(hostile: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "report.html"
    ran = run("report", file, "--for", "Board", store=hostile, person=INSPECTOR)
    assert (ran.code, ran.out) == (0, "")
    text = file.read_text("utf-8")
    found = Page(text)
    (noted,) = run("history", "--access", "--json", store=hostile).json["access"]
    assert (noted["content"], noted["whom"], noted["person"]) == ("the report", "Board", INSPECTOR)
    assert noted["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()

    # It fetches nothing and runs nothing, whatever a text says.
    assert {tag for tag, _ in found.starts} <= {
        "html", "head", "meta", "title", "style", "body", "a", "header", "p", "h1", "h2", "h3", "dl", "dt", "dd", "nav",
        "ul", "li", "main", "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "span", "figure",
        "figcaption", "svg", "desc", "text", "rect", "line", "circle",
    }  # fmt: skip
    assert all(str(link["href"]).startswith("#") for link in found.named("a"))
    assert not re.search(r"url\(|@import|https?:", text)
    assert not any(name.startswith("on") or name in ("src", "style") for _, each in found.starts for name in each)
    shown = [said for said in found.said("li") if "onerror" in said]
    assert len(shown) == 1
    assert HOSTILE.replace("\x1b", "␛").replace("\u202e", "⟨U+202E⟩") in shown[0]
    assert "\x1b" not in text
    assert "\u202e" not in text

    # It can be found one's way about in by ear and by keyboard.
    assert found.named("html") == [{"lang": "en-GB"}]
    levels = [int(tag[1]) for tag, _ in found.starts if tag in ("h1", "h2", "h3")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [str(each["id"]) for _, each in found.starts if "id" in each]
    assert len(ids) == len(set(ids))
    assert {str(link["href"])[1:] for link in found.named("a")} <= set(ids)
    for picture in found.named("svg"):
        assert picture["role"] == "img"
        assert set(str(picture["aria-labelledby"]).split()) <= set(ids)
    assert len(found.said("caption")) == len(found.tables)
    assert all(each.get("scope") in ("row", "col") for each in found.named("th"))
    assert all(len(row) == len(table[0]) for table in found.tables for row in table)
    assert all(title.strip() for table in found.tables for title in table[0])

    # Its figures are the summary's.
    summary = run("summary", "--json", store=hostile).json
    questions = next(table for table in found.tables if table[0][0] == "Standard, question" and table[0][1] == "Good")
    by_code = {row[0].partition(" ")[0]: row for row in questions[1:]}
    for code, node in summary["questions"].items():
        share = node["share"]
        assert by_code[code][1] == f"{share['good']}/{share['applicable']}"
        if node["rating"]:
            assert node["rating"].replace("_", " ") in by_code[code][-2].casefold()
    assert next(table[0] for table in found.tables) == ["Standard", "Calculated", "Note", *found.tables[0][0][3:]]
    reasons = " ".join(found.said("li"))
    assert all(node["because"]["text"] in reasons for node in (summary["overall"], *summary["standards"].values()))
    assert "DRAFT, not signed off" in found.said("p")
    assert 'body::before { content: "DRAFT"; position: fixed;' in printed_style(text), "what is fixed is on every page"


def test_a_word_processors_file_holds_the_same_tables_and_sentences(hostile: Path, tmp_path: Path, run: Run) -> None:
    import docx

    web, word = tmp_path / "report.html", tmp_path / "report.docx"
    assert run("report", web, store=hostile).code == 0
    assert run("report", word, store=hostile).code == 0
    page, made = Page(web.read_text("utf-8")), docx.Document(str(word))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in made.tables]
    for table in page.tables:
        assert [[" ".join(cell.split()) for cell in row] for row in table] in [
            [[" ".join(cell.split()) for cell in row] for row in other] for other in tables
        ]
    listed = [part.text for part in made.paragraphs if part.style is not None and part.style.name == "List Bullet"]
    assert sorted(set(page.said("li")) & set(listed)) == sorted(set(listed))
    headings = [part.text for part in made.paragraphs if part.style is not None and part.style.name[:7] == "Heading"]
    assert headings == [text.strip() for open_, text in page.texts if open_ and open_[-1] in ("h2", "h3")]
    assert made.sections[0].header.paragraphs[0].text == "DRAFT, not signed off"


def test_a_logo_stands_in_both_forms_and_what_is_none_is_refused(sample_store: Path, tmp_path: Path, run: Run) -> None:
    import docx

    picture = png(PNG_SIZE, PNG_ROWS, PNG_END)
    logo, web, word = tmp_path / "logo.png", tmp_path / "report.html", tmp_path / "report.docx"
    for name, data in (
        ("logo.png", picture),
        ("cut.png", picture[:-9]),
        ("text.png", b"no picture"),
        ("cut.jpg", JPEG),
    ):
        (tmp_path / name).write_bytes(data)
    for file in (web, word):
        assert run("report", file, "--logo", logo, store=sample_store).code == 0
    (shown,) = Page(web.read_text("utf-8")).named("img")
    assert shown == {
        "class": "logo", "alt": "Logo", "src": f"data:image/png;base64,{base64.b64encode(picture).decode()}",
    }  # fmt: skip
    assert "img-src data:" in web.read_text("utf-8")
    assert len(docx.Document(str(word)).inline_shapes) == 1
    for name, said in (
        ("none.png", "there is no such file"),
        ("", "is a folder"),
        *((each, "is not a PNG or JPEG image") for each in ("cut.png", "text.png", "cut.jpg")),
    ):
        ran = run("report", tmp_path / "other.html", "--logo", tmp_path / name, store=sample_store)
        assert (ran.code, ran.out, ran.err.count("\n")) == (3, "", 1)
        assert said in ran.err
    assert not (tmp_path / "other.html").exists()
    (tmp_path / "no-resolution.jpg").write_bytes(JPEG + b"\1\1\1" + bytes(6) + JPEG_SIZE + JPEG_ROWS)
    ran = run("report", tmp_path / "other.docx", "--logo", tmp_path / "no-resolution.jpg", store=sample_store)
    assert (ran.code, ran.out) == (3, "")
    assert "The logo cannot be used in a Word document." in ran.err
    assert not (tmp_path / "other.docx").exists()


OWN = """{% extends "page.html.j2" %}
{% block header %}<p>An inspectorate</p>{{ super() }}{% endblock %}
{% block content %}{{ super() }}<p id="last">{{ document.title }}</p>{% endblock %}"""


def printed_style(page: str) -> str:
    """What holds in print alone."""
    return page[page.index("@media print {") : page.index("</style>")]


NESTED = b"{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"


def test_a_template_of_ones_own_extends_the_page_and_reads_nothing_else(
    hostile: Path, first_checklist_store: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, web = tmp_path / "own.j2", tmp_path / "report.html"
    own.write_text(OWN, "utf-8")
    assert run("report", web, "--template", own, store=hostile).code == 0
    page, plain = web.read_text("utf-8"), tmp_path / "plain.html"
    assert run("report", plain, store=hostile).code == 0
    for part in Page(plain.read_text("utf-8")).tables:
        assert part in Page(page).tables
    assert "<p>An inspectorate</p>" in page
    assert not Page(page).named("script")
    monkeypatch.setattr(own_template, "STEPS", 9_000)
    for text, said in (
        (b"{{ document.draft }}{{ nobody }}", "own.j2:1: 'nobody' is undefined."),
        (b"{{ document.nobody }}", "own.j2:1: Document has no attribute 'nobody'."),
        (b"\n{% if %}", "own.j2:2: Expected an expression"),
        (b"{{ 1 / 0 }}", "own.j2:1: division by zero."),
        (b'{% include "/etc/hostname" %}', "it asks for /etc/hostname; only page.html.j2 can be extended."),
        (b"{{ ''.__class__.__mro__ }}", "is unsafe."),
        (b'{% include ["a", "b"] %}', "it asks for a, b; only page.html.j2 can be extended."),
        (b"{% for a in [1] %}" * 25 + b"{% endfor %}" * 25, "own.j2: too many statically nested blocks."),
        (b"{{ 'a' * 999999999999999 }}", "own.j2:1: it needs more memory than there is."),
        (NESTED, "own.j2:1: it repeats something more than 9,000 times."),
        (b"{{ cycler() }}", "own.j2:1: at least one item has to be provided."),
        (b"{{ document.draft }}{{ '\\ud800'|safe }}", "own.j2: 'utf-8' codec can't encode character"),
        (b"{{ document.title }}", "own.j2 leaves out the word DRAFT"),
        (b'{% extends "page.html.j2" %}{% block header %}{% endblock %}', "own.j2 leaves out the word DRAFT"),
        (b"<!-- {{ document.draft }} --><p title='{{ document.draft }}'>", "own.j2 leaves out the word DRAFT"),
        (b"\xff\xfe", "is not a text in UTF-8"),
    ):
        own.write_bytes(text)
        ran = run("report", tmp_path / "other.html", "--template", own, store=first_checklist_store)
        assert (ran.code, ran.out, ran.err.count("\n")) == (3, "", 1)
        assert said in ran.err
        assert ran.err.endswith(" Nothing was written.\n")
    ran = run("report", tmp_path / "other.html", "--template", tmp_path / "none.j2", store=hostile)
    assert (ran.code, "none.j2: there is no such file." in ran.err) == (3, True)
    ran = run("report", tmp_path / "other.docx", "--template", own, store=hostile)
    assert (ran.code, "--template is for a web page." in ran.err) == (2, True)
    assert not [*tmp_path.glob("other.*")]


def png(*parts: tuple[bytes, bytes]) -> bytes:
    """A picture of these parts, each with its checksum."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", crc32(name + data)) for name, data in parts
    )


def test_a_picture_without_a_size_or_rows_is_none() -> None:
    head, sized, rows = JPEG + bytes(9), JPEG_SIZE, JPEG_ROWS
    assert image_of(png(PNG_SIZE, PNG_ROWS, PNG_END)) is not None
    assert image_of(head + sized + rows) is not None
    for data in (
        png(PNG_END),
        png((b"IHDR", bytes(8) + PNG_SIZE[1][8:]), PNG_ROWS, PNG_END),
        png(PNG_ROWS, PNG_SIZE, PNG_END),
        png(PNG_SIZE, PNG_END),
        head + rows,
        head + b"\xff\xd9",
        head + sized.replace(b"\0\1\0\1", bytes(4)) + rows,
        head + sized + b"\xff\xd9",
        head + sized + b"\xff\0" + rows,
    ):
        assert image_of(data) is None


def exif(
    *values: tuple[int, int, int, bytes], offset: int = 8, counted: int | None = None, order: bytes = b"MM"
) -> bytes:
    """A JPEG whose notes hold these values, each of a number, a type, a count and what is said or where it stands."""
    said = b"".join(struct.pack(">HHI", *value[:3]) + value[3] for value in values)
    notes = order + b"\0*" + struct.pack(">IH", offset, len(values) if counted is None else counted) + said
    data = b"Exif\0\0" + notes + bytes(4)
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(data) + 2) + data + JPEG_SIZE + JPEG_ROWS


def test_a_picture_that_says_of_itself_what_cannot_be_is_refused_in_words() -> None:
    """The Word library fails on them in many ways, and takes some."""
    wide, no_unit = struct.pack(">II", 2**31 - 1, 1) + PNG_SIZE[1][8:], (b"pHYs", struct.pack(">IIB", 0, 0, 1))
    inches = (0x128, 3, 1, b"\0\2\0\0")
    bad = {
        "no resolution": JPEG + b"\1\1\1" + bytes(6) + JPEG_SIZE + JPEG_ROWS,
        "unknown unit": JPEG + b"\1\1\7\0H\0H\0\0" + JPEG_SIZE + JPEG_ROWS,
        "no resolution in a PNG": png(PNG_SIZE, no_unit, PNG_ROWS, PNG_END),
        "cut resolution in a PNG": png(PNG_SIZE, (b"pHYs", b"\0"), PNG_ROWS, PNG_END)[:-12] + png(PNG_END)[8:],
        "wider than a page can be": png((b"IHDR", wide), PNG_ROWS, PNG_END),
        "notes that end": exif(offset=90),
        "more notes than there are": exif(counted=90),
        "a resolution that is text": exif((0x11A, 2, 4, b"abc\0"), inches),
        "text that is none": exif((0x11A, 2, 9, struct.pack(">I", 4)), inches),
        "divided by nothing": exif((0x11A, 5, 1, struct.pack(">I", 30)), inches),
        "a unit that is none": exif((0x128, 3, 1, b"\0\7\0\0"), (0x11A, 5, 1, struct.pack(">I", 4))),
    }
    refused = set()
    for name, data in bad.items():
        picture = image_of(data)
        assert picture is not None, name
        try:
            word_file(Document("Title", "Report", "", (), (), picture))
        except BadInput as refusal:
            assert "Save it again as a PNG image." in str(refusal)
            refused.add(name)
    assert set(bad) - refused == {"unknown unit", "no resolution in a PNG", "cut resolution in a PNG"}


def test_the_minutes_are_a_document_too(hostile: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "minutes.html"
    ran = run("panel", "minute", file, store=hostile, person=LEAD)
    assert (ran.code, ran.out) == (0, "")
    page = Page(file.read_text("utf-8"))
    assert page.said("h2") == ["2 Joint planning"]
    said = " ".join(page.said("p"))
    assert "Panel of 30 November 2012 used professional discretion: Good instead of Inadequate." in said
    assert f"Recorded by {LEAD}" in said
    assert "onerror" in said
    assert not page.named("script")
    assert run("panel", "minute", store=hostile).out.startswith(" Minutes of the ratings panel")


def test_every_colour_can_be_read_on_its_ground_in_light_dark_and_print() -> None:
    styles = files("reviewtui.report.document").joinpath("page.html.j2").read_text("utf-8").partition("<body>")[0]
    roots = [dict(re.findall(r"--(\w+): (#\w{6})", root)) for root in re.findall(r":root \{(.*?)\}", styles, re.DOTALL)]
    assert len(roots) == 3
    for colours in roots:
        for name in ("ink", "quiet", "g0", "g1", "g2", "g3", "g4", "none", "plain"):
            assert _contrast(colours[name], colours["paper"]) >= 4.5, name
        for name in ("g0", "g1", "g2", "g3", "g4", "none", "plain"):
            assert _contrast(colours["on"], colours[name]) >= 4.5, "words on a bar"
            through = _mixed(colours[name], colours["paper"], 0.75)
            assert _contrast(through, colours["paper"]) >= 3, "a dot, through which the paper shows"


def _mixed(one: str, other: str, share: float) -> str:
    parts = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(share * part + (1 - share) * beneath):02x}" for part, beneath in parts)


def _contrast(one: str, other: str) -> float:
    """The ratio that WCAG 2 defines."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_same_store_gives_the_same_page_and_an_existing_file_stays(
    sample_store: Path, new_store: Path, tmp_path: Path, run: Run
) -> None:
    one, other, folder = tmp_path / "one.html", tmp_path / "other.html", tmp_path / "folder.html"
    folder.mkdir()
    assert run("report", one, store=sample_store).code == 0
    assert run("report", other, store=sample_store).code == 0
    assert one.read_bytes() == other.read_bytes()
    words = [tmp_path / "one.docx", tmp_path / "other.docx"]
    assert [run("report", file, store=sample_store).code for file in words] == [0, 0]
    assert words[0].read_bytes() == words[1].read_bytes()
    for arguments, store, code, words in (
        ((one,), sample_store, 3, "exists already"),
        ((folder,), sample_store, 3, "is a folder"),
        ((tmp_path / "report.pdf",), sample_store, 3, "ends in .html or .docx"),
        ((tmp_path / "none" / "report.html",), sample_store, 5, "could not be written"),
        ((tmp_path / "empty.html",), new_store, 3, "holds no inspection"),
    ):
        ran = run("report", *arguments, store=store)
        assert (ran.code, ran.out) == (code, ""), arguments
        assert words in ran.err
    assert run("signoff", "--incomplete", store=sample_store, person=LEAD).code == 0
    final = tmp_path / "final.htm"
    assert run("report", final, store=sample_store, person=LEAD).code == 0
    page = Page(final.read_text("utf-8"))
    assert "DRAFT" not in final.read_text("utf-8")
    agreed = "How far first and second reviews agree"
    assert agreed in page.said("caption")
    assert agreed not in one.read_text("utf-8")
    figures = run("moderate", "--agreement", "--json", store=sample_store, person=LEAD).json["agreement"][-1]
    (overall,) = [row for table in page.tables for row in table if row[0] == "Overall" and len(row) == 7]
    assert overall[1:4] == [str(figures["pairs"]), str(figures["cases"]), f"{figures['exact']['value']:.0%}"]
    assert any(said.startswith(f"by {LEAD} on ") for said in page.said("dd"))
    assert run("publish", tmp_path / "out", store=sample_store).code == 0
    ratings = (tmp_path / "out" / "ratings.csv").read_text("utf-8").splitlines()
    assert {line.rpartition(",")[2] for line in ratings} == {"status", "final"}
    assert sorted(path.name for path in tmp_path.glob("*.html")) == ["folder.html", "one.html", "other.html"]
    assert run("report", one, "--force", store=sample_store).code == 0
