"""The widget in headless Chromium, against the running Natlys."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.conftest import MARKER, Natlys

EXIT = "https://www.dmi.dk/"


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="da-DK")
    # The page that the quick exit leads to is somebody else's; here it is an empty one.
    context.route(f"{EXIT}**", lambda route: route.fulfill(body="vejret"))
    yield context
    context.close()


@pytest.fixture
def chat(phone: BrowserContext, natlys: Natlys) -> Page:
    page = phone.new_page()
    page.goto(f"{natlys.address}/chat?house=aalborg")
    expect(page.get_by_role("log")).to_contain_text("maskine")
    return page


def write(page: Page, text: str) -> None:
    page.get_by_role("textbox").fill(text)
    page.keyboard.press("Enter")


def test_a_question_is_answered_by_this_house(chat: Page):
    log = chat.get_by_role("log")
    write(chat, f"min {MARKER} på 8 mdr vågner hver time hele natten")
    expect(log).to_contain_text("Kilde:")
    write(chat, "er der åbent torsdag eftermiddag")
    expect(log).to_contain_text("kl. 10.30-17.00")
    assert chat.get_by_role("textbox").input_value() == ""


def test_the_next_date_is_taken_along_as_a_file(chat: Page):
    write(chat, "hvornår er råd og vejledning")
    link = chat.get_by_role("link", name="Tag med i kalenderen")
    expect(link).to_be_visible()
    box = link.bounding_box()
    assert box is not None
    assert box["height"] >= 24
    with chat.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "advice.ics"
    assert b"BEGIN:VEVENT" in download.value.path().read_bytes()


def test_an_offer_is_tapped_for_more(chat: Page):
    log = chat.get_by_role("log")
    write(chat, "hvad har i af tilbud")
    chat.get_by_role("button", name="Råd og vejledning").click()
    expect(log).to_contain_text("Tal med en medarbejder om det, I har på hjerte")


def test_the_crisis_card_has_its_number_first_and_to_tap(chat: Page):
    write(chat, f"{MARKER} min baby trækker ikke vejret")
    call = chat.get_by_role("log").locator("a[href^='tel:']").first
    expect(call).to_have_attribute("href", "tel:112")
    box = call.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert box["x"] + box["width"] <= 360


@pytest.mark.parametrize(
    ("words", "question", "no", "then"),
    [
        ("jeg vil bare dø", "Er I i sikkerhed lige nu?", "Nej", "Bliv sammen med et andet menneske"),
        ("i just want to die", "Are you all safe right now?", "No", "Stay with another person"),
    ],
)
def test_the_card_is_one_screen_and_its_question_one_tap(chat: Page, words: str, question: str, no: str, then: str):
    write(chat, f"{MARKER} {words}")
    card = chat.locator(".crisis").last
    expect(card).to_contain_text(question)
    expect(card.get_by_role("button", name=no, exact=True)).to_be_in_viewport(ratio=1)
    expect(card.locator("a[href='tel:112']")).to_be_in_viewport(ratio=1)
    card.get_by_role("button", name=no, exact=True).click()
    expect(chat.locator(".crisis").last).to_contain_text(then)


def test_an_answer_does_not_push_the_number_out_of_sight(chat: Page):
    write(chat, f"{MARKER} de ville have det bedre uden mig")
    expect(chat.locator(".bubble.theirs").last).to_contain_text("Tal med et menneske")
    expect(chat.locator(".crisis a[href='tel:112']").last).to_be_in_viewport(ratio=1)


def test_words_are_shown_as_words(chat: Page):
    write(chat, f"<img src=x onerror=alert(1)> {MARKER}")
    expect(chat.get_by_role("log")).to_contain_text("<img src=x")
    assert chat.get_by_role("log").locator("img").count() == 0


def test_the_quick_exit_leaves_and_forgets(chat: Page, natlys: Natlys):
    write(chat, f"{MARKER} min mand slog mig i aftes")
    expect(chat.get_by_role("log")).to_contain_text("1888")
    with chat.expect_request("**/api/delete") as deleted:
        chat.get_by_role("button", name="Forlad hurtigt").or_(chat.get_by_role("button", name="Forlad hurtigt")).click()
    chat.wait_for_url(EXIT)
    chat.go_back()
    assert MARKER not in chat.content()
    key = deleted.value.post_data_json["conversation"]
    answer = chat.request.post(f"{natlys.address}/api/message", data={"conversation": key, "text": "hej"})
    assert answer.status == 410


def test_escape_twice_leaves(chat: Page):
    chat.keyboard.press("Escape")
    chat.keyboard.press("Escape")
    chat.wait_for_url(EXIT)


def test_delete_forgets_and_begins_anew(chat: Page):
    write(chat, f"min {MARKER} vågner hver time")
    expect(chat.get_by_role("log")).to_contain_text("Kilde:")
    chat.get_by_role("button", name="Slet samtalen").click()
    chat.get_by_role("button", name="Ja, slet den").click()
    expect(chat.locator("body")).to_contain_text("Samtalen er slettet")
    expect(chat.get_by_role("log")).not_to_contain_text(MARKER)
    write(chat, "hej")
    expect(chat.get_by_role("log")).to_contain_text("Godt, at du skriver")


def test_slet_alone_does_what_the_button_does(chat: Page):
    log = chat.get_by_role("log")
    write(chat, f"{MARKER} min baby trækker ikke vejret")
    expect(log).to_contain_text("Ring 112 nu")
    with chat.expect_request("**/api/delete"):
        write(chat, "Slet samtalen!")
    expect(log).to_contain_text("Samtalen er slettet.")
    expect(log).to_contain_text("Jeg er Natlys")
    assert log.locator(".own").count() == 0
    assert MARKER not in chat.content()
    expect(chat.get_by_role("textbox")).to_be_focused()


def test_english_is_one_tap_away(chat: Page):
    chat.get_by_text("English").click()
    expect(
        chat.get_by_role("button", name="Leave quickly").or_(chat.get_by_role("button", name="Leave quickly"))
    ).to_be_visible()
    assert chat.locator("html").get_attribute("lang") == "en"


def test_the_page_speaks_as_the_parent_writes(chat: Page):
    write(chat, f"my husband hit me last night while i was holding her {MARKER}")
    expect(chat.get_by_role("log")).to_contain_text("use “Leave quickly”")
    expect(chat.get_by_role("button", name="Leave quickly")).to_be_visible()
    expect(chat.get_by_role("textbox", name="What is on your mind?")).to_be_visible()
    write(chat, "undskyld jeg mener min mand slog mig i nat")
    expect(chat.get_by_role("button", name="Forlad hurtigt")).to_be_visible()


def test_a_language_chosen_by_hand_stays(chat: Page):
    chat.get_by_text("English").click()
    write(chat, f"min {MARKER} på 8 mdr vågner hver time hele natten")
    expect(chat.get_by_role("log")).to_contain_text("Kilde:")
    expect(chat.get_by_role("button", name="Leave quickly")).to_be_visible()


def test_no_cookie_no_store_no_third_party(phone: BrowserContext, natlys: Natlys):
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(urlsplit(request.url).netloc))
    page = phone.new_page()
    problems: list[Any] = []
    page.on("console", lambda message: problems.append(message.text))
    page.goto(f"{natlys.address}/?house=lolland")
    page.get_by_role("button", name="Skriv med Natlys").click()
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("log")).to_contain_text("Familiens Hus i Lolland")
    frame.get_by_role("textbox").fill(f"er der noget for fædre {MARKER}")
    page.keyboard.press("Enter")
    expect(frame.get_by_role("log")).to_contain_text("Fars Legestue")
    assert set(asked) == {urlsplit(natlys.address).netloc}
    assert phone.cookies() == []
    assert page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    assert problems == []


def test_it_can_be_used_by_keyboard_alone(chat: Page):
    chat.get_by_role("textbox").focus()
    chat.keyboard.type(f"min {MARKER} vågner hver time")
    chat.keyboard.press("Enter")
    expect(chat.get_by_role("log")).to_contain_text("Kilde:")
    expect(chat.get_by_role("textbox")).to_be_focused()
