"""schemathesis asks whatever the OpenAPI allows, and what it does not: no answer of the 500s, none undocumented.

The examples are bounded and the seed is fixed. Reading and writing go to one real server with tokens.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from sayso.ledger import open_ledger
from sayso.settings import Settings
from tests.web.api.conftest import WRITE, fill, serving

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
          response_schema_conformance, negative_data_rejection, unsupported_method, ignored_auth]
LISTS = ("reports", "statements", "claims", "stories", "sources")
OPERATIONS = sorted(
    [("GET", f"/v1/{name}") for name in (*LISTS, "search", "changes", "judgements")]
    + [("GET", f"/v1/{name}/{{id}}") for name in LISTS]
    + [("POST", f"/v1/{name}") for name in ("reports", "files", "judgements", "corrections")]
    + [("POST", "/v1/judgements/{id}/withdraw")]
)
EXAMPLES = 12
TOKEN = {"Authorization": f"Bearer {WRITE}"}


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The OpenAPI of a running server, which may not reach beyond its cache."""
    folder: Path = tmp_path_factory.mktemp("schema")
    with open_ledger(str(folder / "book.db"), create=True) as book:
        fill(book, range(12))
        with serving(book, Settings(offline=True, cache=folder / "cache"), tokens=True) as where:
            yield schemathesis.openapi.from_url(f"{where}/v1/openapi.json", headers=TOKEN)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=lambda mode: mode.value)
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_no_fault_of_the_server_and_no_answer_that_is_not_documented(
    api: Any, method: str, path: str, mode: GenerationMode
) -> None:
    @seed(1)
    @settings(max_examples=EXAMPLES, deadline=None, database=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))
    @given(api[path][method].as_strategy(generation_mode=mode))
    def asks(case: Any) -> None:
        # a file is bytes, and bytes of any kind are no violation, whatever they were made from
        left_out = [negative_data_rejection] if path == "/v1/files" else []
        case.call_and_validate(headers=TOKEN, checks=[one for one in CHECKS if one not in left_out])

    asks()


def test_every_operation_is_asked(api: Any) -> None:
    found = [result.ok() for result in api.get_all_operations()]
    assert sorted((one.method.upper(), one.path) for one in found) == OPERATIONS
