"""The keys of names in the gazetteer: folding and hashing. The build script and the lookup share them."""

from __future__ import annotations

import hashlib
import unicodedata

WIDER, COUNTRY, REGION, DISTRICT, CITY, POINT = range(6)
"""Kinds of places, from the largest: over several countries; a country; its first and second-level parts; a
city, town or village; a building or base."""
ALTERNATE, DEMONYM, EXACT, SEAT = 1, 2, 4, 8
"""Marks of a name: not the first name; an adjective or people; holds only as written; a government's seat."""
BITS = 44
"""Of a key. Half a million keys among 2**44: one false match in some 35 million lookups; the gaps fit in 32 bits."""
PLAIN = str.maketrans({"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "´": "'", "-": " ", "‐": " ", "–": " ",
                       "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae",
                       "œ": "oe", "þ": "th", "ð": "d"})  # fmt: skip


LONG = {"st.": "saint", "st": "saint", "ste.": "sainte", "mt.": "mount", "mt": "mount", "ft.": "fort", "ft": "fort"}
"""Abbreviations inside names, written out."""


def fold(name: str) -> str:
    """The name in lower case, without diacritics; hyphens are spaces, "St." and "Mt." are written out."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = name.lower().translate(PLAIN).split()
    return " ".join(LONG.get(w, w) for w in words)


def key_of(name: str, exact: bool = False) -> int:
    """The key of a folded name, or of one that holds only as written. Lone surrogates count as they stand."""
    raw = ("=" + name if exact else name).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(raw, digest_size=8).digest(), "big") >> (64 - BITS)
