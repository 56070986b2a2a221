"""Which events are compared at all: those of a kind that share parties, about the same days or earlier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from analysis.linkage.days import PROMISE, span_of
from analysis.linkage.event import AGREEMENT, Event
from analysis.resolve.countries.blocs import ever_members, is_bloc

_FEW = 10  # members of a bloc that is also looked for by them: C5, not the EU

Key = tuple[str, ...]


class EventIndex:
    """Events by kind and pair of parties, so that a draft is compared with a few and not with all."""

    def __init__(self, events: Iterable[Event] = ()):
        self._by_key: dict[Key, list[int]] = {}
        self.events: list[Event] = []
        for event in events:
            self.add(event)

    def add(self, event: Event) -> None:
        """One more event, to be found from now on."""
        for key in _keys(event):
            self._by_key.setdefault(key, []).append(len(self.events))
        self.events.append(event)

    def sharing(self, event: Event) -> Iterator[Event]:
        """The events of its kind that share two parties with it, or the only one it has, as they were added."""
        keys = {*_asked(event), *_related_keys(event)}
        places = {place for key in keys for place in self._by_key.get(key, ())}
        for place in sorted(places):
            if self.events[place] is not event:
                yield self.events[place]


def are_near(left: Event, right: Event) -> bool:
    """Whether two events may be of one time: whatever has no date may."""
    ours, theirs = _reach(left), _reach(right)
    return not ours or not theirs or (ours[0] <= theirs[1] + PROMISE and theirs[0] <= ours[1] + PROMISE)


def is_earlier(one: Event, other: Event) -> bool:
    """Whether the first day of one event lies before that of another."""
    ours, theirs = _reach(one), _reach(other)
    return bool(ours and theirs and ours[0] < theirs[0])


def _reach(event: Event) -> tuple[int, int] | None:
    """From the first to the last day that is told of an event, as numbers."""
    spans = [span for day in event.dates.values() if (span := span_of(day))]
    if not spans and (published := span_of(event.published)):
        spans = [published]
    if not spans:
        return None
    return min(span[0] for span in spans).toordinal(), max(span[1] for span in spans).toordinal()


def _keys(event: Event) -> Iterator[Key]:
    if event.kind != AGREEMENT:
        home, to = event.journey
        yield from ((event.kind, home, to), (event.kind, home, ""), (event.kind, "", to))
        return
    parties = sorted(event.states | (event.members if _is_of_few(event) else frozenset()))
    yield from ((event.kind, *pair) for pair in combinations(parties, 2))
    if len(event.states) == 1:
        yield event.kind, *event.states


def _asked(event: Event) -> Iterator[Key]:
    """Where others like an event are looked for: of a visit by both ends, by one where the other is not told."""
    if event.kind == AGREEMENT:
        yield from _keys(event)
    else:
        yield event.kind, *event.journey


def _related_keys(event: Event) -> Iterator[Key]:
    """Journeys to a bloc instead of a member of it, and the other way round: Brussels is in Belgium and of the EU."""
    if event.kind != AGREEMENT:
        home, to = event.journey
        for bloc, theirs in ever_members().items():
            if to == bloc:
                yield from ((event.kind, home, member) for member in theirs)
            elif to in theirs:
                yield event.kind, home, bloc


def _is_of_few(event: Event) -> bool:
    blocs = sum(map(is_bloc, event.states))
    return blocs > 0 and len(event.members) <= _FEW * blocs
