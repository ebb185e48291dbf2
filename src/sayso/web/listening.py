"""Where the server listens: on this machine only, unless tokens say who may ask."""

from __future__ import annotations

import ipaddress
import socket
import sys
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI

from sayso.errors import PolicyError, UsageError

BACKLOG = 128


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine to itself."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def allowed(host: str, tokens: bool) -> None:
    """A PolicyError for a host that others can reach, where no tokens are set."""
    if not is_loopback(host) and not tokens:
        raise PolicyError(f"--host {host}: others could reach the ledger there, and no tokens are set; set them, or "
                          "leave --host out to be reached from this machine only.")


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0: any that is free. A UsageError where that cannot be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host.strip("[]"), port))
        made.listen(BACKLOG)
    except (OSError, OverflowError) as error:
        made.close()
        what = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UsageError(f"{host} port {port}: the server cannot listen there ({what}); give another --port, or "
                         "--port 0 for any that is free.") from error
    return made


def address_of(listening: socket.socket, host: str) -> str:
    """The address to open in a browser."""
    shown = f"[{host.strip('[]')}]" if ":" in host else host
    return f"http://{shown}:{listening.getsockname()[1]}/"


def run(app: FastAPI, listening: socket.socket, ready: Callable[[], None] = lambda: None) -> None:
    """Answer requests until interrupted. ``ready`` is called once requests are taken."""
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False,
                                           lifespan="off", ws="none", timeout_graceful_shutdown=2))
    ready()
    server.run(sockets=[listening])
