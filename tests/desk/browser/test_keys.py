"""Unlock phrases and keys in the browser: chosen, shared, changed, forgotten, and dropped from memory."""

from base64 import urlsafe_b64encode

import sqlalchemy as sa
from playwright.sync_api import expect

from bot.requests.tables import messages
from tests.desk.browser.parent import LETTER
from tests.desk.browser.workplace import Staff, Workplace

OTHER = "en ged og to geder til"


def test_a_short_phrase_or_two_different_ones_make_no_key(work: Workplace):
    anne = work.staff("Anne Lund")
    page = anne.goes("morning")
    anne.types_twice("kort")
    page.get_by_role("button", name="Lav min nøgle").click()
    expect(page.get_by_role("alert").filter(has_text="Den er for kort.")).to_be_visible()
    anne.types_twice(OTHER)
    page.get_by_label("Gentag sætningen", exact=True).fill(f"{OTHER} mere")
    page.get_by_role("button", name="Lav min nøgle").click()
    expect(page.get_by_role("alert").filter(has_text="ikke ens")).to_be_visible()
    assert work.box.houses() == frozenset()


def test_six_words_are_offered(work: Workplace):
    page = work.staff("Anne Lund").goes("morning")
    page.get_by_role("button", name="Foreslå seks tilfældige ord").click()
    phrase = page.get_by_label("Oplåsningssætning", exact=True)
    expect(phrase).to_have_attribute("type", "text")
    first = phrase.input_value()
    assert len(first.split()) == 6
    page.get_by_role("button", name="Foreslå seks tilfældige ord").click()
    assert phrase.input_value() != first


def test_a_new_colleague_compares_words_and_is_given_the_key(work: Workplace, anne: Staff):
    _, request_id = work.asked(LETTER)
    mette = work.staff("Mette Holm")
    mette.chooses(OTHER)
    words = mette.page.locator(".words").inner_text()
    assert len(words.split()) == 4
    page = anne.goes("house")
    page.get_by_role("button", name="Hjælp Mette").click()
    anne.unlocks()
    expect(page.locator(".words")).to_have_text(words)
    page.get_by_role("button", name="De passer").click()
    expect(page.get_by_text("Mette Holm har nu husets nøgle.")).to_be_visible()
    expect(mette.reads(request_id, OTHER).get_by_text("Vi skændes hver aften.")).to_be_visible()


def test_a_new_phrase_opens_and_the_old_one_does_not(work: Workplace, anne: Staff):
    _, request_id = work.asked(LETTER)
    page = anne.goes("house")
    page.get_by_text("Skift min oplåsningssætning").first.click()
    page.get_by_role("button", name="Skift min oplåsningssætning").click()
    anne.unlocks()
    expect(page.get_by_role("heading", name="Vælg en ny oplåsningssætning")).to_be_visible()
    anne.types_twice(OTHER)
    page.get_by_role("region", name="Vælg en ny oplåsningssætning").get_by_role("button", name="Gem").click()
    expect(page.get_by_text("Din nye sætning gælder nu.")).to_be_visible()
    anne.goes(f"request/{request_id}")
    anne.unlocks()
    expect(page.get_by_text("Det er ikke sætningen.")).to_be_visible()
    anne.unlocks(OTHER)
    expect(page.get_by_text("Vi skændes hver aften.")).to_be_visible()


def test_after_a_new_house_key_the_old_and_the_new_are_read(work: Workplace, anne: Staff):
    _, before = work.asked(LETTER)
    page = anne.goes("house")
    page.get_by_text("Lav en ny nøgle til huset").first.click()
    page.get_by_role("button", name="Lav en ny nøgle til huset").click()
    anne.unlocks()
    page.get_by_role("button", name="Ja, lav en ny nøgle").click()
    expect(page.get_by_text("Huset har fået en ny nøgle.")).to_be_visible()
    _, after = work.asked(LETTER | {"text": "Efter skiftet."})
    expect(anne.reads(before).get_by_text("Vi skændes hver aften.")).to_be_visible()
    expect(anne.reads(after).get_by_text("Efter skiftet.")).to_be_visible()


