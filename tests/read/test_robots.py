"""robots.txt as RFC 9309 has it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.read.robots import Rules, matches, rules_of

GROUPS = """
# one file for all
User-agent: Sayso
User-agent: OtherBot/2.0
Disallow: /private/
Allow: /private/open   # but this
Crawl-delay: 4

user-agent: *
disallow: /

User-Agent: sayso
Disallow: /more
Sitemap: http://lund.example/sitemap.xml
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/private/", False),
        ("/private/x", False),
        ("/private/open/x", True),
        ("/more?x", False),
        ("/robots.txt", True),
        ("", True),
        ("/%70rivate/x", False),
    ],
)
def test_groups_of_one_agent_count_as_one(path: str, allowed: bool) -> None:
    rules = rules_of(GROUPS)
    assert rules.allows(path) is allowed and rules.delay == 4


def test_another_agent_follows_the_star() -> None:
    rules = rules_of(GROUPS, "elsebot")
    assert not rules.allows("/x") and rules.delay == 0
    assert rules_of(GROUPS, "otherbot").allows("/x")


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),  # equally long: allowed
        ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b", False),  # the longest decides
        ("User-agent: *\nDisallow:", "/a", True),
        ("Disallow: /", "/a", True),
        ("", "/a", True),
        ("\ufeffUser-agent: *\rDisallow: /a", "/a", False),
        ("User-agent: *\nDisallow: /\nUser-agent: sayso\n", "/a", True),
        ("User-agent: *\nDisallow: *.pdf$", "/x/a.pdf", False),
        ("User-agent: *\nDisallow: *.pdf$", "/a.pdf?x", True),
        ("User-agent: *\nDisallow: /*/b*/c", "/a/bb/c", False),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /caf%c3%a9", "/caf%C3%A9", False),
        ("User-agent: *\nDisallow: /café", "/caf%C3%A9", False),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
        ("User-agent: **\nDisallow: /", "/a", False),
        ("User-agent: sayso-images\nDisallow: /", "/a", True),
    ],
)
def test_rules(text: str, path: str, allowed: bool) -> None:
    assert rules_of(text).allows(path) is allowed


@given(st.text(max_size=200), st.text(max_size=40))
def test_any_text_is_read(text: str, path: str) -> None:
    assert rules_of("User-agent: *\n" + text).allows("/" + path) in (True, False)
    assert Rules().allows(path)


@given(st.text(alphabet="ab*$", max_size=8), st.text(alphabet="ab", max_size=10))
def test_patterns_match_as_the_plain_definition_says(pattern: str, path: str) -> None:
    def plain(pattern: str, path: str) -> bool:
        if pattern in ("", "$"):
            return not pattern or not path
        if pattern[0] == "*":
            return any(plain(pattern[1:], path[at:]) for at in range(len(path) + 1))
        return path[:1] == pattern[0] and plain(pattern[1:], path[1:])

    if "$" not in pattern[:-1]:
        assert matches(pattern, path) == plain(pattern, path)


def test_hostile_rules_take_linear_time() -> None:
    def seconds(size: int) -> float:
        pattern, path = "/" + "*a" * 40 + "*b", "/" + "a" * size
        best = 9.0
        for _ in range(5):
            start = time.perf_counter()
            for _ in range(20):
                assert not matches(pattern, path)
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(800_000) / seconds(400_000) < 3.5
