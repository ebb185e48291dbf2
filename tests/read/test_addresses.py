"""Which addresses may be connected to."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.read.addresses import literal_address, refused_kind


@pytest.mark.parametrize(
    "address",
    [
        "93.184.215.14",
        "8.8.8.8",
        "1.1.1.1",
        "172.32.0.1",
        "100.128.0.1",
        "223.255.255.255",
        "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
        "2a00:1450:4001:80b::200e",
    ],
)
def test_the_open_internet(address: str) -> None:
    assert refused_kind(address) is None


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("127.8.9.1", "loopback"),
        ("10.1.2.3", "private"),
        ("169.254.1.1", "link-local"),
        ("::ffff:8.8.8.8", "IPv4-mapped"),
        ("64:ff9b::808:808", "NAT64"),
        ("2002:808:808::1", "6to4"),
        ("2001:0:4136:e378::1", "Teredo"),
        ("ff0e::1", "multicast"),
        ("example.com", "malformed"),
        ("", "malformed"),
        ("1.2.3", "malformed"),
        ("fe80::1%1", "malformed"),
    ],
)
def test_kinds(address: str, kind: str) -> None:
    assert refused_kind(address) == kind


@given(st.ip_addresses())
def test_nothing_passes_that_the_standard_library_knows_to_be_special(ip: ipaddress.IPv4Address) -> None:
    if refused_kind(str(ip)) is None:
        assert ip.is_global and not (
            ip.is_private
            or ip.is_loopback
            or ip.is_link_local
            or ip.is_multicast
            or ip.is_reserved
            or ip.is_unspecified
        )


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("1.2.3.4", "1.2.3.4"),
        ("1.2.3.4.", "1.2.3.4"),
        ("0x01020304", "1.2.3.4"),
        ("16909060", "1.2.3.4"),
        ("01.2.772", "1.2.3.4"),
        ("1.0x20304", "1.2.3.4"),
        ("::1", "::1"),
        ("[0:0::1]", "::1"),
        ("lund.example", None),
        ("1.2.3.4.example", None),
        ("0x.example", None),
        ("localhost", None),
    ],
)
def test_literals(host: str, address: str | None) -> None:
    assert literal_address(host) == address


@pytest.mark.parametrize(
    "host", ["1.2.3.4.5", "256.1.1.1", "1.2.3.0x1g1.7", "a.0x7f", "09.1", "99999999999", ":::", "1::g"]
)
def test_what_looks_like_an_address_and_is_none(host: str) -> None:
    with pytest.raises(ValueError):
        literal_address(host)


@given(st.text(max_size=30))
def test_any_host(host: str) -> None:
    try:
        found = literal_address(host)
    except ValueError:
        return
    assert found is None or ipaddress.ip_address(found)
