"""A document as a word processor's file (.docx), with real headings, lists and tables, to be finished by hand."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from reviewtui.casefile.visible import visible
from reviewtui.report.cells import Piece
from reviewtui.report.document.blocks import Bars, Block, Document, Heading, Paragraph, Points, Strips, Table
from reviewtui.report.marks import place_of
from reviewtui.services.errors import BadInput

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WordParagraph

    from reviewtui.exchange.image import Image

COLOURS = ("A3122B", "8A4B00", "0B5C7A", "1F6B2C", "0F4A1D")
"""Of the five places of a rating, the worst first; each is read on white."""
A4 = (21.0, 29.7)
MARGIN = LOGO = 2.0
"""Centimetres: of the page's margins, and how high a logo is."""


def word_file(document: Document) -> bytes:
    """The file; the same document gives the same bytes."""
    import docx

    made = docx.Document()
    _set_up(made, document)
    if document.logo:
        _add_logo(made, document.logo)
    made.add_paragraph(_shown(document.kind))
    made.add_heading(_shown(document.title), 0)
    if document.draft:
        made.add_paragraph().add_run(document.draft).bold = True
    _add_table(made, "", ("", ""), [[(Piece(name),), (Piece(value),)] for name, value in document.facts], titled=False)
    for block in document.blocks:
        _add(made, block)
    return _dateless(made)


def _add_logo(made: WordDocument, logo: Image) -> None:
    """Raises BadInput where what the picture says of itself, such as its resolution, cannot be used."""
    from struct import error

    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.shared import Cm

    not_read = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)
    try:
        made.add_picture(io.BytesIO(logo.data), height=Cm(LOGO))
    except (*not_read, LookupError, ArithmeticError, TypeError, ValueError, error):
        raise BadInput("The logo cannot be used in a Word document. Save it again as a PNG image.") from None


def _set_up(made: WordDocument, document: Document) -> None:
    """A4, British English, its title, and on every page what it is while it is a draft."""
    from datetime import datetime

    from docx.oxml.ns import qn
    from docx.shared import Cm

    properties = made.core_properties
    properties.title, properties.author, properties.comments = _shown(document.title), "reviewtui", ""
    properties.language = "en-GB"
    properties.created = properties.modified = datetime(2000, 1, 1)
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    section = made.sections[0]
    section.page_width, section.page_height = Cm(A4[0]), Cm(A4[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    if document.draft:
        section.header.paragraphs[0].text = document.draft


def _add(made: WordDocument, block: Block) -> None:
    match block:
        case Heading():
            made.add_heading(_shown(block.text), block.level - 1)
        case Paragraph():
            made.add_paragraph().add_run(_shown(block.text)).bold = block.strong or None
        case Points():
            for item in block.items:
                made.add_paragraph(_shown(item), style="List Bullet")
        case Table():
            _add_table(made, block.caption, block.titles, block.rows, block.right, block.heads)
        case Bars():
            rows = [[(Piece(bar.name),), (Piece(bar.words.removeprefix(f"{bar.name}: ")),)] for bar in block.bars]
            _add_table(made, block.caption, ("Question", "Cases"), rows)
            made.add_paragraph(block.legend)
        case Strips():
            pass  # the paragraph before it lists every value


def _add_table(
    made: WordDocument,
    caption: str,
    titles: Sequence[str],
    rows: Sequence[Sequence[Sequence[Piece]]],
    right: Sequence[bool] = (),
    heads: Sequence[bool] = (),
    *,
    titled: bool = True,
) -> None:
    """A caption, then a table whose first row is repeated on every page that it reaches."""
    if caption:
        made.add_paragraph(_shown(caption), style="Caption").paragraph_format.keep_with_next = True
    table = made.add_table(len(rows) + titled, len(titles), style="Table Grid")
    if titled:
        first = table.rows[0]
        _repeat(first)
        for cell, title in zip(first.cells, titles, strict=True):
            cell.paragraphs[0].add_run(_shown(title)).bold = True
    for place, (line, row) in enumerate(zip(list(table.rows)[titled:], rows, strict=True)):
        for column, (cell, pieces) in enumerate(zip(line.cells, row, strict=True)):
            _fill(cell, pieces, is_right=bool(right and right[column]), is_strong=bool(heads and heads[place]))
    made.add_paragraph()


def _repeat(row: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # the library has no name for it


def _fill(cell: _Cell, pieces: Sequence[Piece], *, is_right: bool, is_strong: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = cell.paragraphs[0]
    if is_right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for place, piece in enumerate(pieces):
        padded = piece if place else piece._replace(text=piece.text.lstrip())
        _add_piece(paragraph, padded, is_strong=is_strong)


def _add_piece(paragraph: WordParagraph, piece: Piece, *, is_strong: bool) -> None:
    from docx.shared import RGBColor

    run = paragraph.add_run(_shown(piece.text))
    run.bold = is_strong or piece.strong or piece.tone == "heading" or None
    place = place_of(*piece.graded) if piece.graded else None
    if place is not None:
        run.font.color.rgb = RGBColor.from_string(COLOURS[place])


def _shown(text: str) -> str:
    return visible(text, multiline=True)


def _dateless(made: WordDocument) -> bytes:
    """The file without the time it was made at."""
    drawn, kept = io.BytesIO(), io.BytesIO()
    made.save(drawn)
    with ZipFile(drawn) as archive, ZipFile(kept, "w", ZIP_DEFLATED) as again:
        for name in archive.namelist():
            part = ZipInfo(name)
            part.compress_type = ZIP_DEFLATED
            again.writestr(part, archive.read(name))
    return kept.getvalue()
