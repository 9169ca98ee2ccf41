"""Reply codes in a parent's browser: no word of one leaves it, also when mistyped, and no yes is lost with its code."""

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from bot.brain.client import Brain
from bot.channels.web.api import Api
from bot.channels.web.app import web_app
from bot.contact.desk import Desk
from bot.contact.talk import Contact
from bot.content.library import Library
from bot.conversations import Conversations
from bot.evaluate import NoCounts
from bot.requests.code import derive
from bot.requests.mailbox import Mailbox
from bot.requests.tables import requests
from bot.safety.safety import Safety
from bot.turn import Turn
from bot.words.voice import CONTACT
from tests.contact.conftest import LATE_ON_SATURDAY, ListeningBrain
from tests.contact.conftest import brain as brain
from tests.contact.conftest import house as house
from tests.contact.conftest import library as library
from tests.contact.conftest import mailbox as mailbox
from tests.contact.conftest import safety as safety
from tests.desk.serving import serving_app
from tests.requests.conftest import House, message

CODE = "aborre gyngetur nummer kobber jodle uldfilt"
WORDS = CODE.split()
BUTTONS = [{"title": name, "payload": CONTACT + name} for name in ("message", "code")]
NOT_SENT = "Det blev ikke sendt: en kode er seks ord fra vores liste."
QUESTION = "hvad hvis han vågner hver time"
STARTING_MS = 30_000  # the first question loads what judges languages and names
WRITTEN = "Det var en hård nat, og jeg græd."


@dataclass
class Parent:
    """A parent at the widget, everything their browser sends, and the house that gets what is sent."""

    page: Page
    house: House
    sent: list[Request] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.sent.append(request))

    def types(self, text: str) -> None:
        self.page.get_by_role("textbox").fill(text)
        self.page.keyboard.press("Enter")

    def writes(self, text: str) -> None:
        """Writes, and waits for what comes of it."""
        with self._answered():
            self.types(text)

    def taps(self, title: str) -> None:
        with self._answered():
            self.page.get_by_role("button", name=title, exact=True).last.click()

    @contextlib.contextmanager
    def _answered(self) -> Iterator[None]:
        before = self.page.locator(".theirs").count()
        yield
        expect(self.page.locator(".theirs").nth(before)).to_be_visible(timeout=STARTING_MS)
        expect(self.page.locator("#dots")).to_be_hidden()

    def at_the_summary(self) -> None:
        self.taps("message")
        self.writes(WRITTEN)
        expect(self.page.locator(".theirs").last).to_contain_text("Vil du sende det?")

    def told_that_it_stays(self, text: str) -> None:
        """The text is in the field again, and below the notice the number that helps."""
        notice = self.page.locator(".notice").last
        expect(notice).to_contain_text(NOT_SENT)
        expect(notice.get_by_role("link", name="112")).to_be_visible()
        expect(self.page.get_by_role("textbox")).to_have_value(text)
        expect(self.page.locator(".own").filter(has_text=text)).to_have_count(0)

    def bodies(self, address: str = "/api/") -> list[str]:
        return [request.post_data or "" for request in self.sent if address in request.url]

    def left(self, words: str) -> bool:
        """Whether any of the words left the browser; the “vers” in a field's name, “conversation”, is none of them."""
        sent = [str(value).lower() for body in self.bodies() if body for value in json.loads(body).values()]
        return any(word in value for word in words.split() for value in sent)

    @property
    def kept(self) -> int:
        with self.house.engine.connect() as connection:
            return len(connection.execute(requests.select()).all())


@pytest.fixture
def parent(
    browser: Browser, brain: ListeningBrain, library: Library, safety: Safety, mailbox: Mailbox, house: House
) -> Iterator[Parent]:
    desk = Desk(mailbox)
    desk.accepting = mailbox.houses()
    turn = Turn(library, Brain(brain.port, "token", 5), NoCounts(), safety, Contact(desk))
    api = Api(turn, Conversations(), lambda: LATE_ON_SATURDAY)
    context = browser.new_context(locale="da-DK", viewport={"width": 360, "height": 740})
    with serving_app(web_app(api, turn.brain.ready, "https://example.dk/", "'self'")) as address:
        page = context.new_page()
        page.route("**/api/conversation", with_buttons)
        page.goto(f"{address}/chat?house=lolland")
        expect(page.get_by_role("button", name="code")).to_be_visible()
        yield Parent(page, house)
        context.close()


