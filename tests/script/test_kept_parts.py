"""What is kept of a part in a few bytes is all of it."""

from __future__ import annotations

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from sqlgen.revisions.derive import NotUndone
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
    assert list(kept.remarked()) == [part for part in parts if part.not_undone or part.untranslated]
    view = [part for part in parts[some][::-1] if part.not_undone or part.untranslated]
    assert list(kept[some][::-1].remarked()) == view
    assert [kept[some][-1]] == [parts[some][-1]] if parts[some] else not kept[some]
