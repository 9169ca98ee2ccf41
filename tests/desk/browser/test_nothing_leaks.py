"""What stands in a request reaches neither titles, addresses, the console, the browser's stores nor the server."""

import sqlalchemy as sa
from playwright.sync_api import Request, expect

from bot.requests.tables import messages
from tests.desk.browser.parent import CALL
from tests.desk.browser.workplace import PHRASE, Staff, Workplace

SCRIPT = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>'


def test_a_script_in_any_field_is_only_text(work: Workplace, anne: Staff):
    fields = ("text", "name", "calls_as", "when", "promised")
    content = CALL | {name: f"{name} {SCRIPT}" for name in fields} | {"safe": False, "topic": SCRIPT, "told": [SCRIPT]}
    content["contact"] = {"kind": "mail", "value": f"a@b.dk{SCRIPT}"}
    page = anne.reads(work.asked(content)[1])
    for name in ("text", "name", "when", "promised"):
        expect(page.get_by_text(f"{name} <img").first).to_be_visible()
    assert page.locator("main img, main script").count() == 0
    assert page.evaluate("window.broken") is None


def test_what_is_read_and_written_stays_in_the_page(work: Workplace, anne: Staff):
    said: list[str] = []
    page = anne.page
    page.on("console", lambda message: said.append(message.text))

    def hear(request: Request) -> None:
        said.extend([request.url, request.post_data or ""])

    page.on("request", hear)
    anne.reads(work.asked(CALL)[1])
    page.get_by_role("button", name="Tag den").click()
    page.get_by_role("textbox", name="Dit svar").fill("Et svar om klapvognen")
    page.get_by_role("button", name="Send svaret").click()
    expect(page.get_by_text("Svaret er sendt.")).to_be_visible()
    said += [page.title(), page.url, page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")]
    heard = "\n".join(said)
    assert "/answer" in heard
    for secret in ("klapvognen", "vågner", "20304050", "20 30 40 50", "Sofie", PHRASE, PHRASE.split()[2]):
        assert secret not in heard


def test_a_message_moved_to_another_request_is_not_shown(work: Workplace, anne: Staff):
    (_, one), (_, other) = work.asked(CALL), work.asked(CALL | {"text": "Den anden forælder."})
    with work.parts.requests.begin() as connection:
        wanted = sa.select(messages.c.for_house).where(messages.c.request_id == other)
        box = connection.execute(wanted).scalar_one()
        connection.execute(sa.update(messages).where(messages.c.request_id == one).values(for_house=box))
    page = anne.reads(one)
    expect(page.get_by_text("Denne besked kan ikke læses med din nøgle.")).to_be_visible()
    assert "Den anden forælder." not in page.content()
