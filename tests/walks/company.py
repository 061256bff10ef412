"""Several people in one house, each at a browser of their own: what they do with each other, by links and forms."""

import re
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

from django.db import connections
from django.test import override_settings
from living import Hand, House, day
from playwright.sync_api import APIResponse, BrowserContext
from several import Several

from jaga.house import home, sessions
from jaga.house.sqlite import database_at

OF_A_FORM = re.compile(r'name="(?:csrfmiddlewaretoken|once\d*)" value="[^"]*"')
"""What differs between two looks at a page that is the same: the tokens of its forms."""
OF_THE_CLOCK = re.compile(r"(?<=It is )\d\d:\d\d(?= there\.)")
"""The minute above a place's numbers, which goes on between two looks whatever anybody did."""
OF_AN_ANSWER = ("date", "set-cookie")


class Person(Hand):
    """Somebody who lives in a house of many: signs in with a handle, and holds cards."""

    handle = ""

    def sign_in(self) -> "Person":
        """Open what is kept; where one lands is another matter."""
        self.go("open")
        if self.handle:
            self.fill(self.form(), handle=self.handle)
        self.fill(self.form(), passphrase=self.passphrase)
        self.press(self.form())
        assert self.path.startswith(f"{self.front}h/"), f"{self.path}: {self.said()[:1500]}"
        return self

    def take_handle(self, chosen: str) -> "Person":
        """From the house of one to one of many."""
        self.go("h/").follow(self.page.locator(f'a[href="{self.front}h/mine"]').first)
        self.click("/h/handle")
        self.fill(self.form(), chosen=chosen)
        self.press(self.form())
        return self._note_handle()

    def invite(self, name: str, own_name: str, welcome: str = "") -> str:
        """The link for somebody, as it stands on the page."""
        self.go("h/").click("/h/p").click("/h/invite")
        form = self.form()
        self.fill(form, name=name, own_name=own_name, welcome=welcome)
        self.press(form)
        return (self.page.locator("main .say").first.text_content() or "").strip()

    def come(self, link: str, handle: str, own_name: str) -> "Person":
        """Open a link, and move in with the six words that are offered."""
        self.page.goto(link)
        self.passphrase = self.page.locator('[name="passphrase-offered"]').input_value()
        form = self.page.locator('main form:has([name="own_name"])')
        self.fill(form, chosen=handle, own_name=own_name, passphrase__which="offered")
        self.press(form, "join")
        assert self.path == f"{self.front}h/handle", f"{self.path}: {self.said()[:1500]}"
        return self._note_handle()

    def _note_handle(self) -> "Person":
        self.handle = (self.page.locator("main .say").first.text_content() or "").strip()
        assert re.fullmatch(r"\w+-\w+-\w+", self.handle), self.said()
        return self

    def own_words(self) -> str:
        """The five words that I read out."""
        self.go("h/").click("/h/p")
        return (self.page.locator("#own + .say").text_content() or "").strip()

    def hears(self, name: str, words: str) -> "Person":
        """They read out their five words; these are the same as on the page, and that is noted."""
        self.go("h/").click("/h/p")
        self.follow(self.page.locator("main a.tile", has_text=name))
        self.shows(words)
        self.follow(self.page.locator('main button[value="same"]'))
        assert self.page.locator('.care[role="status"]').count() == 1, self.said()
        return self

    def readers(self) -> "Person":
        """From any page of a strand, by its line on who can read it, to the page on that."""
        self.follow(self.page.locator(".whoreads a").first)
        return self

    def give(self, name: str, reach: str, purposes: Iterable[str] = (), **more: object) -> "Person":
        """From who can read a strand: let somebody read, in one sentence or a longer one."""
        self.click("/give")
        self.follow(self.page.locator("main a.tile", has_text=name))
        form = self.form()
        self.fill(form, reach=reach, **more)
        if purposes:
            self.fill(form, purposes=list(purposes))
        self.press(form)
        assert self.path.endswith("/who"), f"{self.path}: {self.said()[:1500]}"
        return self

    def end(self, name: str) -> "Person":
        """From who can read a strand: one name, one button."""
        self.follow(self.page.locator("main a.tile", has_text=name))
        self.follow(self.page.locator('main button[value="end"]'))
        return self

    def take(self, name: str) -> "Person":
        """What waits for me, taken under a name of my own."""
        self.go("h/").click("/h/in")
        form = self.page.locator('main form:has(button[value="take"])').first
        self.fill(form, name=name)
        self.press(form, "take")
        assert re.fullmatch(rf"{self.front}h/[0-9a-f]{{32}}/", self.path), (
            f"{self.path}: {self.said()[:1500]}"
        )
        return self

    def pages(self, *paths: str) -> list[tuple[int, dict[str, str], str]]:
        """What every one of these addresses answers: status, headers, and every byte that could tell something."""
        return [_told(self.page.request.get(f"{self.house.address}{self.front}{path}")) for path in paths]

    @property
    def here(self) -> str:
        """Where this is, below the front of the house."""
        return self.path.removeprefix(self.front)


def _told(answer: APIResponse) -> tuple[int, dict[str, str], str]:
    headers = {name: said for name, said in answer.headers.items() if name not in OF_AN_ANSWER}
    return answer.status, headers, OF_THE_CLOCK.sub("", OF_A_FORM.sub("", answer.text()))


def next_day(number: int, *people: Person) -> None:
    """The house is closed, days pass, it is opened again, and each opens what is theirs."""
    people[0].house.on_day(day(number))
    for person in people:
        person.sign_in()


class Together:
    """The people of a case at their browsers, in a house whose days pass while it is closed."""

    def __init__(self, house: House, people: Several, new: Callable[..., BrowserContext]) -> None:
        self.house, self.people = house, people
        self.hands = {name: Person(new(), house, "en") for name in people.people}

    def day_is(self, number: int) -> None:
        """The house is closed, days pass, and everybody is signed in again."""
        self.house.close()
        with ThreadPoolExecutor(1) as apart:
            apart.submit(self._sign_in, number).result()
        self.house.open(day(number))
        for name in self.people.people:
            self.people.seat(self.hands[name].page.context, name)

    def _sign_in(self, number: int) -> None:
        at = int(day(number).timestamp())
        static = self.house.static
        with (
            override_settings(HOME=self.house.home, STATIC_ROOT=static),
            database_at(self.house.home / "house.db"),
        ):
            home.claim()
            for name, person in self.people.people.items():
                self.people.cookies[name] = sessions.begin(person.keyring, at)
            home.release()
        connections.close_all()
