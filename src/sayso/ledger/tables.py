"""The tables, as SQLAlchemy Core knows them; what creates them are the migrations.

Three kinds:

- **kept** (KEPT): what was read and what people said of it. Rows are added, never changed or removed; triggers see to
  it.
- **compared** (COMPARED): stories, claims, origins, links. They follow from what is kept, and may be built anew.
- **assignment** (ASSIGNED): which story a report is in, with the terms by which stories are found. Grows with each
  report; may be built anew too.
- **judged** (JUDGED): the reports that each judgement is on; the reports that one moved to another story; the report
  that is being erased: while there is a row, and only inside that transaction, rows that are kept may be removed.

``n`` is a row's number inside this database and means nothing outside of it; ids are hashes. Spans are JSON lists of
pairs. Days and times are ISO 8601, times in UTC. 0 and 1 stand for no and yes.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import (
    REAL,
    BigInteger,
    Column,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.types import TypeEngine

MARK = "\x1a"
HIDDEN = re.compile("[\x00\x1a\ud800-\udfff]")
SHOWN = re.compile("\x1a([0-9a-f]{4})")


class Exact(TypeDecorator[str]):
    """Any text whatever. NUL and lone surrogates, which databases refuse, are stored as U+001A and four digits."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """As stored."""
        return None if value is None else stored(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """As it was."""
        return SHOWN.sub(lambda m: chr(int(m[1], 16)), value) if value is not None and MARK in value else value


def stored(text: str) -> str:
    """The text with what databases refuse written in digits."""
    return HIDDEN.sub(lambda m: f"{MARK}{ord(m[0]):04x}", text)


METADATA = MetaData()
NUMBER: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")
BYTES = BigInteger().with_variant(Integer(), "sqlite")


def _table(name: str, *parts: Any, compact: bool = False) -> Table:
    return Table(name, METADATA, *parts, sqlite_strict=True, sqlite_with_rowid=not compact)


def _n() -> Column[int]:
    return Column("n", Integer, primary_key=True, autoincrement=False)


def _key(name: str, of: str | None = None) -> Column[int]:
    return Column(name, Integer, *([ForeignKey(of)] if of else []), primary_key=True, autoincrement=False)


def _text(name: str, null: bool = False, **more: Any) -> Column[str]:
    return Column(name, Exact, nullable=null, **more)


def _int(name: str, null: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=null)


def _real(name: str, null: bool = True) -> Column[float]:
    return Column(name, NUMBER, nullable=null)


def _judged() -> Column[str]:
    """What people judged, where it acts: JSON."""
    return _text("judged", server_default="[]")


capture = _table(
    "capture",
    Column("sha256", Text, primary_key=True),
    Column("size", BYTES, nullable=False),
    _text("media_type"),
    _text("fetched", null=True),
    _text("derived_from", null=True),
    _text("seal"),
)
report = _table(
    "report",
    _n(),
    _text("id", unique=True),
    Column("received", Text, ForeignKey("capture.sha256"), nullable=False),
    Column("sha256", Text, ForeignKey("capture.sha256"), nullable=False),
    _text("sameness"),
    _text("media_type"),
    _text("place"),
    *(_text(name, null=True) for name in ("external_id", "url", "outlet", "title", "byline")),
    *(_text(name, null=True) for name in ("published", "published_from", "updated", "updated_from")),
    _text("dateline", null=True),
    _text("credits"),
    _text("language"),
    _text("charset"),
    _text("charset_evidence"),
    _text("blocks"),
    Column("map", LargeBinary, nullable=False),
    _text("text"),
    _text("seal"),
    Index("report_sameness", "sameness"),
    Index("report_sha256", "sha256"),
)
reading = _table(
    "reading",
    _n(),
    Column("report", Integer, ForeignKey("report.n"), nullable=False),
    _text("extractor"),
    _text("intake"),
    _text("unattributed"),
    _text("seals"),
    Index("reading_report", "report", "extractor", unique=True),
    Index("reading_intake", "intake"),
)
statement = _table(
    "statement",
    _n(),
    _text("id", unique=True),
    Column("reading", Integer, ForeignKey("reading.n"), nullable=False),
    _int("position"),
    _text("manner"),
    _text("stance"),
    _int("hedged"),
    _real("score", null=False),
    *(_text(name) for name in ("content", "cue", "source", "figures", "times", "places")),
    Index("statement_reading", "reading"),
)
source = _table(
    "source",
    _key("statement", "statement.n"),
    _key("position"),
    _int("start", null=True),
    _int("end", null=True),
    _text("name"),
    _text("role", null=True),
    _text("organisation", null=True),
    _text("kind"),
    _text("evidence"),
    Index("source_name", "name"),
    compact=True,
)


def _mention(name: str, *parts: Any) -> Table:
    """Mentions of a reading; ``listed``: one of the report's own list, not of a statement alone."""
    return _table(
        name,
        _key("reading", "reading.n"),
        _key("position"),
        _int("listed"),
        _int("start"),
        _int("end"),
        _text("text"),
        *parts,
        _text("doubt", null=True),
        compact=True,
    )


