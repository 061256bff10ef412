"""What is somebody else's and what is nowhere are refused alike, by one path through the code."""

import gc
import sys

import pytest

from jaga.practice.free_notes import WriteNote
from jaga.usecases.folds import look
from jaga.usecases.strands import do
from jaga.vault import NotHere


def traced(ask, place_id):
    """Every line that ran, in its order, and the refusal at its end."""
    lines = []

    def trace(frame, event, _):
        lines.append((frame.f_code.co_filename, frame.f_lineno, event))
        return trace

    before = sys.gettrace()
    gc.collect()
    gc.disable()  # whatever is tidied away in between would run lines of its own
    sys.settrace(trace)
    try:
        ask(place_id)
    except NotHere as refusal:
        return lines, (type(refusal), refusal.args)
    finally:
        sys.settrace(before)
        gc.enable()
    raise AssertionError("nothing was refused")


@pytest.mark.parametrize("looked_before", [False, True], ids=["a shelf that is empty", "a shelf with places"])
@pytest.mark.parametrize("kind", ["notes", "story"])
def test_not_yours_and_not_there_take_one_path(mei, faiz, kind, looked_before):
    hers = mei.begin(kind=kind)
    look(mei.person, hers.id, mei.now)
    if looked_before:
        look(faiz.person, faiz.begin().id, faiz.now)
    asked = (
        lambda id_: look(faiz.person, id_, faiz.now),
        lambda id_: do(faiz.person, id_, WriteNote("a", "words"), faiz.now),
    )
    for ask in asked:
        with pytest.raises(NotHere):
            ask(bytes(16))  # what is only done the first time is done
        lines, refusal = traced(ask, hers.id)
        assert (lines, refusal) == traced(ask, bytes(range(16)))
        assert any(name.endswith("vault/shelf.py") for name, _, _ in lines)
