"""What entries say, as the store keeps it: canonical JSON, the very text that was hashed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from sys import modules
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from hashlib import sha256
else:  # as `random` does: what `hashlib` loads for it takes 3 ms, and this is in every start
    try:
        from _sha2 import sha256
    except ImportError:
        try:
            from _sha256 import sha256  # up to Python 3.11
        except ImportError:
            from hashlib import sha256

WITHDRAWN = '{"withdrawn":true}'
"""The content of an entry that takes its subject away, whatever it is about."""


def _encoder() -> Callable[[dict[str, Any]], str]:
    """Writes an object canonically. Where the library has its writer in C, that is made once, not at each object."""
    known = json.JSONEncoder(
        ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    make = getattr(json.encoder, "c_make_encoder", None)
    if make is None:
        return known.encode
    pieces = make(None, known.default, json.encoder.encode_basestring, None, ":", ",", True, False, False)
    return lambda value: "".join(pieces(value, 0))


_encode = _encoder()
_in_quotes = json.encoder.encode_basestring
_parse = json.JSONDecoder().raw_decode
"""A canonical text has nothing around it to be skipped, which would take as long as reading a short one."""


class ContentChanged(Exception):
    """What an entry says is not what was recorded."""


class UnstorableContentError(ValueError):
    """A content holds something that JSON has no canonical form for."""


def to_text(content: Mapping[str, Any]) -> str:
    """A content with its keys sorted and without spaces; a key that holds null counts as absent.

    Raises UnstorableContentError.
    """
    try:
        text = _encode(dict(content))
        return _encode(_without_nulls(content)) if ":null" in text else text
    except (TypeError, ValueError) as error:
        raise UnstorableContentError(str(error)) from error


def from_text(text: str) -> dict[str, Any]:
    """The content that a text was made from."""
    return cast(dict[str, Any], _parse(text)[0])


def from_texts(texts: Iterable[str]) -> list[dict[str, Any]]:
    """The contents that several texts were made from: read as one list it takes half as long."""
    return cast(list[dict[str, Any]], _parse(f"[{','.join(texts)}]")[0])


def proven(text: str, salt: str, reason: str | None, content_hash: str) -> str:
    """The content of an entry as it is kept, held against the hash it was recorded with. Raises ContentChanged."""
    why = "" if reason is None else f'"reason":{_in_quotes(reason)},'
    said = f'{{"content":{text},{why}"salt":{_in_quotes(salt)}}}'
    if _hash(said.encode()) != content_hash:
        raise ContentChanged("what an entry says is not what was recorded")
    return text


def all_hold(sealed: Iterable[bytes], hashes: str) -> bool:
    """Whether contents, each with its reason and salt as it was hashed, have these hashes, one after another."""
    from hashlib import sha256 as by_openssl

    return "".join([by_openssl(said).hexdigest() for said in sealed]) == hashes


def _hash(said: bytes) -> str:
    """By OpenSSL where it is loaded already: three times as fast, and loading it takes as long as 1,000 hashes."""
    return str(getattr(modules.get("hashlib"), "sha256", sha256)(said).hexdigest())


def _without_nulls(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _without_nulls(held) for key, held in value.items() if held is not None}
    return [_without_nulls(item) for item in value] if isinstance(value, list | tuple) else value
