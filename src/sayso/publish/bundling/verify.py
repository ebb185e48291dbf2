"""Checks this evidence bundle with Python's standard library alone. Nothing is fetched, installed or written.

    python3 -I -S verify.py             in the folder that the zip was unpacked to
    python3 -I -S verify.py FILE.zip    the zip as it is

1. manifest.json has the hash that manifest.sha256 gives, and each other member the size and SHA-256 that the manifest
   gives; no member is missing, and none is there that it does not name. A capture's name is its own hash.
2. Each report's id follows from its capture, URL, outlet and external id, and each statement's from its report and
   spans (but those that a person put right keep the id of what was read).
3. Each report's text is read again from its capture: every character has its bytes in maps/ID.json, and those bytes,
   in the report's charset, are that character; or an escape of JSON, a reference (&eacute;), a line break or white
   space of HTML that stands for it. Bytes of plain text and of JSON are passed over nowhere; of HTML only where
   there is markup between.
4. Each pin: its bytes are those that the map gives for its span, and `exact` is what the text reads there. Where words
   of a page stand between those bytes and are not in `exact` (hidden ones, or another block), a note says which.
5. Each figure, time and place is what the text reads at its span, and every span lies inside its text.
6. What comparing found speaks only of reports, statements, figures, origins and claims that are here.

Not checked: that a capture is what its address gave (the hash says only which bytes were kept); that text was taken
rightly out of a PDF (text and PDF are both here); whether statements were read and compared rightly: that is for you.
Whoever changes all members alike is found by the hash of manifest.json only: compare the one printed with the one
that you were told.

Exit code 0: all agrees. 5: something does not, and each fault is a line that names it.
"""

from __future__ import annotations

import codecs
import hashlib
import html
import json
import os
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

MANIFEST, HASH = "manifest.json", "manifest.sha256"
RAW = re.compile(
    r"<!--.*?(?:--!?>|\Z)"
    r"|<(script|style|textarea|title|xmp|iframe|noembed|noframes|noscript)\b.*?(?:</\1[^>]*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
TAG = re.compile(r"<[a-zA-Z/!?](?:\"[^\"]*\"|'[^']*'|[^>\"'])*>")
BREAK = re.compile(r"</?br(?:[\s/][^>]*)?>?", re.IGNORECASE)
NUMBERED = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));?")


class Bundle:
    """The members of a zip, or of the folder that it was unpacked to, by name."""

    def __init__(self, path: Any) -> None:
        self.zip = None if isinstance(path, str) and os.path.isdir(path) else zipfile.ZipFile(path)
        self.path = path
        if self.zip is not None:
            self.names = [info.filename for info in self.zip.infolist()]
        else:
            found = (os.path.join(folder, file) for folder, _, files in os.walk(path) for file in files)
            self.names = sorted(os.path.relpath(name, path).replace(os.sep, "/") for name in found)
        self.there = set(self.names)

    def read(self, name: str) -> bytes:
        if self.zip is not None:
            return self.zip.read(name)
        if name not in self.there:
            raise FileNotFoundError(name)
        with open(os.path.join(self.path, *name.split("/")), "rb") as file:
            return file.read()


