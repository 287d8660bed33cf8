"""The type string of an event is its identity."""

from __future__ import annotations

import re

import pytest

from shared.contracts.events import Event, StageResultEvent


def _events() -> list[type[Event]]:
    found = [kind for kind in Event.__subclasses__() if kind is not StageResultEvent]
    return [*found, *StageResultEvent.__subclasses__()]


@pytest.mark.parametrize("event", _events(), ids=lambda event: event.__name__)
def test_the_class_and_the_type_of_an_event_say_the_same(event: type[Event]):
    subject, verb, version = event.model_fields["type"].default.split(".")
    assert f"{subject.title()}{verb.title()}{version.upper()}" == event.__name__
    assert re.fullmatch(r"v\d+", version)
