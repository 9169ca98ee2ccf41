"""What identifies is taken out; what only looks like it survives."""

import pytest

from bot.privacy.scrub import scrub


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("jeg hedder Mette og sover ik", "jeg hedder [navn] og sover ik"),
        ("jeg hedder mette", "jeg hedder [navn]"),
        ("min søn Anton Emil på 3 vågner", "min søn [navn] på 3 vågner"),
        ("han hedder storm og er 2", "han hedder [navn] og er 2"),
        ("my daughter Emma cries", "my daughter [navn] cries"),
        ("ring på 22 33 44 55", "ring på [telefon]"),
        ("ring +4522334455 tak", "ring [telefon] tak"),
        ("skriv til mor.far@eksempel.dk", "skriv til [mail]"),
        ("hendes cpr er 010124-1234", "hendes cpr er [cpr]"),
        ("vi bor Søndergade 12 2. th", "vi bor [adresse]"),
        ("se https://eksempel.dk/x og @mor_til_to", "se [link] og [link]"),
    ],
)
def test_it_is_taken_out(text: str, left: str):
    assert scrub(text).text == left


@pytest.mark.parametrize(
    "text",
    [
        "lægevagten 70 15 03 00 sagde vi skulle ringe til 1813 eller 112",
        "min søn er 14 mdr og vejer 9800 g",
        "vi skal til tandlæge 12.12 kl 10.30",
        "barnets lov § 29 stk. 2",
        "han sover fra 19.30 til 05.15",
        "min datter vågner hver time",
        "vi bor i Aalborg 9000",
        "jeg er Træt",
        "solen er i liv i storm",
        "jeg hedder ikke noget særligt",
    ],
)
def test_it_survives(text: str):
    scrubbed = scrub(text)
    assert scrubbed.text == text
    assert scrubbed.removed == ()


def test_the_spans_point_into_the_parents_own_text():
    text = "jeg hedder Mette ring 22334455"
    found = {r.kind: text[r.start : r.end] for r in scrub(text).removed}
    assert found == {"name": "Mette", "phone": "22334455"}
