"""My pod as a picture: everybody is in it, in their ring, and nothing reaches beyond it."""

import pytest
from django.utils import translation

from jaga.pages.keeping.pod_map import WIDTH, drawn
from jaga.practice.people import Asked, Someone, Turning

LONG = "Nurul Izzah binti Muhammad Faisal dan seluruh keluarganya di Kuala Terengganu"
POD = (
    Someone("a", "my cousin", Turning.POD, asked=Asked.YES),
    Someone("b", "Aishah", Turning.HARMED, asked=Asked.ASKED),
    Someone("f", "Dina, straight out", Turning.CALLS_ME_OUT),
    Someone("c", LONG, Turning.HOLDS_SHAME, asked=Asked.NOT_NOW),
    Someone("d", "陈美玲和她的妈妈还有她的外婆以及邻居", Turning.AROUND),
    Someone("e", "Talian HEAL", Turning.FURTHER),
)


def test_nobody_is_no_picture():
    assert drawn(()) is None


@pytest.mark.parametrize("language", ["en", "ms"])
def test_everybody_stands_in_their_ring_from_far_to_close(language):
    with translation.override(language):
        found = drawn(POD)
    assert found is not None
    rows = [text for text in found.texts if text.kind == "row"]
    assert [row.words[:5] for row in rows] == ["Talia", "陈美玲和她", "my co", "Aisha", "Dina,", "Nurul"]
    outer, middle, inner = found.rings
    tops = {"Talia": (outer.y, middle.y), "陈美玲和她": (middle.y, inner.y), "my co": (inner.y, found.me)}
    for row in rows[:3]:
        above, below = tops[row.words[:5]]
        assert above < row.y < below, row.words


def test_each_ring_lies_within_the_one_before_and_all_within_the_picture():
    found = drawn(POD)
    assert found is not None
    for outer, inner in zip(found.rings, found.rings[1:], strict=False):
        assert outer.x < inner.x
        assert outer.y < inner.y
        assert inner.x + inner.width < outer.x + outer.width
        assert inner.y + inner.height < outer.y + outer.height
    assert found.rings[0].x + found.rings[0].width <= WIDTH
    assert found.rings[0].y + found.rings[0].height <= found.height
    assert found.me + 27 < found.rings[-1].y + found.rings[-1].height


def test_a_name_that_is_too_long_is_cut_and_what_came_of_asking_stays():
    rows = {text.words for text in drawn(POD).texts if text.kind == "row"}  # type: ignore[union-attr]
    assert "my cousin · yes" in rows
    (cut,) = (row for row in rows if row.startswith("Nurul"))
    assert cut.endswith("… · not now")
    assert len(cut) <= 30
    (chinese,) = (row for row in rows if row.startswith("陈"))
    assert len(chinese) <= 16, "each takes the room of two"


def test_one_and_a_half_has_the_same_rings_and_no_empty_heading_of_its_own():
    found = drawn((Someone("a", "sepupu", Turning.AROUND), Someone("b", "a helpline", Turning.FURTHER)))
    assert found is not None
    assert len(found.rings) == 3
    assert [text.kind for text in found.texts].count("sub") == 0
