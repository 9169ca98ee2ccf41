"""From the queue to an answer that the parent can open: the way of one request through the console."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.desk.browser.parent import CALL, LETTER
from tests.desk.browser.workplace import Staff, Workplace


def test_a_message_is_claimed_answered_and_closed(work: Workplace, anne: Staff):
    parent, request_id = work.asked(LETTER)
    page = anne.goes("queue")
    page.get_by_role("link", name="Anonym besked").click()
    anne.unlocks()
    expect(page.get_by_text("Vi skændes hver aften.")).to_be_visible()
    assert work.record("open") == [(anne.account_id, request_id)]

    page.get_by_role("button", name="Tag den").click()
    page.get_by_role("textbox", name="Dit svar").fill("Tak, fordi du skrev. Det kender mange.")
    page.get_by_role("button", name="Send svaret").click()
    expect(page.get_by_role("listitem").filter(has_text="Svar fra huset")).to_contain_text("Det kender mange.")
    assert parent.reads()[1:] == [("staff", "Tak, fordi du skrev. Det kender mange.")]

    page.get_by_label("Rådgivning givet").check()
    page.get_by_role("button", name="Afslut henvendelsen").click()
    expect(page.get_by_role("heading", name="Afsluttet: Rådgivning givet")).to_be_visible()
    anne.goes("queue/done")
    expect(page.get_by_role("link", name="Anonym besked")).to_be_visible()


def test_nothing_sealed_is_asked_for_before_the_phrase_is_right(work: Workplace, anne: Staff):
    _, request_id = work.asked(LETTER)
    page = anne.goes(f"request/{request_id}")
    anne.unlocks("syv røde kopper under bordet")
    expect(page.get_by_role("alert").filter(has_text="Det er ikke sætningen")).to_be_visible()
    assert work.record("open") == []
    assert "skændes" not in page.content()


def test_what_is_not_safe_stands_above_the_number(work: Workplace, anne: Staff):
    careful = CALL | {"safe": False, "leave_message": False, "calls_as": "Anne fra biblioteket"}
    page = anne.reads(work.asked(careful)[1])
    contact = page.get_by_role("region", name="Kontakt")
    for words in ("Ikke sikkert at ringe.", "Læg ikke besked.", "Sig, at det er Anne fra biblioteket."):
        expect(contact.get_by_text(words)).to_be_visible()
    expect(contact).not_to_contain_text("Du må gerne lægge en besked")
    written = contact.inner_text()
    assert written.index("Læg ikke besked") < written.index("20 30 40 50")


def test_one_who_did_not_say_is_left_no_message(work: Workplace, anne: Staff):
    page = anne.reads(work.asked(CALL | {"leave_message": None})[1])
    expect(page.get_by_role("region", name="Kontakt")).to_contain_text("om du må lægge en besked. Lad være.")


@pytest.mark.parametrize(
    ("outcome", "reminder"),
    [
        (
            "En nærmere undersøgelse overvejes",
            "skal der tages notat om de faktiske oplysninger i kommunens eget system",
        ),
        ("Underretning", "§ 133"),
    ],
)
def test_the_law_is_told_when_an_outcome_asks_for_it(work: Workplace, anne: Staff, outcome: str, reminder: str):
    page = anne.reads(work.asked(CALL)[1])
    page.get_by_role("button", name="Tag den").click()
    page.get_by_label("Kunne ikke træffes").check()
    expect(page.get_by_text(reminder)).to_have_count(0)
    page.get_by_label(outcome).check()
    expect(page.get_by_role("status").filter(has_text=reminder)).to_be_visible()


def test_a_template_with_blanks_is_not_sent(work: Workplace, anne: Staff):
    parent, request_id = work.asked(LETTER | {"language": "en"})
    page = anne.reads(request_id)
    page.get_by_role("button", name="Tag den").click()
    page.get_by_label("Begynd med en skabelon").select_option(label="Tak, og et første råd")
    expect(page.get_by_role("textbox", name="Dit svar")).to_have_value(re.compile("^Thank you for writing"))
    page.get_by_role("button", name="Send svaret").click()
    expect(page.get_by_role("alert").filter(has_text="Der står stadig noget i [ ]")).to_be_visible()
    assert len(parent.reads()) == 1


def test_advice_between_colleagues_never_reaches_the_parent(work: Workplace, anne: Staff):
    parent, request_id = work.asked(LETTER)
    mette = work.staff("Mette Holm")
    mette.chooses()
    page = anne.goes("house")
    page.get_by_role("button", name="Hjælp Mette").click()
    anne.unlocks()
    page.get_by_role("button", name="De passer").click()
    expect(page.get_by_text("Mette Holm har nu husets nøgle.")).to_be_visible()

    anne.reads(request_id)
    page.get_by_role("button", name="Tag den").click()
    page.get_by_role("button", name="Bed om et råd").click()
    expect(page.get_by_text("Mette Holm er bedt om råd")).to_be_visible()

    hers = mette.reads(request_id)
    hers.get_by_role("textbox", name="Dit råd").fill("Spørg om nætterne.")
    hers.get_by_role("button", name="Læg rådet ind").click()
    expect(hers.get_by_text("Spørg om nætterne.")).to_be_visible()
    assert [text for _, text in parent.reads()] == ["Vi skændes hver aften."]
    page.get_by_role("button", name="Vis det nye").click()
    expect(page.get_by_text("Spørg om nætterne.")).to_be_visible()


def test_a_withdrawn_request_leaves_the_screen(work: Workplace, anne: Staff):
    parent, request_id = work.asked(CALL)
    page = anne.reads(request_id)
    expect(page.get_by_text("20 30 40 50")).to_be_visible()
    parent.withdraws()
    expect(page.get_by_text("Ring ikke.")).to_be_visible()
    assert "20 30 40 50" not in page.content()
    anne.goes("morning")
    expect(page.get_by_text("En forælder har trukket sin henvendelse tilbage.")).to_be_visible()


def test_the_queue_follows_what_happens_elsewhere(work: Workplace, anne: Staff):
    page = anne.goes("queue")
    expect(page.get_by_text("Ingen venter lige nu.")).to_be_visible()
    work.asked(LETTER)
    expect(page.get_by_role("link", name="Anonym besked")).to_be_visible()


def test_who_comes_second_is_told(work: Workplace, anne: Staff):
    work.asked(LETTER)
    mette = work.staff("Mette Holm")
    hers = mette.goes("queue")
    # Her page hears of nothing more, as on a line that has gone dead.
    hers.route("**/api/events", lambda route: route.abort())
    mette.goes("queue")
    page = anne.goes("queue")
    page.get_by_role("button", name="Tag den").click()
    expect(page.get_by_text("Ingen venter lige nu.")).to_be_visible()
    hers.get_by_role("button", name="Tag den").click()
    expect(hers.get_by_text("En anden nåede det først.")).to_be_visible()
    expect(hers.get_by_text("Ingen venter lige nu.")).to_be_visible()


def test_everything_is_done_by_keyboard(work: Workplace, anne: Staff):
    work.asked(LETTER)
    page = anne.goes("morning")
    page.keyboard.press("2")
    expect(page.get_by_role("heading", name="Kø", level=1)).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Oplåsningssætning", exact=True)).to_be_visible()
    anne.unlocks()
    expect(page.get_by_role("heading", name="Beskeder")).to_be_visible()
    page.keyboard.press("c")
    expect(page.get_by_role("textbox", name="Dit svar")).to_be_visible()
    page.keyboard.press("s")
    page.keyboard.type("Lad os tale om det.")
    expect(page.get_by_role("textbox", name="Dit svar")).to_have_value("Lad os tale om det.")
    page.get_by_role("textbox", name="Dit svar").blur()
    page.keyboard.press("u")
    page.keyboard.press("l")
    expect(page.get_by_role("button", name="Lås", exact=True)).to_be_hidden()


def test_a_morning_that_comes_late_takes_no_keys_from_what_one_went_on_to(work: Workplace, anne: Staff):
    _, request_id = work.asked(LETTER)
    late: list[Route] = []
    anne.page.route("**/api/morning", lambda route: late.append(route))
    page = anne.goes("morning")
    page.keyboard.press("2")
    page.get_by_role("link", name="Anonym besked").click()
    anne.unlocks()
    expect(page.get_by_role("heading", name="Beskeder")).to_be_visible()
    with page.expect_response("**/api/morning"):
        late[-1].continue_()
    page.keyboard.press("c")
    expect(page.get_by_role("textbox", name="Dit svar")).to_be_visible()
    assert work.record("claim") == [(anne.account_id, request_id)]


def test_shortcuts_can_be_turned_off(work: Workplace, anne: Staff):
    page = anne.goes("morning")
    page.get_by_role("button", name="Slå genveje fra").click()
    page.keyboard.press("2")
    page.wait_for_timeout(300)
    assert page.url.endswith("#morning")