class Source:
    """A capture, and how it is read: as "text", "html", "json" (a string in it) or "json html" (a page in one)."""

    def __init__(self, data: bytes, charset: str, read_as: str) -> None:
        self.data, self.charset = data, charset
        self.json, self.html = "json" in read_as, "html" in read_as
        self.steps = _steps(data, charset) if codecs.lookup(charset).name.startswith("iso2022") else None

    def decoded(self, start: int, end: int) -> str | None:
        """What bytes are in the charset; None where they are nothing."""
        if self.steps is not None:  # the meaning of a byte depends on those before it
            return "".join(self.steps.get(at, "") for at in range(start, end))
        raw = self.data[start:end]
        try:
            return raw.decode(self.charset, "surrogatepass" if self.charset.startswith("utf") else "strict")
        except UnicodeDecodeError:
            return None

    def plain(self, start: int, end: int) -> str | None:
        """What bytes are where each character stands for itself; None where some may not."""
        written = self.decoded(start, end)
        if written is None or (self.json and ("\\" in written or '"' in written)) or (self.html and "&" in written):
            return None
        return written

    def shown(self, start: int, end: int) -> str | None:
        """What the bytes of one character stand for."""
        written = self.decoded(start, end)
        if written is None:
            return "\ufffd"
        if self.json:
            try:
                written = str(json.loads('"' + written + '"', strict=False))
            except ValueError:
                return None
        if not self.html:
            return written
        return "\n" if BREAK.fullmatch(written) else referred(written)

    def visible(self, start: int, end: int) -> tuple[str, bool]:
        """What a reader of a page would see of bytes between two characters, and whether there is markup in them."""
        written = self.decoded(start, end) or ""
        if self.json:
            try:
                written = str(json.loads('"' + written + '"', strict=False))
            except ValueError:
                return written, False
        seen = TAG.sub(" ", RAW.sub(" ", written))
        return " ".join(html.unescape(seen).split()), seen != written

    def difference(self, text: str, runs: list[list[int]]) -> str | None:
        """Where a text is not what its bytes say; None where it is. ``runs``: so many characters, each so many bytes
        wide, with so many bytes passed over before it."""
        at = byte = 0
        rest = ""  # what one reference or code gives beside its first character
        for length, gap, width in runs:
            part = text[at : at + length]
            if gap == 0 and width and not rest and self.plain(byte, byte + length * width) == part:
                at, byte = at + length, byte + length * width
                continue
            for character in part:
                if gap and at and (not self.html or self._words_in(byte, byte + gap)):
                    return f"bytes are passed over before character {at}"
                byte += gap
                if width:
                    shown = self.shown(byte, byte + width) if byte + width <= len(self.data) else None
                    same = shown is not None and shown[:1] == character
                    if shown is None or rest.strip() or not (same or (character.isspace() and shown.isspace())):
                        return f"character {at} is not what its bytes say"
                    rest = shown[1:] if same else ""
                elif rest[:1] == character:
                    rest = rest[1:]
                elif not (self.html and character == "\n"):
                    return f"character {at} has no bytes"
                at, byte = at + 1, byte + width
        return None

    def _words_in(self, start: int, end: int) -> bool:
        words, marked = self.visible(start, end)
        return bool(words) and not marked


def _steps(data: bytes, charset: str) -> dict[int, str]:
    """The characters of a charset with states, each by its last byte."""
    decoder = codecs.getincrementaldecoder(charset)("replace")
    return {at: decoder.decode(data[at : at + 1], at + 1 == len(data)) for at in range(len(data))}


def referred(written: str) -> str:
    """What a reference of HTML stands for; anything else stands for itself."""
    found = NUMBERED.fullmatch(written)
    return html.unescape(written) or (chr(int(found[1], 16) if found[1] else int(found[2])) if found else "")


def digest(*parts: str | None) -> str:
    """The hash that ids are: of the parts, each with its length."""
    sha = hashlib.sha256()
    for part in parts:
        raw = b"" if part is None else part.encode("utf-8", "surrogatepass")
        sha.update(b"-" if part is None else str(len(raw)).encode() + b":")
        sha.update(raw)
    return sha.hexdigest()[:32]


def faults(path: Any, seen: Counter[str], notes: list[str]) -> Iterator[str]:
    """Each fault of a bundle, as a line. ``seen`` counts what was checked; ``notes`` gets what is no fault."""
    try:
        bundle = Bundle(path)
        raw = bundle.read(MANIFEST)
        seen["manifest " + hashlib.sha256(raw).hexdigest()] = 1
        if bundle.read(HASH) != (hashlib.sha256(raw).hexdigest() + "  " + MANIFEST + "\n").encode():
            yield MANIFEST + ": it does not have the hash that " + HASH + " gives"
        manifest = json.loads(raw)
        named = {member["name"]: member for member in manifest["members"]}
        yield from members(bundle, named, seen)  # 1
    except Exception as error:
        yield MANIFEST + f": cannot be read ({said(error)})"
        return
    try:
        story = json.loads(bundle.read("story.json"))
        for each in story["reports"]:
            yield from one(report, bundle, each, manifest["extractor"], seen, notes, name=str(each["report"]["id"]))
        yield from references(story)  # 6
    except Exception as error:
        yield f"story.json: cannot be read ({said(error)})"