def with_buttons(route: Route) -> None:
    """The greeting, with a short way to what is tested."""
    answer = route.fetch()
    opened = answer.json()
    opened["replies"][0]["buttons"] = BUTTONS
    route.fulfill(response=answer, json=opened)


@pytest.fixture
def request_of_before(mailbox: Mailbox, house: House) -> None:
    """A request that is kept under the code."""
    ticket = derive(CODE, mailbox.salt()).ticket
    assert mailbox.add(message("Hun græder hver aften."), ticket, LATE_ON_SATURDAY.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        (" ".join(WORDS[:5]), ""),
        (f"{CODE} aborre", ""),
        (f"min kode er {' '.join(WORDS[:5])}", "min, kode, er"),
        (CODE.replace("gyngetur", "gyngtuur"), "gyngtuur"),
        (CODE.replace("aborre gyngetur", "aborregyngetur"), "aborregyngetur"),
        ("mn kde r abore gyngetr numer kober jdle ulfilt nej tak", "mn, kde"),
    ],
)
def test_where_a_code_is_asked_for_a_mistyped_one_stays_here(parent: Parent, text: str, unknown: str):
    parent.taps("code")
    asked = len(parent.bodies())
    parent.types(text)
    parent.told_that_it_stays(text)
    named = "Disse ord kender vi ikke: "
    notice = parent.page.locator(".notice").last
    if unknown:
        expect(notice).to_contain_text(named + unknown)
    else:
        expect(notice).not_to_contain_text(named)
    assert len(parent.bodies()) == asked
    parent.taps("Stop")
    parent.writes(QUESTION)
    assert QUESTION in parent.bodies()[-1]


@pytest.mark.usefixtures("request_of_before")
@pytest.mark.parametrize(
    "text",
    [
        CODE,
        f"Min kode er: {CODE.upper()}. Tak",
        f"hej, her kommer den\n{', '.join(WORDS)}\nmvh Sofie",
        f"min kode er {CODE.replace('gyngetur', 'gyngetr').replace('kobber', 'kober')}",
        CODE.replace("gyngetur", "gyngetu\u0308r"),  # as some keyboards write ü
        f"er det {CODE}?",
    ],
)
def test_where_a_code_is_asked_for_it_is_found_in_what_stands_around_it(parent: Parent, text: str):
    parent.taps("code")
    parent.writes(text)
    expect(parent.page.locator(".theirs").last).to_contain_text("Hun græder hver aften.")
    expect(parent.page.locator(".own").last).to_contain_text("Min kode")
    assert not parent.left(CODE)


@pytest.mark.parametrize(
    "text",
    ["Stop!", "luk", "hvorfor", "Back.", "hvad er en kode?", "jeg kan ikke huske den", "123"],
)
def test_where_a_code_is_asked_for_what_is_none_is_sent(parent: Parent, text: str):
    parent.taps("code")
    parent.writes(text)
    assert text in parent.bodies()[-1]


def test_where_a_code_is_asked_for_a_cry_for_help_is_heard(parent: Parent):
    parent.taps("code")
    parent.types("jeg vil ikke leve mere")
    expect(parent.page.locator(".crisis").last).to_contain_text("112")


def test_where_a_code_is_asked_for_the_conversation_can_still_be_deleted(parent: Parent):
    parent.taps("code")
    parent.types("Slet samtalen.")
    expect(parent.page.locator(".notice").last).to_have_text("Samtalen er slettet.")
    expect(parent.page.get_by_role("button", name="code")).to_be_visible()


@pytest.mark.parametrize(
    "text",
    [
        " ".join(WORDS[:4]),
        " ".join(WORDS[:5]) + " ulldfillt",
        f"min kode {' '.join(WORDS[:5])}",
        f"{CODE} aborre",
    ],
)
def test_what_is_surely_a_code_stays_here_also_unasked(parent: Parent, text: str):
    parent.types(text)
    parent.told_that_it_stays(text)
    assert not parent.left(CODE)


