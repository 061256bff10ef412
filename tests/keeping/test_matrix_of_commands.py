"""The commands against the roles: a restored house shows each what they had, and none says who or what is there."""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import cast as seated
import pytest
from cast import SITS_BY, SOUP, WHO, Cast
from django.conf import settings
from django.db import connections
from django.test import override_settings
from living import JAGA
from test_matrix import HER_WORDS, after_the_end, answer, asked_of_others, client

from jaga import vault
from jaga.house import clock, commands, home, host
from jaga.house.models import Invitation, Session
from jaga.house.sqlite import database_at

LINK = re.compile(r"come/[\w-]+")
PARTS = ("", "t1/", "s1/", "m3/")
LOOKED_FOR = (b"could not breathe", b"in a park", SOUP.encode(), SITS_BY.encode())
WITHDRAWN_SINCE = "reader"
pytestmark = pytest.mark.xdist_group("restored")


@pytest.fixture(scope="module")
def restored(tmp_path_factory: pytest.TempPathFactory, prepared: Path) -> Iterator[Cast]:
    """The cast once a backup is brought back that was made before the survivor ended one more consent."""
    folder = tmp_path_factory.mktemp("restored")
    with override_settings(HOME=folder / "home", STATIC_ROOT=prepared), database_at(folder / "home/house.db"):
        home.claim()
        cast = seated.seat()
        link, feed = cast.living_link(), cast.living_feed()
        cast.addresses = tuple(
            path.format(secret)
            for path, made in (("/en/my/come/{}", link), ("/c/{}.ics", feed))
            for secret in (vault.new_secret(), made)
        )
        assert commands.backup(folder / "kept") == 0
        hers = cast.places["survivor", "red kite"]
        vault.withdraw(cast.store, cast.rings["survivor"], hers.id, cast.readers[0], clock.now())
        home.release()
        with redirect_stdout(StringIO()) as said:
            assert commands.restore(folder / "kept", over=False) == 0
        cast.said = said.getvalue()
        home.claim()
        after_the_end(folder / "home", cast)
        yield cast
        home.release()
    connections.close_all()


def test_after_restoring_nobody_is_signed_in_and_no_link_and_no_calendar_opens(restored: Cast) -> None:
    assert (Session.objects.count(), Invitation.objects.count()) == (0, 0)
    stranger = answer(client(restored, "stranger"), "get", "/en/my/h/")
    no_link, link, no_feed, feed = restored.addresses
    for who in WHO:
        browser = client(restored, who)
        assert answer(browser, "get", "/en/my/h/") == stranger, who
        assert answer(browser, "get", link) == answer(browser, "get", no_link), who
        assert answer(browser, "get", feed) == answer(browser, "get", no_feed), who


@pytest.fixture(scope="module")
def signed_in(restored: Cast) -> Cast:
    """Everybody opened what is theirs anew."""
    cookies = dict(restored.cookies)
    restored.sign_in()
    assert restored.cookies.keys() == cookies.keys()
    return restored


@pytest.mark.parametrize("who", ["member", "withdrawn", "caused", "beside_them", WITHDRAWN_SINCE])
def test_after_restoring_what_is_somebody_elses_and_what_is_nowhere_are_one_answer(
    signed_in: Cast, who: str
) -> None:
    """Where an answer of the holder is waited for, whoever could read there is told so: they know of it."""
    places = [place for (whose, _), place in signed_in.places.items() if whose in ("survivor", "on_behalf")]
    others = [id_ for place in places for id_ in (place.id, place.strand)]
    assert asked_of_others(client(signed_in, who), ("get",), others) > 100


def test_after_restoring_everybody_reads_what_was_theirs_and_no_consent_that_had_ended_is_back(
    signed_in: Cast,
) -> None:
    theirs = {
        "survivor": {b"could not breathe", SOUP.encode()}, "on_behalf": {b"in a park"},
        "supporter": {SOUP.encode()}, "other_team": {SITS_BY.encode()}, "beside_them": {SITS_BY.encode()},
    }  # fmt: skip
    for who in WHO:
        browser = client(signed_in, who)
        paths = [f"/en/my/h/{id_.hex()}/{part}" for id_ in signed_in.own(who) for part in PARTS]
        paths += [f"/en/my/h/{page}" for page in ("", "all", "in", "days.ics")]
        read = b"".join(answer(browser, "get", path)[1] for path in paths)
        found = {words for words in LOOKED_FOR if words in read}
        assert found == theirs.get(who, set()), who


def test_what_the_commands_print_and_refuse_names_nobody_and_nothing(
    signed_in: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The house is open meanwhile: `invite` works all the same, `host` and `restore` refuse."""
    open_now = {
        **os.environ,
        "JAGA_HOME": str(settings.HOME),
        "JAGA_PORT": "0",
        "JAGA_STATIC": str(settings.STATIC_ROOT),
    }
    refused = {}
    for words in (("invite",), ("invite", "--withdraw"), ("host",), ("restore", str(tmp_path / "none"))):
        ran = subprocess.run(
            (*JAGA, *words), env=open_now, capture_output=True, text=True, timeout=60, check=False
        )
        refused[words] = (ran.returncode, ran.stdout + ran.stderr)
    assert [code for code, _ in refused.values()] == [0, 0, 1, 1]
    assert refused["invite", "--withdraw"][1] == "1 taken back.\n"
    assert LINK.search(refused["invite",][1])
    host._say(1)
    said = capsys.readouterr().out
    assert host.HOW_TO_BEGIN not in said
    everything = "\n".join((signed_in.said, said, *(told for _, told in refused.values())))
    assert "are back" in everything
    handles = [who.replace("_", "-") for who in signed_in.rings]
    names = [place.name for place in signed_in.places.values()]
    words = [*(one.decode() for one in HER_WORDS), *names, "Laila"]
    assert [word for word in (*words, *(f"{handle}-" for handle in handles)) if word in everything] == []
    assert not any(id_.hex() in everything for id_ in signed_in.ids())