def said(error: Exception) -> str:
    """An error in a few words."""
    return "{}: {}".format(type(error).__name__, " ".join(str(error).split())[:100])


def one(check: Any, *given: Any, name: str) -> Iterator[str]:
    """The faults of one report; one that cannot be checked is a fault too."""
    try:
        yield from check(*given)
    except Exception as error:
        yield f"report {name}: cannot be checked ({said(error)})"


def members(bundle: Bundle, named: dict[str, Any], seen: Counter[str]) -> Iterator[str]:
    there = Counter(bundle.names)
    for name in sorted(set(there) - set(named) - {MANIFEST, HASH}):
        yield name + ": the manifest does not name it"
    yield from (name + ": there are several of this name" for name in sorted(there) if there[name] > 1)
    for name in sorted(named):
        try:
            raw = bundle.read(name)
        except Exception as error:
            yield f"{name}: cannot be read ({said(error)})"
            continue
        found = hashlib.sha256(raw).hexdigest()
        if found != named[name]["sha256"] or len(raw) != named[name]["size"]:
            yield name + ": its bytes were changed: they do not have the size and hash that the manifest gives"
        elif name.startswith("captures/") and name != "captures/" + found:
            yield name + ": its name is not its hash"
        seen["members"] += 1


def report(bundle: Bundle, told: dict[str, Any], extractor: str, seen: Counter[str], notes: list[str]) -> Iterator[str]:
    of, text = told["report"], told["report"]["text"]
    name = "report " + str(of["id"])
    kept = json.loads(bundle.read("maps/{}.json".format(of["id"])))
    if of["id"] != digest(kept["received"], of["url"], of["outlet"], of["external_id"]):  # 2
        yield name + ": its id does not follow from its capture, URL, outlet and external id"
    bundle.read("captures/" + kept["received"])
    derived = kept["received"] != of["capture"]["sha256"]
    if derived and not of["capture"]["media_type"].endswith("derived-from=" + kept["received"]):
        yield name + ": it does not say what its text was taken out of"
    seen["texts taken out of a PDF, which is not checked"] += derived
    source = Source(bundle.read("captures/" + of["capture"]["sha256"]), of["charset"], kept["read_as"])
    runs = kept["runs"]
    if sum(run[0] for run in runs) != len(text) or any(number < 0 for run in runs for number in run):
        yield name + ": its map is not that of its text"
        return
    differs = source.difference(text, runs)  # 3
    if differs is not None:
        yield f"{name}: its text is not what its capture says: {differs}"
    widths = [width for length, _, width in runs for _ in range(length)]
    ends = list(accumulate(gap + width for length, gap, width in runs for _ in range(length)))
    starts = [end - widths[at] for at, end in enumerate(ends)]
    seen["reports"] += 1
    seen["characters"] += len(text)
    for statement in told["statements"]:
        content = statement["content"]
        roles = (("c", content), ("q", statement["cue"]), ("s", statement["source"]))
        parts = ["{}{}-{}".format(role, *span) for role, spans in roles for span in spans]
        if statement["id"] not in kept["judged"] and statement["id"] != digest(of["id"], extractor, *parts):  # 2
            yield "statement {}: its id does not follow from its report and spans".format(statement["id"])
        if len(content) != len(statement["pin"]):
            yield "statement {}: it does not have a pin for each span".format(statement["id"])
        for (start, end), pin in zip(content, statement["pin"]):  # noqa: B905 - older Pythons do not know strict  # 4
            seen["pins"] += 1
            if not 0 <= start < end <= len(text) or text[start:end] != pin["exact"]:
                yield "statement {}: its pin is not what characters {} to {} read".format(statement["id"], start, end)
            elif (starts[start], ends[end - 1]) != (pin["start"], pin["end"]):
                yield "statement {}: its pin gives other bytes than the map".format(statement["id"])
            elif source.html:
                for at in range(start + 1, end):
                    words = source.visible(ends[at - 1], starts[at])[0] if starts[at] > ends[at - 1] else ""
                    if words:
                        note = "statement {}: its bytes also hold {!r}, which is not in its text"
                        notes.append(note.format(statement["id"], words))
    yield from spans(told, text, name, seen)  # 5


