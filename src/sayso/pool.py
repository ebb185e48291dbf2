"""An ordered, bounded map over processes that survives the death of one of them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from sayso.errors import SaysoError

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 4
"""Items a worker may be ahead of the consumer: enough to keep it busy while a long report is waited
for, few enough that memory stays flat."""
DEATHS = 3
"""Deaths in a row, each on another item, after which the fault is not the items'."""


class Lost:
    """Stands for the result of an item whose process died, twice."""


def in_order(work: Callable[[Item], Result], items: Iterable[Item], workers: int,
             through: Callable[[Item], bool]) -> Iterator[tuple[Item, Result | Lost | None]]:
    """Each item with ``work``'s result, in the order of the items.

    An item for which ``through`` is false is handed on with None. ``work`` must be picklable, and is run
    in ``workers`` fresh processes. When a process dies, the items that were on their way are tried again
    one by one, so that only the item that kills it is Lost; a SaysoError where every item does.
    """
    pool = _pool(workers)
    waiting: deque[tuple[Item, Future[Result] | None]] = deque()
    deaths = 0
    try:
        for item in items:
            waiting.append((item, _submit(pool, work, item) if through(item) else None))
            if len(waiting) < workers * AHEAD:
                continue
            first, future = waiting.popleft()
            try:
                yield first, future.result() if future else None
                deaths = 0 if future else deaths
            except BrokenProcessPool:
                waiting.appendleft((first, future))
                pool.shutdown()
                for done in _one_by_one(work, waiting, deaths):
                    deaths = deaths + 1 if isinstance(done[1], Lost) else 0
                    yield done
                waiting.clear()
                pool = _pool(workers)
        while waiting:
            first, future = waiting.popleft()
            try:
                yield first, future.result() if future else None
            except BrokenProcessPool:
                waiting.appendleft((first, future))
                yield from _one_by_one(work, waiting, deaths)
                waiting.clear()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _one_by_one(work: Callable[[Item], Result], waiting: Iterable[tuple[Item, Future[Result] | None]],
                deaths: int) -> Iterator[tuple[Item, Result | Lost | None]]:
    pool = _pool(1)
    try:
        for item, future in waiting:
            if future is None or _finished(future):
                yield item, future.result() if future else None
                continue
            try:
                yield item, pool.submit(work, item).result()
                deaths = 0
            except BrokenProcessPool:
                deaths += 1
                if deaths >= DEATHS:
                    raise SaysoError("the worker processes keep ending without a result; "
                                     "try --workers 1, or give the machine more memory.") from None
                pool.shutdown()
                pool = _pool(1)
                yield item, Lost()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _finished(future: Future[Result]) -> bool:
    return future.done() and not isinstance(future.exception(), BrokenProcessPool)


def _submit(pool: ProcessPoolExecutor, work: Callable[[Item], Result], item: Item) -> Future[Result]:
    try:
        return pool.submit(work, item)
    except BrokenProcessPool as error:  # it broke since the last item: found out when this one's turn comes
        broken: Future[Result] = Future()
        broken.set_exception(error)
        return broken


def _pool(workers: int) -> ProcessPoolExecutor:
    # Spawned, not forked: a fork copies the locks of threads that the model's runtime has started.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_prepare)


def _prepare() -> None:
    """A worker leaves interrupts to its parent, and ends when the parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)
