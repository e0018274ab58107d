"""Fractions as the short decimals people read; shown, never compared."""


def per_cent(part: int, whole: int) -> int:
    """part/whole in whole per cent, a half rounded up; `whole` is above 0."""
    return _rounded(100 * part, whole)


def per_cent_text(part: int, whole: int) -> str:
    """`50%`, or with one decimal where it does not come out even: `64.7%`."""
    return f"{decimal_text(100 * part, whole, 1)}%"


def decimal_text(top: int, bottom: int, places: int) -> str:
    """top/bottom to at most `places` decimals, a half rounded up, trailing zeros dropped: `0.25`, `2`."""
    scaled = _rounded(top * 10**places, bottom)
    whole, rest = divmod(scaled, 10**places)
    decimals = f"{rest:0{places}d}".rstrip("0")
    return f"{whole}.{decimals}" if decimals else str(whole)


def _rounded(top: int, bottom: int) -> int:
    return (2 * top + bottom) // (2 * bottom)
