"""One address asked for in the small web, and what is said where it is refused."""

from __future__ import annotations

import pytest

from sayso.errors import InputError
from sayso.read.fetch import Fetched, Fetcher
from sayso.settings import Settings
from tests.read.serving import Web

PAGE = "<p>The river crest reached Lund on Friday.</p>"


A = "http://lund.example/a"


def fetched(web: Web, settings: Settings, url: str = A) -> Fetched:
    return Fetcher(settings, web.net()).fetch(url)


def refusal(web: Web, settings: Settings, url: str = A, kind: type[InputError] = InputError) -> str:
    with pytest.raises(kind) as raised:
        fetched(web, settings, url)
    assert str(raised.value).startswith(raised.value.place) and str(raised.value).endswith(".")
    return str(raised.value)
