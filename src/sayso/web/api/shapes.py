"""What the API takes and gives, for its OpenAPI and its checks: nothing is turned into another type on the way in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from sayso.answers import Change as Changed
from sayso.answers import ClaimRow, Found, ReportRow, SourceRow, StatementRow, StoryRow


def clean(text: str) -> str:
    """The text; a ValueError for what no database keeps: lone surrogates and NUL."""
    if "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("it holds a NUL or a lone surrogate")
    return text


Text = Annotated[str, Field(max_length=10_000), AfterValidator(clean)]
Id = Annotated[str, Field(pattern="^[0-9a-f]{1,64}$")]
Place = Annotated[list[Annotated[int, Field(ge=0)]], Field(min_length=2, max_length=2)]


@dataclass(frozen=True)
class Stories:
    """Stories, the newest first."""

    rows: list[StoryRow]
    next: str | None


@dataclass(frozen=True)
class Claims:
    """Claims, those told last first."""

    rows: list[ClaimRow]
    next: str | None


@dataclass(frozen=True)
class Reports:
    """Reports that were compared, the newest first."""

    rows: list[ReportRow]
    next: str | None


@dataclass(frozen=True)
class Statements:
    """Statements, those of the newest reports first."""

    rows: list[StatementRow]
    next: str | None


@dataclass(frozen=True)
class Sources:
    """Who is quoted, those with most statements first."""

    rows: list[SourceRow]
    next: str | None


@dataclass(frozen=True)
class Hits:
    """Reports that hold the words, the best first."""

    rows: list[Found]
    next: str | None


@dataclass(frozen=True)
class Changes:
    """What reports that were added brought to claims, the latest first."""

    rows: list[Changed]
    next: str | None


@dataclass(frozen=True)
class SourcePage:
    """A source, and a page of its statements, the newest first."""

    source: SourceRow
    rows: list[StatementRow]
    next: str | None


class Body(BaseModel):
    """What is sent: no field that is not named, no value of another type."""

    model_config = ConfigDict(strict=True, extra="forbid")


class NewReport(Body):
    """A report: its text or its HTML; or a url alone, which is fetched."""

    id: Text | None = None
    url: Text | None = None
    outlet: Text | None = None
    title: Text | None = None
    byline: Text | None = None
    published: Text | None = None
    text: str | None = None
    html: str | None = None


class NewReports(Body):
    """Reports to be added."""

    reports: Annotated[list[NewReport], Field(min_length=1, max_length=1000)]


class NewJudgement(Body):
    """A judgement on what the ids name, or their first digits; as for ``sayso judge``."""

    verb: Literal["merge", "split", "same", "different", "dismiss"]
    subjects: Annotated[list[Id], Field(min_length=1, max_length=1000)]
    author: Annotated[Text, Field(min_length=1)]
    why: Annotated[Text, Field(min_length=1)]


class Reason(Body):
    """Who takes a judgement back, and why."""

    author: Annotated[Text, Field(min_length=1)]
    why: Annotated[Text, Field(min_length=1)]


class NewChange(Body):
    """What is put right; what is null stays as it was read. Fields as for ``sayso correct``."""

    stance: Text | None = None
    hedged: bool | None = None
    span: Place | None = None
    quote: Text | None = None
    source: Text | None = None
    role: Text | None = None
    organisation: Text | None = None
    kind: Text | None = None
    mention: Place | None = None
    narrated: bool | None = None
    number: Text | None = None
    figure: Place | None = None
    value: float | None = Field(default=None, allow_inf_nan=False)
    low: float | None = Field(default=None, allow_inf_nan=False)
    high: float | None = Field(default=None, allow_inf_nan=False)
    bound: Text | None = None
    unit: Text | None = None
    category: Text | None = None
    counted: Text | None = None


class NewCorrection(Body):
    """A correction of a statement, or, where the id is a report's, a statement that was missed."""

    id: Id
    change: NewChange
    author: Annotated[Text, Field(min_length=1)]
    why: Annotated[Text, Field(min_length=1)]


def _object(schema: str | None, *names: str) -> dict[str, Any]:
    value: dict[str, Any] = {"type": "object", "required": list(names),
                             "properties": {name: {} for name in names}}
    if schema is not None:
        value["required"].insert(0, "schema")
        value["properties"] = {"schema": {"const": schema}, **value["properties"]}
    return value


REPORT = _object("sayso.report/1", "report", "statements", "figures", "times", "places", "abstained", "unattributed")
CLAIM = _object("sayso.claim/1", "story", "id", "gist", "counted", "unit", "category", "best", "members", "states",
                "independent_origins", "independent_if_possible", "relations", "origins")
STORY = _object("sayso.story/1", "reports", "stories", "copies", "origins", "claims")
JUDGEMENT = _object("sayso.judgement/1", "id", "at", "author", "verb", "of", "why", "left", "right", "change",
                    "withdraws")
STANDING = {"type": "object", "required": ["judgement", "state", "by"],
            "properties": {"judgement": JUDGEMENT, "state": {"type": "string"},
                           "by": {"anyOf": [JUDGEMENT, {"type": "null"}]}}}
STANDINGS = {"type": "object", "required": ["rows"], "properties": {"rows": {"type": "array", "items": STANDING}}}
COUNT = {"type": "integer", "minimum": 0}
ADDED = {
    "type": "object", "required": ["read", "kept", "duplicate", "failed", "skipped", "rows"],
    "properties": {**dict.fromkeys(("read", "kept", "duplicate", "failed", "skipped"), COUNT),
                   "rows": {"type": "array", "items": {
                       "type": "object", "required": ["outcome", "report", "place", "reason"],
                       "properties": {"outcome": {"enum": ["kept", "duplicate", "failed", "skipped"]},
                                      "report": {"type": ["string", "null"]}, "place": {"type": ["string", "null"]},
                                      "reason": {"type": ["string", "null"]}}}}},
}  # fmt: skip
