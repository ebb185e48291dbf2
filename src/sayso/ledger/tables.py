"""The tables, as SQLAlchemy Core knows them; what creates them are the migrations.

Three kinds:

- **kept** (KEPT): what was read and what people said of it. Rows are added, never changed or removed; triggers see to
  it.
- **compared** (COMPARED): stories, claims, origins, links. They follow from what is kept, and may be built anew.
- **assignment** (ASSIGNED): which story a report is in, with the terms by which stories are found. Grows with each
  report; may be built anew too. ``term.held`` is how many of the reports up to ``counted`` hold a term; the few after
  that are counted by whoever asks (``sayso.ledger.pages``).
- **judged** (JUDGED): the reports that each judgement is on; the reports that one moved to another story; the report
  that is being erased: while there is a row, and only inside that transaction, rows that are kept may be removed.
- **entries** (LISTED): what lists of stories, claims and reports show and are filtered by, and counts over all of them.
  They follow from what was compared, story by story (``sayso.ledger.asking.entering``).

``n`` is a row's number inside this database and means nothing outside of it; ids are hashes. Spans are JSON lists of
pairs. Days and times are ISO 8601, times in UTC. 0 and 1 stand for no and yes.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from sayso.ledger.columns import BYTES, Exact
from sayso.ledger.columns import exact as _text
from sayso.ledger.columns import integer as _int
from sayso.ledger.columns import key as _key
from sayso.ledger.columns import numbered as _n
from sayso.ledger.columns import real as _real
from sayso.ledger.columns import table as _table


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
    Index("outcome_at", "at"),
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
counted = _table("counted", _key("report"))
features = _table(
    "features",
    _key("report"),
    _int("day", null=True),
    _real("norm", null=False),
    _int("norm_at"),
    Column("terms", LargeBinary, nullable=False),
)
_undated = features.c.day.is_(None)
Index("features_undated", features.c.report, sqlite_where=_undated, postgresql_where=_undated)
posting = _table("posting", _key("term"), _key("day"), _key("report"), compact=True)

concerns = _table(
    "concerns",
    Column("report", Text, primary_key=True),
    Column("judgement", Text, primary_key=True),
    compact=True,
)
moved = _table("moved", Column("judgement", Text, primary_key=True), _key("report"), compact=True)
erasing = _table("erasing", Column("report", Text, primary_key=True), compact=True)


def _entry(name: str, of: Column[Any], *parts: Any, story: bool = True) -> Table:
    """Entries of a list, the newest with the highest ``n``: the last day's ordinal, then 24 bits."""
    own = [_int("story"), Index(f"{name}_story", "story")] if story else []
    dated = (_text("first", null=True), _text("last", null=True))
    searched = (_text(column) for column in ("words", "sources", "places", "outlets", "terms"))
    long = Index(
        f"{name}_long",
        "n",
        "first",
        sqlite_where=dated[0] < dated[1],
        postgresql_where=dated[0] < dated[1],
    )
    n = Column("n", BYTES, primary_key=True, autoincrement=False)
    return _table(name, n, of, *own, *dated, _real("score", null=False), *parts, *searched, long)


story_entry = _entry(
    "story_entry",
    Column("story", Integer, nullable=False, unique=True),
    *(_int(name) for name in ("reports", "texts", "claims")),
    story=False,
)
claim_entry = _entry(
    "claim_entry", Column("claim", Text, nullable=False, unique=True), *(_int(name) for name in ("reports", "members"))
)
report_entry = _entry("report_entry", Column("report", Integer, nullable=False, unique=True), _int("statements"))
quoted = _table(
    "quoted",
    _key("story"),
    _key("facet"),
    Column("outlet", Exact, primary_key=True),
    *(_text(name) for name in ("name", "kind")),
    _int("statements"),
    *(_text(name, null=True) for name in ("first", "last")),
    Index("quoted_facet", "facet"),
    compact=True,
)
facet = _table(
    "facet",
    _n(),
    _text("kind"),
    _text("value"),
    _text("shown"),
    _int("claims"),
    _int("statements"),
    _text("id", null=True),
    Index("facet_value", "kind", "value", unique=True),
    Index("facet_statements", "kind", "statements", "n"),
    Index("facet_claims", "kind", "claims", "n"),
    Index("facet_id", "id", unique=True),
)

KEPT = (
    *(capture, report, reading, statement, source, figure, time, place),
    *(failure, run, outcome, run_end, judgement, tombstone),
)
COMPARED = (story, claim, member, origin, link, redirect)
ASSIGNED = (story_report, joined, cluster, stale, term, counted, features, posting)
JUDGED = (concerns, moved, erasing)
LISTED = (story_entry, claim_entry, report_entry, quoted, facet)
