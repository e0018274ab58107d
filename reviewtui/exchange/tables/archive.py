"""The archive that a workbook is: opened only where nothing in it could be blown up, or read in two ways."""

import io
import re
import struct
import zipfile
import zlib
from xml.etree import ElementTree

from reviewtui.exchange.faults import FaultyFile
from reviewtui.exchange.tables.csv_sheet import OLD_START, PACKED_START
from reviewtui.exchange.tables.fault import refused

UNPACKED_CAP = 300_000_000
"""Bytes a workbook may have when unpacked."""

_OTHER_KINDS = {
    "xl/workbook.bin": "a binary workbook (.xlsb)",
    "content.xml": "an OpenDocument workbook (.ods)",
    "Index/Document.iwa": "a workbook of Numbers",
    "word/document.xml": "a Word document and no workbook",
}
"""A part that only one kind of file has, and what that is."""

SPOILT = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError,  # the archive, or how a part is packed
    RuntimeError,  # a part with a password, or packed for a newer program
    ElementTree.ParseError, LookupError, ValueError, ArithmeticError,  # what a part says
)  # fmt: skip
"""What reading a spoilt archive, or a spoilt part of one, raises."""

_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How spreadsheet programs pack parts."""
NO_WORKBOOK = "This is not a workbook that Excel wrote (.xlsx), or it is damaged."
_CHUNK = 1_000_000
_DECLARED = re.compile(rb"<!(DOCTYPE|ENTITY)")
_LONGEST = len(b"<!DOCTYPE")
_ENCODING = re.compile(rb"<\?xml\s[^>]*?encoding\s*=\s*[\"']([^\"'>]*)")


def open_archive(data: bytes, name: str) -> zipfile.ZipFile:
    """The parts of a workbook. Raises FaultyFile for what is none, and for one that no spreadsheet program wrote."""
    if data.startswith(OLD_START):
        raise refused(name, "This is an old .xls workbook, or one with a password; save it as .xlsx without one.")
    if not data.startswith(PACKED_START[:2]):
        raise refused(name, _of_unpacked(data))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        _refuse_blown_up(archive, name)
        _refuse_other_kinds(archive, name)
        for part in archive.infolist():
            if part.compress_type not in _PACKED:
                raise refused(name, NO_WORKBOOK)
            if part.filename.casefold().endswith((".xml", ".rels")):
                _refuse_entities(archive, part, name)
    except SPOILT:
        raise refused(name, NO_WORKBOOK) from None
    return archive


def _of_unpacked(data: bytes) -> str:
    """What a file is that is no archive at all."""
    start = data[:_CHUNK].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        return "This is an XML spreadsheet of 2003; open it in a spreadsheet program and save it as .xlsx."
    if start.startswith((b"<!doctype html", b"<html", b"<table")):
        return "This is a web page and no workbook; open it in a spreadsheet program and save it as .xlsx."
    if start and not any(byte < 9 for byte in start):
        return "This is text and no workbook: give it a name that ends in .csv, and the map as well."
    return NO_WORKBOOK


def _refuse_other_kinds(archive: zipfile.ZipFile, name: str) -> None:
    """Archives that other programs, or other formats of the same, are kept in."""
    parts = set(archive.namelist())
    kind = next((said for part, said in _OTHER_KINDS.items() if part in parts), None)
    if kind is not None:
        raise refused(name, f"This is {kind}; open it in a spreadsheet program and save it as .xlsx.")


def _refuse_blown_up(archive: zipfile.ZipFile, name: str) -> None:
    """A part never unpacks to more than the archive says it does."""
    unpacked = sum(part.file_size for part in archive.infolist())
    if unpacked > UNPACKED_CAP:
        most = UNPACKED_CAP // 1_000_000
        raise refused(name, f"The workbook unpacks to {unpacked // 1_000_000} MB and at most {most} are read.")


def _refuse_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    """No workbook declares a document type; what does means to be blown up while it is read."""
    with archive.open(part) as opened:
        chunk = opened.read(_CHUNK)
        _refuse_encoding(chunk, name)
        end = b""
        while chunk:
            if b"\0" in chunk:
                raise _not_utf_8(name)
            if _DECLARED.search(end + chunk):
                raise refused(name, "The workbook declares entities of its own, which no spreadsheet program does.")
            end = chunk[-_LONGEST:]
            chunk = opened.read(_CHUNK)


def _refuse_encoding(start: bytes, name: str) -> None:
    """In another encoding a declaration could not be seen."""
    head, closed, _ = start.removeprefix(b"\xef\xbb\xbf").partition(b"?>")
    if not head.startswith(b"<?xml"):
        return
    stated = _ENCODING.match(head)
    if not closed or (stated is not None and stated[1].lower() not in (b"utf-8", b"us-ascii")):
        raise _not_utf_8(name)


def _not_utf_8(name: str) -> FaultyFile:
    return refused(name, "A part of the workbook is not in UTF-8; open it in a spreadsheet program and save it.")
