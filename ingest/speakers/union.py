"""Groups that grow together: a disjoint-set forest whose groups and their order do not depend on the order of joining."""

from collections import defaultdict
from collections.abc import Iterator


class Union:
    """Numbers from 0 to `count` - 1, each alone at first. Near-constant time a step (Tarjan 1975)."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def find(self, item: int) -> int:
        """The smallest number of the item's group."""
        root = item
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def join(self, one: int, other: int) -> None:
        """Put two groups together."""
        first, second = sorted((self.find(one), self.find(other)))
        self._parent[second] = first

    def groups(self) -> Iterator[list[int]]:
        """Every group, its numbers ascending, the groups by their smallest."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for item in range(len(self._parent)):
            found[self.find(item)].append(item)
        yield from found.values()
