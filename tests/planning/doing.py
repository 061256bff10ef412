"""What people do with a plan, as forms send it, and what a page then says."""

import re
from datetime import timedelta

from jaga.pages.doorway.guard import now
from jaga.usecases.folds import look


def care(one):
    return look(one.person, one.place.id, now()).state.care


def gives(one, name, week="2", **more):
    answer = one.post(f"{one.there}w", form="GiveHere", once=f"h{name}", name=name, week=week, **more)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return f"h{name}"


def planned(dina, *helpers, days=3, **more):
    first = (now() + timedelta(days=days)).date()
    fields = {
        "once": "plan",
        "often": "weekly",
        "first": first.isoformat(),
        "way": "by message",
        "keeps": "on",
    } | more
    answer = dina.post(f"{dina.there}c1", **fields)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    for helper in helpers:
        assert dina.post(f"{dina.there}c/plan/who", helper=helper, do="agree").status_code == 302
    return first


def page(one, end):
    answer = one.get(f"{one.there}{end}")
    assert answer.status_code == 200, end
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def buttons(one, end):
    return set(re.findall(r'name="do" value="([\w-]+)"', one.get(f"{one.there}{end}").content.decode()))


def turn(first):
    return f"d/plan/{first:%Y%m%d}"
