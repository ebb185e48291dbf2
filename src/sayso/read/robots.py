"""robots.txt, as RFC 9309 has it: what a site lets readers like this one fetch.

1. The lines are grouped: one or more ``User-agent`` lines, then their rules. All groups for one agent count as one;
   the groups for ``*`` count where none names this agent.
2. Of the rules that match a path, the longest decides, and ``Allow`` where two are equally long; none: allowed.
   ``*`` in a rule stands for any characters, ``$`` at its end for the end of the path.
3. ``Crawl-delay`` is no part of the RFC and is obeyed all the same.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

AGENT = "sayso"
MOST_BYTES = 512_000
"""What is read of a robots.txt; the RFC asks for 500 KiB at least."""
MOST_RULES = 20_000
"""Rules that are kept; the longest files seen in the wild have some thousands."""
ESCAPED = re.compile(r"%([0-9a-fA-F]{2})")
UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules for one agent: (is allowed, pattern), and the seconds asked for between two requests."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """Whether a path (with its query, percent-encoded) may be fetched."""  # 2
        path = _plain(path) or "/"
        if path == "/robots.txt":
            return True
        best, verdict = -1, True
        for allowed, pattern in self.rules:
            if (len(pattern), allowed) > (best, verdict and best >= 0) and matches(pattern, path):
                best, verdict = len(pattern), allowed
        return verdict


def rules_of(text: str, agent: str = AGENT) -> Rules:
    """The rules that a robots.txt has for an agent. Lines that cannot be read are passed over."""
    own: list[tuple[bool, str]] = []
    others: list[tuple[bool, str]] = []
    delays = {True: 0.0, False: 0.0}
    named = seen = False
    names: list[str] = []
    in_rules = True
    for line in re.split(r"\r\n?|\n", text.removeprefix("\ufeff")):  # 1
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if in_rules:
                names, in_rules = [], False
            name = re.match(r"[A-Za-z_-]*", value)
            names.append("*" if value.startswith("*") else name[0].lower() if name else "")
            seen = agent in names
            named = named or seen
        elif key in ("allow", "disallow") and names:
            in_rules = True
            for ours, wanted in ((own, seen), (others, "*" in names)):
                if wanted and value and len(ours) < MOST_RULES:
                    ours.append((key == "allow", _plain(value)))
        elif key == "crawl-delay" and names:  # 3
            in_rules = True
            for by_name, wanted in ((True, seen), (False, "*" in names)):
                if wanted:
                    delays[by_name] = max(delays[by_name], _seconds(value))
    return Rules(tuple(own if named else others), delays[named])


def matches(pattern: str, path: str) -> bool:
    """Whether a rule's pattern matches a path from its start. Each part between stars is taken where it first
    stands, which is right since a star takes whatever is left; the time is linear in the path for each part."""
    ends = pattern.endswith("$")
    first, *parts = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    last = parts.pop() if ends and parts else None
    for part in parts:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if last is not None:
        return path.endswith(last) and len(path) - len(last) >= at
    return not ends or at == len(path)


def _plain(value: str) -> str:
    """A path in one spelling: escapes of characters that need none resolved, the others in capitals, and what
    is not ASCII escaped."""
    value = "".join(
        c if c.isascii() else "".join(f"%{byte:02X}" for byte in c.encode("utf-8", "replace")) for c in value
    )

    def one(found: re.Match[str]) -> str:
        character = chr(int(found[1], 16))
        return character if character in UNRESERVED else found[0].upper()

    return ESCAPED.sub(one, value)


def _seconds(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        return 0.0
    return number if math.isfinite(number) and number > 0 else 0.0