def test_everybody_is_told_of_a_new_house_key_once_in_the_morning_and_for_a_while_in_the_house(
    work: Workplace, anne: Staff
):
    told = "Ny nøgle til huset, lavet af Anne Lund mandag den 23. november."
    for staff, asked in ((anne, "Var det ikke dig"), (work.staff("Mette Holm"), "så spørg Anne Lund")):
        page = staff.goes("morning")
        expect(page.get_by_text(told)).to_be_visible()
        expect(page.get_by_text(asked)).to_be_visible()
        page.get_by_role("button", name="Jeg har set det").click()
        expect(page.get_by_text(told)).to_have_count(0)
        staff.goes("morning")
        expect(page.get_by_text("I dag er der ikke plads til opkald.")).to_be_visible()
        expect(page.get_by_text(told)).to_have_count(0)
        expect(staff.goes("house").get_by_text(told)).to_be_visible()
    work.clock.pass_(days=15)
    back = work.staff("Berit Lund")
    expect(back.goes("house").get_by_role("region", name="Fravær")).to_be_visible()
    expect(back.page.get_by_text(told)).to_have_count(0)


def test_the_browser_opens_no_message_for_the_server(work: Workplace, anne: Staff):
    """Given a parent's message in the place of its challenge, it makes no proof of it."""
    work.asked(LETTER)
    with work.parts.requests.connect() as connection:
        message = connection.scalar(sa.select(messages.c.for_house))
    asked = {"challenge": urlsafe_b64encode(message).rstrip(b"=").decode()}
    page = anne.goes("house")
    page.route("**/api/keys/house/challenge", lambda route: route.fulfill(json=asked))
    page.get_by_text("Lav en ny nøgle til huset").first.click()
    page.get_by_role("button", name="Lav en ny nøgle til huset").click()
    anne.unlocks()
    with page.expect_request("**/api/keys/house") as sent:
        page.get_by_role("button", name="Ja, lav en ny nøgle").click()
    assert sent.value.post_data_json["proof"] is None
    expect(page.get_by_text("Husets nøgle er ikke låst op her")).to_be_visible()


def test_who_alone_had_the_key_and_forgot_can_begin_again(work: Workplace, anne: Staff):
    _, lost = work.asked(LETTER)
    page = anne.goes(f"request/{lost}")
    page.get_by_text("Har du glemt sætningen?").click()
    page.get_by_role("button", name="Vælg en ny sætning").click()
    anne.types_twice(OTHER)
    page.get_by_role("button", name="Lav min nøgle").click()
    page.get_by_role("button", name="Lav husets nøgle").click()
    expect(page.get_by_text("Denne besked kan ikke læses med din nøgle.")).to_be_visible()
    _, fresh = work.asked(LETTER | {"text": "Ny begyndelse."})
    expect(anne.reads(fresh, OTHER).get_by_text("Ny begyndelse.")).to_be_visible()


def test_the_keys_are_dropped_after_a_quarter_of_an_hour(work: Workplace, anne: Staff):
    _, request_id = work.asked(LETTER)
    anne.page.clock.install()
    page = anne.reads(request_id)
    page.get_by_role("button", name="Tag den").click()
    page.get_by_role("textbox", name="Dit svar").fill("Et halvt svar")
    page.clock.run_for(14 * 60_000)
    page.keyboard.press("Shift")
    page.clock.run_for(14 * 60_000)
    expect(page.get_by_text("Vi skændes hver aften.")).to_be_visible()
    page.clock.run_for(2 * 60_000)
    expect(page.get_by_role("heading", name="Lås op for at læse")).to_be_visible()
    assert "skændes" not in page.content()
    anne.unlocks()
    expect(page.get_by_role("textbox", name="Dit svar")).to_have_value("Et halvt svar")


def test_locking_takes_the_text_off_the_screen(work: Workplace, anne: Staff):
    page = anne.reads(work.asked(LETTER)[1])
    page.get_by_role("button", name="Lås", exact=True).click()
    expect(page.get_by_role("heading", name="Lås op for at læse")).to_be_visible()
    assert "skændes" not in page.content()
