"""Every view of the desk on a phone and a desktop, in light and dark: readable, tappable, nothing over the side."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bot.desk.person import Role
from tests.desk.browser.parent import CALL, LETTER
from tests.desk.browser.workplace import Staff, Workplace

FAULTS = Path(__file__).with_name("looks.js").read_text(encoding="utf-8")
SIZES = {"small phone": (320, 640), "phone": (360, 740), "desktop": (1280, 800)}


def faults(page: Page) -> list[str]:
    """What is wrong with how the page looks now, in every size and scheme."""
    found = []
    for name, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found += [f"{name}, {scheme}: {fault}" for fault in page.evaluate(FAULTS)]
    return found


def test_the_way_in(work: Workplace):
    page = work.staff("Anne Lund").page
    page.goto(f"{work.address}/sign-in")
    page.get_by_label("Brugernavn").fill("anne")
    page.get_by_label("Adgangskode").fill("forkert")
    page.get_by_label("Engangskode").fill("000000")
    page.get_by_role("button", name="Log ind").click()
    expect(page.get_by_role("alert")).not_to_be_empty()
    assert faults(page) == []


def test_a_morning_with_much_to_do(work: Workplace, anne: Staff):
    for urgency in range(4):
        work.asked(CALL, urgency)
    work.clock.pass_(hours=4)
    late = work.staff("Berit Holm-Kristoffersen")  # a session of now: the others have gone to sleep
    page = late.goes("morning")
    expect(page.get_by_role("heading", name="Haster")).to_be_visible()
    expect(page.get_by_text("Over tiden").first).to_be_visible()
    assert faults(page) == []
    late.goes("queue")
    assert faults(page) == []


def test_a_request_with_all_its_parts(work: Workplace, anne: Staff):
    careful = CALL | {"safe": False, "leave_message": False, "calls_as": "Anne", "told": ["sleep.wakes_often"]}
    long = careful | {"contact": {"kind": "mail", "value": f"{'en.meget.lang.adresse.' * 4}@example.dk"}}
    page = anne.reads(work.asked(long)[1])
    assert faults(page) == []
    page.get_by_role("button", name="Tag den").click()
    page.get_by_label("Underretning").check()
    page.get_by_role("button", name="Send svaret").click()
    assert faults(page) == []
    page.get_by_role("button", name="Lås", exact=True).click()
    expect(page.get_by_role("button", name="Lås op")).to_be_visible()
    assert faults(page) == []


def test_the_house_and_its_keys(work: Workplace, anne: Staff):
    mette = work.staff("Mette Holm")
    mette.chooses()
    expect(mette.page.locator(".words")).to_be_visible()
    assert faults(mette.page) == []
    page = anne.goes("house")
    page.get_by_label("Dine opkald pr. dag").fill("3")
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_role("region", name="De næste 14 dage")).to_be_visible()
    page.get_by_role("button", name="Hjælp Mette").click()
    anne.unlocks()
    expect(page.get_by_role("button", name="De passer")).to_be_visible()
    assert faults(page) == []


def test_the_users(work: Workplace):
    admin = work.staff("Karen Vest", Role.ADMINISTRATOR, house=None)
    work.staff("Mette Holm")
    admin.page.goto(f"{work.address}/users")
    admin.page.get_by_role("button", name="Ret Mette Holm").click()
    assert faults(admin.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen(work: Workplace, anne: Staff, scheme: str):
    work.asked(LETTER)
    page = anne.goes("queue")
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    unseen, met = [], set()
    for _ in range(20):
        page.keyboard.press("Tab")
        name, style, width = page.evaluate(
            "(() => { const at = document.activeElement, look = getComputedStyle(at);"
            " const name = at.localName === 'body' ? '' : at.textContent;"
            " return [name, look.outlineStyle, parseFloat(look.outlineWidth)]; })()"
        )
        met.add(name)
        if name and (style == "none" or width < 2):
            unseen.append(name)
    assert "Tag den" in met
    assert unseen == []
