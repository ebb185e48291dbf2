"""Where things are: addresses of pages, and what of a report's own address may become a link."""

from __future__ import annotations

from urllib.parse import urlsplit

from sayso.ledger.asking.entries import source_id


class Links:
    """The server's addresses. A file that holds all pages at once has others."""

    def story(self, id: str) -> str:
        """A story's page."""
        return f"/stories/{id}"

    def claim(self, id: str) -> str:
        """A claim's page."""
        return f"/claims/{id}"

    def report(self, id: str, number: int | None = None) -> str:
        """A report's page, at one of its statements (from 1)."""
        return f"/reports/{id}" + (f"#s{number}" if number else "")

    def judgement(self, id: str) -> str | None:
        """Where a judgement can be taken back; None where it cannot."""
        return f"/judgements#j-{id}"

    def source(self, name: str) -> str | None:
        """The page of whoever is called so; None where there is none."""
        return f"/sources/{source_id(name)}"


def outside(url: str | None) -> str | None:
    """A report's address, where it may be a link: http and https only."""
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in ("http", "https") and parts.netloc else None
