"""What is remembered of the hosts of one run: their robots.txt, when they were last asked, whether to leave them.

robots.txt: 2xx is read; 4xx means that all is allowed; 5xx, or no answer at all, that nothing is (RFC 9309). It is
kept for a day. Its own request is not followed by the pause between requests.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from sayso.errors import InputError, RefusedError
from sayso.read.cache import Answer, Cache
from sayso.read.net import AGAIN, Allowance, Net
from sayso.read.robots import Rules, rules_of
from sayso.settings import Settings

if TYPE_CHECKING:
    import httpx

KEPT_FOR = timedelta(hours=24)
"""RFC 9309: a robots.txt should not be used for longer."""
Ask = Callable[["httpx.URL", Allowance], Answer]


class Hosts:
    """The hosts of one run."""

    def __init__(self, settings: Settings, net: Net, cache: Cache) -> None:
        self._settings, self._net, self._cache = settings, net, cache
        self._rules: dict[str, tuple[Rules, Answer] | InputError] = {}
        self._last: dict[str, float] = {}
        self._not_before: dict[str, float] = {}

    def robots(self, at: httpx.URL, allowance: Allowance, ask: Ask) -> str:
        """On what grounds an address may be fetched, in words. Raises RefusedError where its robots.txt forbids
        it or is in trouble, and the error of the request where the host gives no answer."""
        place = allowance.place
        site = _site(at)
        if site not in self._rules:
            self._rules[site] = self._ask(at, allowance, ask)
        known = self._rules[site]
        if isinstance(known, InputError):
            raise type(known)(place, known.what, known.advice)
        rules, answer = known
        if answer.status >= 500:
            raise RefusedError(
                place,
                f"the robots.txt of its host answers {answer.status}, and until it can be read nothing is fetched",
                AGAIN,
            )
        if not rules.allows(at.raw_path.decode("ascii")):
            raise RefusedError(
                place, "the robots.txt of its host asks that it not be fetched", "save the page as .html and give that"
            )
        return f"allowed by {site}/robots.txt ({answer.status}, {answer.fetched.isoformat(timespec='seconds')})"

    def _ask(self, at: httpx.URL, allowance: Allowance, ask: Ask) -> tuple[Rules, Answer] | InputError:
        url = at.copy_with(raw_path=b"/robots.txt")
        kept = self._cache.get(str(url))
        if kept is None or not timedelta(0) <= self._net.now() - kept.fetched < KEPT_FOR:
            try:
                kept = ask(url, allowance)
            except InputError as error:
                if isinstance(error, RefusedError) or error.what.startswith(("there is no", "the name", "its server")):
                    return error
                return type(error)(
                    error.place,
                    f"without its host's robots.txt nothing is fetched, and that one {error.what}",
                    error.advice,
                )
            if kept.status < 500:
                self._cache.put(Answer(str(url), kept.status, {}, kept.fetched, body=kept.body))
        return rules_of(kept.body.decode("utf-8", "replace")), kept

    def wait(self, at: httpx.URL, allowance: Allowance) -> None:
        """Let the time pass that has to lie between two requests to a host. Raises InputError where that is
        longer than ``settings.max_wait``."""
        host, now = at.host, self._net.clock()
        known = self._rules.get(_site(at))
        asked = known[0].delay if isinstance(known, tuple) else 0.0
        pause = 0.0
        if host in self._last:
            pause = self._last[host] + max(self._settings.delay, asked) - now
        pause = max(pause, self._not_before.get(host, now) - now)
        if pause > self._settings.max_wait:
            raise self._busy(allowance.place, pause)
        if pause > 0:
            self._net.sleep(pause)
            allowance.until += pause

    def asked(self, at: httpx.URL) -> None:
        """Note that a host was asked just now."""
        self._last[at.host] = self._net.clock()

    def rest(self, at: httpx.URL, pause: float | None, place: str, last: bool) -> None:
        """Note that a host asked for a pause, which the next ``wait`` keeps. Raises InputError where it says none, and
        where this was the ``last`` try."""
        if pause is None:
            raise InputError(place, "its server is too busy to answer", AGAIN)
        self._not_before[at.host] = self._net.clock() + pause
        if last:
            raise self._busy(place, pause)

    def _busy(self, place: str, pause: float) -> InputError:
        return InputError(
            place,
            f"its server asks to be left alone for {max(1, round(pause))} seconds",
            "try again after that, or raise SAYSO_MAX_WAIT",
        )


def retry_after(value: str | None, now: datetime) -> float | None:
    """The seconds that a Retry-After asks for, as a number or a date; None where it says nothing readable."""
    value = (value or "").strip()
    if re.fullmatch(r"[0-9]{1,9}", value):
        return float(value)
    try:
        then = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (then - now).total_seconds())


def _site(at: httpx.URL) -> str:
    return f"{at.scheme}://{at.netloc.decode('ascii')}"