figure = _mention(
    "figure",
    *(_real(name) for name in ("value", "low", "high")),
    _text("bound"),
    _text("trend", null=True),
    _text("kind"),
    _text("unit", null=True),
    _text("category", null=True),
    _text("counted", null=True),
    *(_int(f"{name}_{end}", null=True) for name in ("counted", "time", "place") for end in ("start", "end")),
)
time = _mention(
    "time", _text("type"), *(_text("value", null=True), _text("earliest", null=True), _text("latest", null=True))
)
place = _mention(
    "place",
    _text("name"),
    _text("country", null=True),
    _real("lat"),
    _real("lon"),
    _text("precision"),
    _text("gazetteer_id", null=True),
    _text("role"),
)
failure = _table(
    "failure",
    _n(),
    _text("id", unique=True),
    _text("place"),
    _text("stage"),
    _text("reason"),
    _int("skipped"),
    _text("external_id", null=True),
)
run = _table("run", _n(), _text("begun"), _text("version"), _text("extractor"), _text("inputs"))
outcome = _table(
    "outcome",
    _key("run", "run.n"),
    _key("position"),
    _text("kind"),
    Column("report", Integer, ForeignKey("report.n"), nullable=True),
    Column("failure", Integer, ForeignKey("failure.n"), nullable=True),
    _text("at"),
    Column("erased", Integer, ForeignKey("tombstone.n"), nullable=True),
    Index("outcome_report", "report"),
    compact=True,
)
run_end = _table(
    "run_end",
    _key("run", "run.n"),
    _text("at"),
    *(_int(name) for name in ("read", "kept", "duplicate", "failed", "skipped")),
)
judgement = _table(
    "judgement",
    _n(),
    _text("id", unique=True),
    _text("at"),
    _text("author"),
    _text("verb"),
    _text("body"),
    _text("why"),
    _text("withdraws", null=True),
)
tombstone = _table(
    "tombstone",
    _n(),
    _text("id", unique=True),
    *(_text(name) for name in ("at", "author", "why", "report", "received", "sha256", "sameness")),
    _int("capture"),
    *(Index(f"tombstone_{name}", name) for name in ("report", "received", "sameness")),
)

story = _table("story", _n(), _text("id", unique=True), _text("title"), _judged())
claim = _table(
    "claim",
    Column("id", Text, primary_key=True),
    _int("story"),
    _int("position"),
    _text("gist"),
    _text("counted", null=True),
    _text("unit", null=True),
    _text("category", null=True),
    _real("best_low"),
    _real("best_high"),
    _text("best", null=True),
    _text("states"),
    _int("independent"),
    _int("if_possible"),
    _judged(),
    Index("claim_story", "story", "position"),
    Index("claim_category", "category"),
    compact=True,
)
member = _table(
    "member",
    Column("claim", Text, primary_key=True),
    _key("position"),
    _int("story"),
    _text("statement"),
    _int("start", null=True),
    _int("end", null=True),
    _text("origin"),
    _text("relation"),
    Index("member_statement", "statement"),
    Index("member_story", "story"),
    compact=True,
)
origin = _table(
    "origin",
    _key("story"),
    _key("position"),
    _text("id"),
    _text("name"),
    _text("kind"),
    _text("first", null=True),
    _int("attributed"),
    _text("statements"),
    _judged(),
    compact=True,
)
link = _table(
    "link",
    _key("story"),
    _key("position"),
    _text("kind"),
    _text("a"),
    _text("b"),
    _text("claim", null=True),
    _text("certainty", null=True),
    _real("score"),
    _text("detail"),
    compact=True,
)
redirect = _table(
    "redirect", Column("old", Text, primary_key=True), _text("new"), Index("redirect_new", "new"), compact=True
)

story_report = _table(
    "story_report", _key("report"), _int("story"), _text("reasons"), Index("story_report_story", "story")
)
joined = _table("joined", _key("story"), _key("other"), _text("parts"), compact=True)
cluster = _table("cluster", _key("story"), _int("size"), _text("known"), _text("days"))
stale = _table("stale", _key("story"), _int("version"))
term = _table(
    "term", _n(), _text("key"), _int("held"), _real("prior", null=False), Index("term_key", "key", unique=True)
)
features = _table(
    "features",
    _key("report"),
    _int("day", null=True),
    _real("norm", null=False),
    _int("norm_at"),
    Column("terms", LargeBinary, nullable=False),
)
posting = _table("posting", _key("term"), _key("day"), _key("report"), compact=True)

concerns = _table(
    "concerns",
    Column("report", Text, primary_key=True),
    Column("judgement", Text, primary_key=True),
    compact=True,
)
moved = _table("moved", Column("judgement", Text, primary_key=True), _key("report"), compact=True)
erasing = _table("erasing", Column("report", Text, primary_key=True), compact=True)

KEPT = (
    *(capture, report, reading, statement, source, figure, time, place),
    *(failure, run, outcome, run_end, judgement, tombstone),
)
COMPARED = (story, claim, member, origin, link, redirect)
ASSIGNED = (story_report, joined, cluster, stale, term, features, posting)
JUDGED = (concerns, moved, erasing)
