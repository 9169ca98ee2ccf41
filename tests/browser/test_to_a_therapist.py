"""From a parent at night to a therapist and back, each in a browser of their own."""

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.brain.client import Brain
from bot.channels.web.api import Api
from bot.channels.web.app import web_app
from bot.contact.desk import Desk
from bot.contact.talk import Contact
from bot.content import library
from bot.conversations import Conversations
from bot.desk.sign_in import sessions
from bot.evaluate import NoCounts
from bot.safety.safety import Safety
from bot.turn import Turn
from tests.conftest import BRAIN_TOKEN, Natlys
from tests.desk.browser.workplace import Staff, Workplace, workplace
from tests.desk.serving import serving_app
from tests.store.conftest import databases

# Easter: Sunday and Monday are holidays.
SATURDAY_NIGHT = datetime.fromisoformat("2026-04-04T23:40:00+02:00")
TUESDAY_MORNING = datetime.fromisoformat("2026-04-07T07:58:00+02:00")
PHONE = "20 30 40 50"


@dataclass
class Parent:
    """A parent on a small phone."""

    page: Page

    @classmethod
    def comes(cls, browser: Browser, address: str) -> "Parent":
        page = browser.new_context(locale="da-DK", viewport={"width": 360, "height": 740}).new_page()
        page.goto(f"{address}/chat?house=lolland")
        expect(page.locator(".bubble")).to_have_count(1)
        return cls(page)

    def writes(self, text: str) -> None:
        before = self.page.locator(".theirs").count()
        self.page.locator("#text").fill(text)
        self.page.locator("#text").press("Enter")
        expect(self.page.locator(".theirs")).to_have_count(before + 1)

    def taps(self, *titles: str) -> None:
        for title in titles:
            before = self.page.locator(".theirs").count()
            self.page.get_by_role("button", name=title, exact=True).last.click()
            expect(self.page.locator(".theirs")).to_have_count(before + 1)

    def reads(self) -> str:
        return self.page.locator(".theirs").last.inner_text()

    def code(self) -> str:
        return self.page.locator(".kept .code").last.inner_text()


@dataclass
class House:
    """The house's desk, its therapist, and the front that parents come to."""

    work: Workplace
    anne: Staff
    front: str
    browser: Browser

    def parent(self) -> Parent:
        return Parent.comes(self.browser, self.front)

    def opens(self) -> Page:
        """It is Tuesday: the therapist signs in, and looks at the queue."""
        self.work.clock.at = TUESDAY_MORNING
        settings = self.work.parts.settings
        token = sessions.begin(self.work.parts, self.anne.account_id)
        # Saturday's page goes first: signed out by the days that passed, it would leave for the sign-in on its own.
        self.anne.page.close()
        self.anne.context.add_cookies([{"name": settings.cookie, "value": token, "url": settings.desk_url}])
        self.anne.page = self.anne.context.new_page()
        return self.anne.goes("queue")


@pytest.fixture
def house(browser: Browser, natlys: Natlys) -> Iterator[House]:
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="natlys-", dir=databases()))
        work = stack.enter_context(workplace(Path(folder), browser))
        work.clock.at = SATURDAY_NIGHT
        anne = work.staff("Anne Lund")
        anne.chooses()
        desk = Desk(work.box)
        desk.accepting = work.box.houses()
        brain = Brain(natlys.brain_port, BRAIN_TOKEN, 5)
        turn = Turn(library.load(), brain, NoCounts(), Safety(), Contact(desk))
        app = web_app(Api(turn, Conversations(), work.clock.now), brain.ready, "https://example.dk/", "'self'")
        yield House(work, anne, stack.enter_context(serving_app(app)), browser)


def test_a_call_back_asked_for_at_night_is_promised_for_when_somebody_is_there(house: House):
    parent = house.parent()
    parent.writes("kan jeg tale med et menneske")
    parent.taps("Bliv ringet op", "Søvn", "Spring over")
    assert "underrette" in parent.reads()
    parent.writes(PHONE)
    parent.taps("tirsdag den 7. april mellem kl. 8 og 12")
    parent.writes("Mette")
    parent.taps("Ja", "Nej", "Sig bare huset")
    assert PHONE in parent.reads()
    parent.taps("Ja, send det")
    told = parent.reads()
    assert "De ringer tirsdag den 7. april mellem kl. 8 og 12. Der er ingen før." in told
    assert "slettes senest onsdag den 3. juni" in told
    assert len(parent.code().split()) == 6

    page = house.opens()
    page.get_by_role("link", name="Vil kontaktes").click()
    house.anne.unlocks()
    expect(page.get_by_role("region", name="Kontakt")).to_contain_text(PHONE)
    expect(page.get_by_role("region", name="Kontakt")).to_contain_text("Læg ikke besked")
    page.get_by_role("button", name="Tag den").click()
    page.get_by_label("Rådgivning givet").check()
    page.get_by_role("button", name="Afslut henvendelsen").click()
    expect(page.get_by_role("heading", name="Afsluttet: Rådgivning givet")).to_be_visible()


def test_an_anonymous_message_is_answered_and_read_with_the_code_in_a_new_browser(house: House):
    parent = house.parent()
    parent.writes("kan jeg tale med et menneske")
    parent.taps("Skriv uden navn")
    parent.writes("vi skændes hver aften og den lille hører det hele")
    parent.taps("Ja, send det")
    code = parent.code()

    page = house.opens()
    page.get_by_role("link", name="Anonym besked").click()
    house.anne.unlocks()
    expect(page.get_by_text("vi skændes hver aften")).to_be_visible()
    page.get_by_role("button", name="Tag den").click()
    page.get_by_role("textbox", name="Dit svar").fill("Tak, fordi du skrev. Det kender mange.")
    page.get_by_role("button", name="Send svaret").click()
    expect(page.get_by_role("listitem").filter(has_text="Svar fra huset")).to_be_visible()

    again, sent = house.parent(), []
    again.page.on("request", lambda request: sent.append(request.post_data or ""))
    again.writes(code.upper().replace(" ", ", "))
    assert "Det kender mange." in again.reads()
    assert "vi skændes hver aften" in again.reads()
    # One word of a code may stand anywhere; two of them are the code.
    for told in (again.page.inner_text("body"), *sent):
        assert sum(word in told.lower() for word in code.split()) < 2

    again.taps("Skriv igen")
    again.writes("tak, det hjalp lidt")
    again.taps("Ja, send det")
    page.get_by_role("button", name="Vis det nye").click()
    expect(page.get_by_role("listitem").filter(has_text="tak, det hjalp lidt")).to_be_visible()


def test_what_is_taken_back_is_gone_on_both_sides(house: House):
    parent = house.parent()
    parent.writes("kan jeg tale med et menneske")
    parent.taps("Skriv uden navn")
    parent.writes("jeg fortryder nok det her")
    parent.taps("Ja, send det")
    code = parent.code()
    page = house.anne.goes("queue")
    expect(page.get_by_role("link", name="Anonym besked")).to_be_visible()

    again = house.parent()
    again.writes(code)
    again.taps("Træk det tilbage", "Ja")
    expect(page.get_by_role("link", name="Anonym besked")).to_have_count(0)
    again.writes(code)
    assert "Den kode kender jeg ikke" in again.reads()
