"""Templates, and how values of reports are put into them: escaped, always, with what a browser would obey made inert.

Templates are given values and give markup; they know no request, so that a page can be written to a file as well.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso import __version__
from sayso.publish.draw.inert import inert


@cache
def environment() -> Environment:
    """The templates, with their filters."""
    made = Environment(loader=PackageLoader("sayso.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
                       lstrip_blocks=True, finalize=finalized)
    made.globals["version"] = __version__
    return made


def finalized(value: Any) -> Any:
    """What a template puts out: text made inert, markup of our own as it is, nothing for None."""
    if value is None:
        return ""
    return inert(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def render(template: str, **values: Any) -> str:
    """A template with these values."""
    return environment().get_template(template).render(**values)
