"""A parent in Telegram has the same conversation, by polling."""

import json
import time
from collections.abc import Iterator
from datetime import datetime

import pytest
from nacl.public import PrivateKey

from bot.requests.tables import house_keys
from bot.store.database import connect
from tests.channels.telegram_api import TelegramApi
from tests.conftest import MARKER, Natlys, serving

TOKEN = "1234:a-token-of-the-tests"
WEB = "https://natlys.example.dk/chat?house=lolland"


@pytest.fixture(scope="module")
def telegram() -> Iterator[TelegramApi]:
    api = TelegramApi()
    yield api
    api.close()


@pytest.fixture(scope="module")
def bot(telegram: TelegramApi, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Natlys]:
    extra = {
        "NATLYS_TELEGRAM_TOKEN": TOKEN,
        "NATLYS_TELEGRAM_API": telegram.address,
        "NATLYS_TELEGRAM_HOUSE": "lolland",
        "NATLYS_PUBLIC_URL": WEB,
    }
    with serving(tmp_path_factory.mktemp("telegram"), extra) as running:
        yield running


def test_start_greets_and_says_in_the_same_breath_that_telegram_is_not_anonymous(bot: Natlys, telegram: TelegramApi):
    telegram.write(11, "/start")
    greeting = telegram.wait_for("Jeg er Natlys", 11)["text"]
    for words in ("maskine", "Telegram er ikke anonymt", "Natlys gemmer kun det, du selv beder", WEB):
        assert words in greeting
    assert "Du er anonym her" not in greeting


def test_a_link_names_the_house_and_a_wrong_one_changes_nothing(bot: Natlys, telegram: TelegramApi):
    telegram.write(15, "/start odder")
    assert "Familiehuset i Odder" in telegram.wait_for("Jeg er Natlys", 15)["text"]
    telegram.write(15, "er der noget for fædre")
    telegram.wait_for("Fars Legestue", 15)
    telegram.write(16, "/start nowhere")
    assert "Familiens Hus i Lolland" in telegram.wait_for("Jeg er Natlys", 16)["text"]


def test_a_question_is_answered_and_a_button_leads_on(bot: Natlys, telegram: TelegramApi):
    telegram.write(12, f"min {MARKER} på 8 mdr vågner hver time om natten")
    answer = telegram.wait_for("Kilde:", 12)
    keyboard = json.loads(answer["reply_markup"])["inline_keyboard"]
    telegram.tap(12, keyboard[0][0]["callback_data"])
    telegram.wait_for("Du kan tale med et menneske hos Familiens Hus i Lolland", 12)


def test_danger_is_heard(bot: Natlys, telegram: TelegramApi):
    telegram.write(13, f"{MARKER} min baby trækker ikke vejret")
    assert telegram.wait_for("Ring 112 nu", 13)["text"].startswith("112\n\nRing 112 nu")


def test_slet_forgets(bot: Natlys, telegram: TelegramApi):
    telegram.write(14, f"{MARKER} hej")
    telegram.wait_for("Godt, at du skriver", 14)
    telegram.write(14, "/slet")
    telegram.wait_for("Jeg har glemt samtalen", 14)


def test_a_message_with_the_word_slet_in_it_is_answered(bot: Natlys, telegram: TelegramApi):
    telegram.write(15, f"{MARKER} hvordan sletter jeg samtalen")
    assert "Jeg har glemt samtalen" not in telegram.wait_for("Kilde:", 15)["text"]


def test_a_message_to_a_therapist_is_read_again_with_its_code(bot: Natlys, telegram: TelegramApi):
    takes_requests(bot, "odder")
    telegram.write(21, "/start odder")
    telegram.wait_for("Familiehuset i Odder", 21)
    telegram.write(21, "kan jeg tale med et menneske")
    telegram.wait_for("skrive uden navn og nummer", 21)
    telegram.tap(21, "/contact/message")
    telegram.wait_for("familierådgiver", 21)
    long = f"{MARKER} " + "vi skændes hver aften. " * 150
    telegram.write(21, long)
    telegram.wait_for("Vil du sende det?", 21)
    telegram.tap(21, "/contact/send")
    told = telegram.wait_for("Din kode: ", 21)["text"]
    assert "I Telegram ser både Telegram og vi koden" in told
    code = told.split("Din kode: ")[1].splitlines()[0]

    telegram.write(22, code.title())
    telegram.wait_for("Du skrev", 22)
    telegram.wait_for("vi skændes hver aften", 22)
    telegram.tap(22, "/contact/withdraw")
    telegram.tap(22, "/contact/yes")
    telegram.wait_for("trukket tilbage og slettet", 22)
    telegram.write(22, code)
    telegram.wait_for("Den kode kender jeg ikke", 22)


def test_nothing_of_it_is_on_disk_or_in_the_output(bot: Natlys, telegram: TelegramApi):
    bot.stop()
    files = [path for path in bot.folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        content = path.read_bytes()
        assert MARKER.encode() not in content, path.name
        assert TOKEN.encode() not in content, path.name


def takes_requests(bot: Natlys, house: str) -> None:
    """The house has made its key; the front learns it within seconds."""
    with connect(f"sqlite:///{bot.folder / 'var' / 'requests.sqlite3'}").begin() as connection:
        row = {"key_id": house, "house": house, "public_key": bytes(PrivateKey.generate().public_key)}
        connection.execute(house_keys.insert().values(**row, made_at=datetime(2026, 11, 1)))
    time.sleep(4)