@pytest.mark.usefixtures("request_of_before")
@pytest.mark.parametrize("text", [CODE, CODE.replace("gyngetur", "gyngetr"), f"hej igen, min kode er {CODE} og tak"])
def test_a_code_opens_its_request_also_unasked(parent: Parent, text: str):
    parent.writes(text)
    expect(parent.page.locator(".theirs").last).to_contain_text("Hun græder hver aften.")
    assert not parent.left(CODE)


@pytest.mark.parametrize("text", [f"{' '.join(WORDS[:3])} er sjove ord", "han vil ikke sove uden mig"])
def test_a_message_is_sent(parent: Parent, text: str):
    parent.writes(text)
    assert text in parent.bodies()[-1]


def test_without_the_list_a_cry_for_help_is_heard(parent: Parent):
    parent.page.route("**/static/words.txt", lambda route: route.abort())
    parent.types("jeg vil ikke leve mere nu")
    expect(parent.page.locator(".crisis")).to_be_visible()


def test_without_the_list_a_code_is_not_sent(parent: Parent):
    parent.page.route("**/static/words.txt", lambda route: route.abort())
    parent.taps("code")
    parent.types(CODE)
    expect(parent.page.locator(".notice").last).to_contain_text("Vi kunne ikke få forbindelse.")
    expect(parent.page.get_by_role("textbox")).to_have_value(CODE)
    assert not parent.left(CODE)
    parent.page.unroute("**/static/words.txt")
    parent.taps("Prøv igen")
    expect(parent.page.locator(".theirs").last).to_contain_text("Den kode kender jeg ikke")


@pytest.mark.parametrize(
    "yes", ["ja", "Ja tak!", "ja, send det", "send", "Send det.", "yes", "yes please", "yes, send it", "send it"]
)
def test_a_typed_yes_sends_as_the_tap_does(parent: Parent, yes: str):
    parent.at_the_summary()
    parent.writes(yes)
    code = parent.page.locator(".kept .code").inner_text()
    assert parent.kept == 1
    assert not parent.left(code)
    parent.writes(code)
    expect(parent.page.locator(".theirs").last).to_contain_text(WRITTEN)


class Line:
    """The parent's line, cut where a test wants it."""

    def __init__(self, parent: Parent) -> None:
        self._page = parent.page

    def cuts_the_answer(self) -> None:
        """What is sent arrives; the answer does not."""
        self._page.route("**/api/message", _lose)

    def cuts(self, address: str) -> None:
        self._page.route(address, lambda route: route.abort())

    def is_back(self, address: str) -> None:
        self._page.unroute(address)


def _lose(route: Route) -> None:
    route.fetch()
    route.abort()


@pytest.fixture
def line(parent: Parent) -> Line:
    return Line(parent)


@pytest.fixture
def unsure(parent: Parent, line: Line) -> Parent:
    """A parent who has said yes: the request is kept, and all that came back is a notice that the line failed."""
    parent.at_the_summary()
    line.cuts_the_answer()
    line.cuts("**/api/receipt")
    parent.page.get_by_role("button", name="Ja, send det").click()
    expect(parent.page.locator(".notice").last).to_contain_text("Vi kunne ikke få forbindelse.")
    line.is_back("**/api/message")
    return parent


def test_a_lost_answer_is_fetched_at_once(parent: Parent, line: Line):
    parent.at_the_summary()
    line.cuts_the_answer()
    parent.taps("Ja, send det")
    expect(parent.page.locator(".kept .code")).to_be_visible()
    assert parent.kept == 1


@pytest.mark.parametrize("again", ["tapped", "ja"])
def test_a_yes_that_is_said_again_shows_the_receipt_of_the_first(unsure: Parent, line: Line, again: str):
    line.is_back("**/api/receipt")
    if again == "tapped":
        unsure.taps("Prøv igen")
    else:
        unsure.writes(again)
    expect(unsure.page.locator(".kept .code")).to_have_count(1)
    unsure.writes(unsure.page.locator(".kept .code").inner_text())
    expect(unsure.page.locator(".theirs").last).to_contain_text(WRITTEN)
    assert unsure.kept == 1


