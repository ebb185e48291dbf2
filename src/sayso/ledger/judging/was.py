"""What a statement was before a person put it right, in a few words: only what is other than before."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.values import Figure, Link, Statement


def was(text: str, before: Statement, after: Statement) -> str:
    """What the correction changed, as it stood before ("source coast guard; stance asserts");
    empty where nothing is other. ``text``: the report's."""
    return "; ".join(_changed(text, before, after))


def _changed(text: str, before: Statement, after: Statement) -> Iterator[str]:
    if _names(before) != _names(after):
        yield f"source {' < '.join(map(_named, before.chain))}" if before.chain else "in the outlet's own voice"
    if before.stance is not after.stance:
        yield f"stance {before.stance.value}"
    if before.hedged is not after.hedged:
        yield "hedged" if before.hedged else "not hedged"
    if before.content != after.content:
        yield f"words “{' … '.join(' '.join(span.of(text).split()) for span in before.content)}”"
    kept = {figure.span: figure for figure in after.figures}
    for figure in before.figures:
        now = kept.get(figure.span)
        if now is None and before.content == after.content:
            now = next((f for f in after.figures if f.span.touches(figure.span)), None)
        if now is not None and _worth(now) != _worth(figure):
            yield f"“{figure.text}” {_worth(figure)}"


def _names(statement: Statement) -> list[tuple[str | None, ...]]:
    return [(link.name, link.role, link.organisation, link.kind.value) for link in statement.chain]


def _named(link: Link) -> str:
    return ", ".join(filter(None, (link.name, link.role, link.organisation)))


def _worth(figure: Figure) -> str:
    """The interval and what is counted: "12 and more people, killed"."""
    if figure.low is not None and figure.low == figure.high:
        interval = f"{figure.low:,.15g}"
    elif figure.high is None:
        interval = "any" if figure.low is None else f"{figure.low:,.15g} and more"
    else:
        most = f"{figure.high:,.15g}"
        interval = f"{most} and less" if figure.low is None else f"{figure.low:,.15g} to {most}"
    counted = " ".join(filter(None, (interval, figure.unit)))
    return ", ".join(filter(None, (counted, figure.category)))