def spans(value: Any, text: str, name: str, seen: Counter[str], key: str = "") -> Iterator[str]:
    """The faults of all spans in a report: pairs of whole numbers, and mentions with the text that they read."""
    if isinstance(value, dict):
        if "span" in value:
            seen["figures, times and places"] += 1
            if text[slice(*value["span"])] != value["text"]:
                yield "{}: {!r} is not what characters {} to {} read".format(name, value["text"], *value["span"])
        for inner in value:
            if inner != "judged":
                yield from spans(value[inner], text, name, seen, inner)
    elif isinstance(value, list):
        if len(value) == 2 and all(isinstance(number, int) for number in value):
            seen["spans"] += 1
            if not 0 <= value[0] <= value[1] <= len(text):
                yield "{}: the span {}-{} is outside of its text ({})".format(name, *value, key)
            return
        for item in value:
            yield from spans(item, text, name, seen, key)


def references(story: dict[str, Any]) -> Iterator[str]:
    """What comparing found, where it speaks of something that is not here."""
    texts = {each["report"]["id"]: each["report"]["text"] for each in story["reports"]}
    statements = {one["id"]: one for each in story["reports"] for one in each["statements"]}
    origins = {origin["id"] for origin in story["origins"]}
    claims = {claim["id"] for claim in story["claims"]}
    for group in story["stories"]:
        if not set(group["reports"]) <= set(texts) or not set(group["claims"]) <= claims:
            yield "story {}: a report or claim of it is not here".format(group["id"])
    for copy in story["copies"]:
        for side in (0, 1):
            length = len(texts.get(copy["ab"[side]], ""))
            inside = all(0 <= pair[side][0] <= pair[side][1] <= length for pair in copy["passages"])
            if copy["ab"[side]] not in texts or not inside:
                yield "copy {} of {}: a report or span of it is not here".format(copy["b"], copy["a"])
    for claim in story["claims"]:
        for member in claim["members"]:
            found = statements.get(member["statement"])
            figures = [figure["span"] for figure in found["figures"]] if found else []
            if found is None or member["origin"] not in origins or member["figure"] not in [None, *figures]:
                yield "claim {}: a statement, figure or origin of it is not here".format(claim["id"])


def main(words: list[str]) -> int:
    """Check the bundle that is named, or the folder of this script; the exit code."""
    if len(words) > 2:
        print("usage: verify.py [FILE.zip or FOLDER]", file=sys.stderr)
        return 2
    path = words[1] if len(words) == 2 else os.path.dirname(os.path.abspath(__file__))
    seen: Counter[str] = Counter()
    notes: list[str] = []
    count = 0
    for fault in faults(path, seen, notes):
        count += 1
        print(ascii(fault)[1:-1])
    for note in notes:
        print("note: " + ascii(note)[1:-1])
    for what in sorted(what for what in seen if seen[what] and not what.startswith("manifest ")):
        print("{}{} {}".format("" if "not checked" in what else "checked: ", seen[what], what))
    print("\n".join(f"{MANIFEST} has the SHA-256 {what[9:]}" for what in seen if what.startswith("manifest ")))
    print(f"{count} faults" if count else "all agrees")
    return 5 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
