"""The archive that a workbook is: opened only where nothing in it could be blown up, or read in two ways."""

import io
import re
import zipfile

from reviewtui.exchange.faults import FaultyFile
from reviewtui.exchange.tables.fault import refused

UNPACKED_CAP = 300_000_000
"""Bytes a workbook may have when unpacked."""

_OLD_START = b"\xd0\xcf\x11\xe0"
_CHUNK = 1_000_000
_DECLARED = re.compile(rb"<!(DOCTYPE|ENTITY)")
_LONGEST = len(b"<!DOCTYPE")
_ENCODING = re.compile(rb"<\?xml\s[^>]*?encoding\s*=\s*[\"']([^\"'>]*)")


def open_archive(data: bytes, name: str) -> zipfile.ZipFile:
    """The parts of a workbook. Raises FaultyFile for what is none, and for one that no spreadsheet program wrote."""
    if data.startswith(_OLD_START):
        raise refused(name, "This is an old .xls workbook, or one with a password; save it as .xlsx without one.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        _refuse_blown_up(archive, name)
        for part in archive.infolist():
            if part.filename.casefold().endswith((".xml", ".rels")):
                _refuse_entities(archive, part, name)
    except FaultyFile:
        raise
    except Exception:  # noqa: BLE001  # each way to pack a part fails with errors of its own
        raise refused(name, "This is not a workbook that Excel wrote (.xlsx), or it is damaged.") from None
    return archive


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
