"""Invented training reports: constructions that annotated news has too few of, in any number of words.

Reports seldom annotated are full of numbers whose speaker stands in a noun ("the ministry's count of 16"), in a
document ("a notice filed with the regulator lists 300") or behind "put". ``reports`` writes such reports from the
sentences of ``training.sentences``, about invented events of many kinds, in the form of the annotated files with the
names known. Seed and number alone decide what is written.
"""

from __future__ import annotations

import re
from random import Random
from typing import Any

from training import slots
from training.sentences import PLAIN, TOLD

Row = dict[str, Any]
ROLE = {"s": "source", "c": "cue", "t": "content"}
PIECE = re.compile(r"\[(?P<n>\d)(?P<role>[sct]) |\]|\{(?P<slot>\w+)\}|(?P<text>[^\[\]{}]+)")
CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
SPACES = re.compile(r" {2,}")


def reports(count: int, seed: int) -> list[Row]:
    """So many reports, as rows of the annotated files with ``names`` (start, end, label) added."""
    return [Writer(Random(f"{seed} {number}"), f"invented-{seed}-{number}").report() for number in range(count)]


class Writer:
    """One report: what its event's slots hold, and the text so far."""

    def __init__(self, rng: Random, name: str) -> None:
        self.rng, self.name = rng, name
        event, affected, those, totals, clauses, things = rng.choice(slots.KINDS)
        self.choices = {
            "event": event,
            "affected": affected,
            "those": those,
            "total": totals,
            "clause": clauses,
            "things": things,
        }
        self.company = self.group = ""
        self.places = [self._place() for _ in range(2)]
        self.company, self.group = self._flat(slots.COMPANY), self._flat(slots.GROUP)
        self.bodies = [self._flat(slots.OFFICE) for _ in range(3)]
        self.people = [f"{rng.choice(slots.FIRST)} {rng.choice(slots.LAST)}" for _ in range(3)]
        self.text = ""
        self.spans: dict[int, dict[str, list[list[int]]]] = {}
        self.attributions: list[Row] = []

    def report(self) -> Row:
        """Some paragraphs of a few sentences, most of them somebody's."""
        curly = self.rng.random() < 0.5
        for paragraph in range(self.rng.randint(1, 4)):
            self.text += "\n" * self.rng.randint(1, 2) if paragraph else ""
            for sentence in range(self.rng.randint(1, 4)):
                self.text += " " if sentence else ""
                self._sentence(self.rng.choice(TOLD if self.rng.random() < 0.72 else PLAIN))
        text = self.text if curly else self.text.replace("“", '"').replace("”", '"')
        return {"id": self.name, "text": text, "attributions": self.attributions, "names": self._names(text)}

    def _sentence(self, template: str) -> None:
        begin = len(self.text)
        self.spans, opened = {}, (0, "", 0)
        for piece in PIECE.finditer(SPACES.sub(" ", self._chosen(template)).replace(" .", ".")):
            if piece["role"]:
                opened = (int(piece["n"]), ROLE[piece["role"]], len(self.text))
            elif piece.group() == "]":
                number, role, start = opened
                self.spans.setdefault(number, {}).setdefault(role, []).append([start, len(self.text)])
            else:
                self.text += self._slot(piece["slot"]) if piece["slot"] else piece["text"]
        first = self.text[begin : begin + 2]
        at = begin + first.startswith("“")
        self.text = self.text[:at] + self.text[at : at + 1].upper() + self.text[at + 1 :]
        for _, parts in sorted(self.spans.items()):
            content = [s for s in parts.get("content", []) if s[1] > s[0]]
            if content:
                self.attributions.append(
                    {"source": parts.get("source", []), "cue": parts.get("cue", []), "content": content}
                )

    def _chosen(self, text: str) -> str:
        """The text with each choice made, inner ones first."""
        while found := CHOICE.search(text):
            text = text[: found.start()] + self.rng.choice(found[1].split("|")) + text[found.end() :]
        return text

    def _flat(self, choices: str) -> str:
        """One of the choices with all its slots filled."""
        picked = self.rng.choice(self._chosen(choices).split("|"))
        return re.sub(r"\{(\w+)\}", lambda m: self._slot(m[1]), picked)

    def _slot(self, slot: str) -> str:
        """What a slot holds; a capital letter in its name asks for one."""
        rng, low = self.rng, slot.lower()
        if low in ("event_noun", "body_cap", "person_cap", "place"):
            low = {"event_noun": "event", "body_cap": "body", "person_cap": "person"}.get(low, low)
        if low in ("clause", "clause2"):
            found = self._flat(self.choices["clause"])
        elif low in self.choices:
            found = self._flat(self.choices[low])
        elif low in ("quote", "quote2"):
            found = self._flat(slots.QUOTES)
        elif low in ("n", "m", "m2"):
            found = self._number(low)
        elif low in ("body", "other"):
            found = self.bodies[low == "other"] if rng.random() < 0.8 else self.bodies[2]
        elif low in ("bodys", "others"):
            body = self.bodies[low == "others"]
            found = body + ("'" if body.endswith("s") else "'s")
        elif low == "persons":
            found = f"{rng.choice(self.people).split()[1]}'s"
        elif low == "person":
            whole = rng.choice(self.people)
            found = whole if rng.random() < 0.7 else whole.split()[1]
        else:
            found = self._other(low)
        return found[:1].upper() + found[1:] if slot[0].isupper() or slot.endswith("_cap") else found

    def _other(self, slot: str) -> str:
        rng = self.rng
        if slot == "when":
            return rng.choice(
                (
                    f"on {rng.choice(slots.DAYS)}",
                    rng.choice(slots.DAYS),
                    "last week",
                    "in the evening",
                    "earlier",
                    "this month",
                    f"late on {rng.choice(slots.DAYS)}",
                    "at noon",
                    "yesterday",
                    f"in {rng.choice(slots.MONTHS)}",
                )
            )
        simple = {
            "place": self.places[0] if rng.random() < 0.7 else self.places[1],
            "company": self.company,
            "group": self.group,
            "last": rng.choice(slots.LAST),
            "name": self._name(),
            "site": rng.choice(slots.SITES),
            "day": rng.choice(slots.DAYS),
            "month": rng.choice(slots.MONTHS),
            "paper": rng.choice(slots.PAPER),
            "pron": rng.choice(("he", "she", "they")),
            "demonym": rng.choice(slots.DEMONYMS),
            "happened": rng.choice(("happened", "began", "ended")),
        }
        if slot in simple:
            return simple[slot]
        if slot == "money":
            sign = rng.choice("$€£$")
            amount = rng.choice((rng.randint(2, 900), rng.randint(1, 99) / 10))
            return f"{sign}{amount} {rng.choice(('million', 'billion', 'million'))}"
        return self._flat(
            {"outlet": slots.OUTLET, "people": slots.PEOPLE, "role": slots.ROLES, "act": slots.ACTS}[slot]
        )

    def _number(self, slot: str) -> str:
        rng = self.rng
        if slot == "m":
            return rng.choice((str(rng.randint(2, 90)), "two", "three", "five", "ten", "a dozen"))
        size = rng.choice((30, 400, 3000, 90000, 900000))
        whole = rng.randint(3, size)
        digits = rng.choice(
            (
                f"{whole:,}",
                str(whole),
                f"{whole:,}",
                f"{rng.randint(11, 99) / 10} million",
                rng.choice(("four", "seven", "eleven", "sixteen", "twenty")),
            )
        )
        how = rng.choice(
            (
                "",
                "",
                "",
                "",
                "at least ",
                "about ",
                "more than ",
                "nearly ",
                "some ",
                "up to ",
                "as many as ",
                "only ",
                "around ",
            )
        )
        return how + digits

    def _name(self) -> str:
        rng = self.rng
        made = (
            rng.choice(slots.START)
            + rng.choice(slots.MIDDLE)
            + rng.choice(("x", "tec", "data", "ra", "va", "nix", "con", "lis", "dor"))
        )
        return made.upper() if len(made) < 6 and rng.random() < 0.3 else made

    def _place(self) -> str:
        rng = self.rng
        made = (
            rng.choice(slots.START) + (rng.choice(slots.MIDDLE) if rng.random() < 0.5 else "") + rng.choice(slots.END)
        )
        return rng.choice((made, made, f"{rng.choice(('North', 'South', 'New', 'Port', 'East'))} {made}"))

    def _names(self, text: str) -> list[list[Any]]:
        """Where the event's names stand, longest first."""
        known = [
            *((p, "PER") for p in self.people),
            *((p.split()[1], "PER") for p in self.people),
            *(
                (re.sub(r"^(?:[a-z]\S* )+|, a security firm$", "", b), "ORG")
                for b in (*self.bodies, self.company)
                if re.search(r"[A-Z]", b) and " in " not in b and b not in self.places
            ),
            *((p, "LOC") for p in self.places),
        ]
        taken, found = [False] * len(text), list[list[Any]]()
        for name, label in sorted(set(known), key=lambda k: (-len(k[0]), k)):
            for m in re.finditer(rf"\b{re.escape(name)}\b", text):
                if not any(taken[m.start() : m.end()]):
                    taken[m.start() : m.end()] = [True] * (m.end() - m.start())
                    found.append([m.start(), m.end(), label])
        return sorted(found)
