"""Visits in groups: what they were shown and liked, with a rate for each group."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from admin.services.figures import Group
from admin.services.site_reading import Who
from shared.services.recommender.like_rates import rate_of


class Groups:
    """Visits, grouped by what they have in common."""

    def __init__(self, visits: Mapping[Who, tuple[int, int]]) -> None:
        self._visits = visits

    def of(self, name: Callable[[Who], str | None], order: Sequence[str] = ()) -> tuple[Group, ...]:
        """The groups in a given order, the others after them by name; None belongs to none."""
        found: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
        for who, (shown, liked) in self._visits.items():
            called = name(who)
            if called is not None:
                before = found[called].get(who.session_id, (0, 0))
                found[called][who.session_id] = (before[0] + shown, before[1] + liked)
        places = {key: place for place, key in enumerate(order)}
        names = sorted(found, key=lambda key: (places.get(key, len(places)), key))
        return tuple(_group(key, list(found[key].values())) for key in names)


def _group(name: str, visits: Sequence[tuple[int, int]]) -> Group:
    shown, liked = (sum(visit[place] for visit in visits) for place in (0, 1))
    return Group(name, len(visits), shown, liked, rate_of(visits))