def test_anything_else_shows_the_receipt_first_and_is_then_sent(unsure: Parent, line: Line):
    line.is_back("**/api/receipt")
    before = unsure.page.locator(".theirs").count()
    unsure.types(QUESTION)
    expect(unsure.page.locator(".theirs").nth(before).locator(".code")).to_be_visible()
    expect(unsure.page.locator(".theirs").nth(before + 1)).to_be_visible()
    assert QUESTION in unsure.bodies("/api/message")[-1]
    unsure.writes("og en gang til")
    expect(unsure.page.locator(".kept .code")).to_have_count(1)
    assert len(unsure.bodies("/api/receipt")) == 2  # the first in vain; none once it is known
    assert unsure.kept == 1


@pytest.mark.usefixtures("request_of_before")
def test_another_code_that_is_typed_meanwhile_does_not_take_the_place_of_the_new_one(unsure: Parent, line: Line):
    line.is_back("**/api/receipt")
    before = unsure.page.locator(".theirs").count()
    unsure.types(CODE)
    expect(unsure.page.locator(".theirs").nth(before + 1)).to_contain_text("Hun græder hver aften.")
    code = unsure.page.locator(".theirs").nth(before).locator(".code").inner_text()
    assert code != CODE
    unsure.writes(code)
    expect(unsure.page.locator(".theirs").last).to_contain_text(WRITTEN)
    assert unsure.kept == 2


def test_while_nobody_can_say_whether_it_is_kept_a_cry_for_help_is_heard(unsure: Parent, line: Line):
    unsure.types("jeg vil ikke leve mere")
    expect(unsure.page.locator(".crisis")).to_be_visible()
    expect(unsure.page.locator(".kept .code")).to_have_count(0)
    line.is_back("**/api/receipt")
    unsure.types(QUESTION)
    expect(unsure.page.locator(".kept .code")).to_be_visible()


def test_what_was_not_kept_is_sent_under_the_same_code_when_the_yes_is_said_again(parent: Parent, line: Line):
    parent.at_the_summary()
    line.cuts("**/api/message")
    parent.page.get_by_role("button", name="Ja, send det").click()
    expect(parent.page.locator(".notice").last).to_contain_text("Vi kunne ikke få forbindelse.")
    assert parent.kept == 0
    line.is_back("**/api/message")
    parent.taps("Prøv igen")
    expect(parent.page.locator(".kept .code")).to_be_visible()
    first, second = (body.split('"ticket":')[1] for body in parent.bodies("/api/message")[-2:])
    assert first == second
    assert parent.kept == 1


def test_what_arrives_late_is_told_of_all_the_same(parent: Parent, line: Line):
    parent.at_the_summary()
    line.cuts("**/api/message")
    parent.page.get_by_role("button", name="Ja, send det").click()
    expect(parent.page.locator(".notice").last).to_contain_text("Vi kunne ikke få forbindelse.")
    expect(parent.page.get_by_role("button", name="Prøv igen")).to_be_visible()
    late = next(request for request in reversed(parent.sent) if "/api/message" in request.url)
    assert parent.page.request.post(late.url, data=late.post_data_json).ok
    line.is_back("**/api/message")
    parent.types(QUESTION)
    expect(parent.page.locator(".kept .code")).to_be_visible()
    assert parent.kept == 1


def test_what_was_not_kept_is_forgotten_when_something_else_is_said(parent: Parent, line: Line):
    parent.at_the_summary()
    line.cuts("**/api/message")
    parent.page.get_by_role("button", name="Ja, send det").click()
    expect(parent.page.locator(".notice").last).to_contain_text("Vi kunne ikke få forbindelse.")
    line.is_back("**/api/message")
    parent.types(QUESTION)
    expect(parent.page.get_by_role("button", name="Fortsæt").last).to_be_visible()
    asked = len(parent.bodies("/api/receipt"))
    parent.taps("Fortsæt")
    parent.writes("ja")
    expect(parent.page.locator(".kept .code")).to_have_count(1)
    assert len(parent.bodies("/api/receipt")) == asked
    assert parent.kept == 1
