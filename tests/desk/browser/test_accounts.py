"""Getting in and out, the administrator's page, and the house's own figures, as they are met in a browser."""

import pyotp
from playwright.sync_api import Page, expect

from bot.desk.person import Role
from tests.desk.browser.workplace import Staff, Workplace

PASSWORD = "grøn lampe ved åen"


def test_from_an_invitation_to_the_console_and_back_in_again(work: Workplace):
    admin = work.staff("Karen Vest", Role.ADMINISTRATOR, house=None)
    page = admin.page
    page.goto(f"{work.address}/console")
    expect(page).to_have_url(f"{work.address}/users")
    page.get_by_label("Navn", exact=True).fill("Anne Lund")
    page.get_by_label("Brugernavn").fill("anne.lund")
    page.get_by_label("Hus", exact=True).select_option("lolland")
    page.get_by_role("button", name="Opret og lav et link").click()
    link = page.get_by_role("textbox", name="Link til Anne Lund").input_value()

    hers = work.browser.new_context().new_page()
    hers.goto(link)
    expect(hers.get_by_role("img", name="QR-kode")).to_be_visible()
    assert hers.url == f"{work.address}/set-up"  # the token is not kept in the history
    secret = hers.locator("#secret").inner_text().replace(" ", "")
    enter(hers, secret, work)
    hers.get_by_role("button", name="Gør klar og log ind").click()
    expect(hers.get_by_role("heading", name="Godmorgen, Anne")).to_be_visible()

    hers.get_by_role("button", name="Log ud").click()
    expect(hers).to_have_url(f"{work.address}/sign-in")
    work.clock.pass_(minutes=1)
    hers.get_by_label("Brugernavn").fill("anne.lund")
    enter(hers, secret, work)
    hers.get_by_role("button", name="Log ind").click()
    expect(hers.get_by_role("heading", name="Godmorgen, Anne")).to_be_visible()


def enter(page: Page, secret: str, work: Workplace) -> None:
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_label("Engangskode").fill(pyotp.TOTP(secret).at(work.clock.at))


def test_a_used_link_says_what_to_do(work: Workplace):
    page = work.browser.new_context().new_page()
    page.goto(f"{work.address}/set-up#intet")
    expect(page.get_by_role("alert").filter(has_text="Bed din administrator om et nyt.")).to_be_visible()


def test_one_who_leaves_can_no_longer_sign_in(work: Workplace):
    admin = work.staff("Karen Vest", Role.ADMINISTRATOR, house=None)
    mette = work.staff("Mette Holm")
    page = admin.page
    page.goto(f"{work.address}/users")
    page.get_by_role("button", name="Ret Mette Holm").click()
    page.get_by_label("Kan logge ind").uncheck()
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_role("listitem").filter(has_text="Mette Holm")).to_contain_text("Kan ikke logge ind")
    mette.page.goto(f"{work.address}/console")
    expect(mette.page).to_have_url(f"{work.address}/sign-in")


def test_absence_takes_room_away(anne: Staff):
    page = anne.goes("house")
    page.get_by_label("Dine opkald pr. dag").fill("3")
    page.get_by_role("button", name="Gem").click()
    tuesday = page.get_by_role("row").filter(has_text="24. nov.")
    expect(tuesday).to_contain_text("3")
    page.get_by_label("Fra", exact=True).fill("2026-11-24")
    page.get_by_label("Til og med").fill("2026-11-25")
    page.get_by_role("button", name="Læg fravær ind").click()
    expect(tuesday).to_contain_text("Ingen")
    page.get_by_role("button", name="Fjern fravær").click()
    expect(tuesday).to_contain_text("3")


def test_a_leader_is_shown_no_requests_and_a_coordinator_only_the_house(work: Workplace):
    leader = work.staff("Lis Friis", Role.LEADER).goes("queue")
    expect(leader.get_by_text("Din rolle giver adgang til tal")).to_be_visible()
    coordinator = work.staff("Kim Bach", Role.COORDINATOR).goes("queue")
    expect(coordinator.get_by_role("heading", name="Huset", level=1)).to_be_visible()
    expect(coordinator.get_by_role("link", name="Kø")).to_have_count(0)


def test_english_is_one_tap_away_and_stays(work: Workplace):
    page = work.staff("Anne Lund").goes("queue")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="Queue", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "en"
    page.reload()
    expect(page.get_by_role("heading", name="Queue", level=1)).to_be_visible()
