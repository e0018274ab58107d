"""The sentences of a case in little room: they are most of what is kept of it, and much of each is in every other.

They are deflated with the phrases that they are made of at hand, so that even a single one comes out at a quarter.
"""

import json
from functools import lru_cache

PHRASES = (
    b"A child should be followed by; the file shows no before , when  had ended, on, which it should follow."
    b" and nothing within 28 days of it by which another agency would have known."
    b" closed by the , each with no assessment in between.; the nation of the site is not known, and the limit depends"
    b" on it of January of February of April of May of June of July of August of September of October of November"
    b" of December until the social worker allocation of , under the social care plan of YOT intervention health school"
    b" assessment within 28 days of the police referral of 2010 (e10); the next is the strategy discussion of 2009"
    b' (e9).","The file has no  and no disclosure. from  on.","Between 0 and 23 months from the court hearing of 2008 '
    b'(e8), over the limit of 45 working days, within the limit of 24 hours; no limit then.","120 days without contact'
    b" or intervention from the YOT contact of 2011 (e11) to the social care strategy discussion of 2013 (e13); the"
    b" dates do not settle whether that is within the limit."
    b'","410 days from the police detection of 7 March 2011 (e2) to the court sentence of 2 March 2012 (e22);'
    b' there is no limit."]'
)
"""What is likely in a sentence, the likeliest last; another wording of it is another form of what is kept."""


@lru_cache(maxsize=16)
def packed(sentences: tuple[str, ...]) -> bytes:
    """Sentences as they are kept. Remembered, since cases without events follow on each other."""
    import zlib

    press = zlib.compressobj(zlib.Z_BEST_COMPRESSION, zdict=PHRASES)
    text = json.dumps(sentences, ensure_ascii=False, separators=(",", ":"))
    return press.compress(text.encode()) + press.flush()


def unpacked(kept: bytes) -> list[str]:
    """The sentences that were packed, in the same order."""
    import zlib

    sentences: list[str] = json.loads(zlib.decompressobj(zdict=PHRASES).decompress(kept))
    return sentences
