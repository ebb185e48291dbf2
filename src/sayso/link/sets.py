"""Disjoint sets (union-find with path halving; Tarjan and van Leeuwen, 1984)."""

from __future__ import annotations


class Sets:
    """The numbers 0 to n - 1, each in a set of its own until joined."""

    __slots__ = ("_members", "_up")

    def __init__(self, size: int) -> None:
        self._up = list(range(size))
        self._members: dict[int, list[int]] = {}

    def find(self, one: int) -> int:
        """The number that stands for the set."""
        up = self._up
        while up[one] != one:
            up[one] = up[up[one]]
            one = up[one]
        return one

    def join(self, one: int, other: int) -> bool:
        """Make the two sets one, which its least number stands for; whether they were two."""
        a, b = sorted((self.find(one), self.find(other)))
        if a == b:
            return False
        self._up[b] = a
        self._members[a] = self.members(a) + self._members.pop(b, [b])
        return True

    def members(self, one: int) -> list[int]:
        """All numbers of the set, as a new list."""
        root = self.find(one)
        return list(self._members.get(root, [root]))

    def groups(self) -> list[list[int]]:
        """All sets, each sorted, in the order of their least numbers."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._up)):
            found.setdefault(self.find(number), []).append(number)
        return list(found.values())
