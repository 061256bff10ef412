"""The five cases by their numbers, and finding a scene in one."""

from jaga.demo import case_1, case_2, case_3, case_4, case_5
from jaga.demo.script import Scene

CASES: dict[int, tuple[Scene, ...]] = {
    1: case_1.CASE,
    2: case_2.CASE,
    3: case_3.CASE,
    4: case_4.CASE,
    5: case_5.CASE,
}


class NotInThisCase(Exception):  # noqa: N818  (refusals are named as what they are)
    """Nobody of that name can be played in this case."""


def scene(case: int, who: str | None = None) -> Scene:
    """The scene of this person, or the first of the case."""
    scenes = {each.who: each for each in CASES[case]}
    if who is None:
        return CASES[case][0]
    if who.lower() not in scenes:
        raise NotInThisCase(f"Case {case} cannot be played as {who}. It can as: {', '.join(scenes)}.")
    return scenes[who.lower()]
