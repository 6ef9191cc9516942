"""What is kept of a part in a few bytes is all of it."""

from __future__ import annotations

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sqlgen.revisions.derive import NotUndone
from sqlgen.revisions.manual_steps import ManualStep
from sqlgen.revisions.revision import Revision
from sqlgen.revisions.walk import Origin
from sqlgen.script.header import Part, Untranslated
from sqlgen.script.kept_parts import KeptParts
from sqlgen.script.sections import Section

STATES = st.sampled_from([None, True, False])
COUNTS = st.integers(0, 2**32 - 1)
SECTIONS = st.builds(
    Section, st.integers(0, 2**40), st.integers(0, 2**40), COUNTS, STATES, STATES, COUNTS, st.booleans(), COUNTS
)
PARTS = st.builds(
    Part,
    st.builds(Revision, st.text(min_size=1)),
    SECTIONS,
    st.sampled_from(get_args(Origin)),
    st.lists(st.builds(NotUndone, st.text(), st.sampled_from(["data", "sql"])), max_size=2).map(tuple),
    st.lists(st.builds(Untranslated, st.text()), max_size=2).map(tuple),
)


@given(st.lists(PARTS, max_size=6), st.slices(6), st.slices(6))
def test_kept_parts_are_the_parts(parts: list[Part], some: slice, fewer: slice) -> None:
    kept = KeptParts()
    for part in parts:
        kept.append(part)
    assert len(kept) == len(parts)
    assert list(kept) == parts
    assert list(kept[::-1]) == parts[::-1]
    assert list(kept[some][fewer]) == parts[some][fewer]
    assert list(kept.remarked()) == _remarked(parts)
    assert list(kept[some][::-1].remarked()) == _remarked(parts[some][::-1])
    assert [kept[some][-1]] == [parts[some][-1]] if parts[some] else not kept[some]


@given(st.lists(PARTS, min_size=1, max_size=4), SECTIONS)
def test_a_view_that_goes_on_begins_behind_the_manual_step(parts: list[Part], rest: Section) -> None:
    parts[0] = replace(parts[0], manual=ManualStep("upgrade", "it reads rows", None, (), ()), rest=rest)
    kept = KeptParts()
    for part in parts:
        kept.append(part)
    behind = kept[:].behind_manual_step()
    assert list(behind) == [parts[0].continued(), *parts[1:]]
    assert (behind[0], behind[-1]) == (parts[0].continued(), list(behind)[-1])
    assert list(behind[:1]) == [parts[0].continued()]
    assert list(behind[1:]) == parts[1:]
    assert list(behind.remarked()) == _remarked(list(behind))
    assert not behind.begins_like(kept[:])
    assert kept[:1].begins_like(kept[:])


def _remarked(parts: list[Part]) -> list[tuple[int, Part]]:
    return [
        (place, part)
        for place, part in enumerate(parts)
        if part.not_undone or part.untranslated or part.manual is not None
    ]
