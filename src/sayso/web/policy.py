"""What holds for every answer: who may ask, what a page may load, how much may be sent.

1. On the loopback only its own names are answered, so that no page of elsewhere can reach the ledger by a name of its
   own that it makes lead here.
2. A page loads nothing but this server's own files, runs no script and takes no style from inside itself, and stands in
   no frame.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.web.problems import problem

CONTENT = "; ".join((
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
))
HEADERS = {
    "Content-Security-Policy": CONTENT,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with "no-referrer" a form's Origin would be null
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Policy:
    """An ASGI app around another."""

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        """``names``: the host names that are answered; none: any."""
        self._app, self._names = app, names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-cache")
            await send(message)

        host = host_of(Headers(scope=scope).get("host", ""))
        if self._names and host not in self._names:  # 1
            refusal = problem(421, "this server answers to its own names only", "open it as localhost")
            await refusal(scope, receive, sent)
            return
        await self._app(scope, receive, sent)  # 2


def host_of(header: str) -> str:
    """The name in a Host header, without port and brackets."""
    if header.startswith("["):
        return header[1:].partition("]")[0].lower()
    return header.partition(":")[0].lower()
