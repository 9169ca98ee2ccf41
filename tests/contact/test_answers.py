"""What parents type when they are asked for a number, a time or a name."""

import pytest

from bot.contact import answers
from bot.contact.draft import Detail


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("20123456", "20 12 34 56"),
        ("20 12 34 56", "20 12 34 56"),
        ("2012 3456", "20 12 34 56"),
        ("20-12-34-56", "20 12 34 56"),
        ("20.12.34.56", "20 12 34 56"),
        ("+45 20 12 34 56", "20 12 34 56"),
        ("+4520123456", "20 12 34 56"),
        ("0045 20123456", "20 12 34 56"),
        ("(+45) 20 12 34 56", "20 12 34 56"),
        ("tlf. 20 12 34 56", "20 12 34 56"),
        ("mit nummer er 20123456", "20 12 34 56"),
        ("Det er 20 12 34 56, tak!", "20 12 34 56"),
        ("my number is 20 12 34 56", "20 12 34 56"),
        ("du kan ringe til mig på 20 12 34 56", "20 12 34 56"),
        ("I må gerne ringe til mig på 20 12 34 56, helst om formiddagen", "20 12 34 56"),
        ("54 67 67 67", "54 67 67 67"),
        ("+46 70 123 45 67", "+46 70 123 45 67"),
        ("0046701234567", "+46 70 123 45 67"),
        ("+49 1512 3456789", "+49 1512 3456789"),
        ("+44 7400 123456", "+44 7400 123456"),
    ],
)
def test_telephone_numbers(text: str, number: str):
    assert answers.contact_detail(text) == Detail("phone", number)


@pytest.mark.parametrize(
    "text",
    ["2012345", "20 12 34 5", "201234567", "20 12 34 56 7", "00000000", "+45 2012", "010190-1234", "+999 12345678"],
)
def test_numbers_that_cannot_be_right(text: str):
    assert answers.contact_detail(text) == "bad_phone"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("anne@eksempel.dk", "anne@eksempel.dk"),
        ("Anne.Hansen@Eksempel.DK", "Anne.Hansen@eksempel.dk"),
        ("skriv til anne@eksempel.dk.", "anne@eksempel.dk"),
        ("<anne+natlys@eksempel.dk>", "anne+natlys@eksempel.dk"),
        ("min mail er anne@eksempel.dk, tak", "anne@eksempel.dk"),
        ("(anne@eksempel.dk)", "anne@eksempel.dk"),
        ("anne@rødgrød.dk", "anne@rødgrød.dk"),
    ],
)
def test_mail_addresses(text: str, address: str):
    assert answers.contact_detail(text) == Detail("mail", address)


@pytest.mark.parametrize("text", ["anne@eksempel", "anne@@eksempel.dk", "anne@.dk", "an ne@eksempel..dk"])
def test_addresses_that_cannot_be_right(text: str):
    assert answers.contact_detail(text) == "bad_mail"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hvorfor skal I bruge det?",
        "hvem kan se nummeret",
        "det vil jeg ikke sige",
        "min datter på 8 mdr vågner 5 gange om natten",
        "112",
        "er det gratis at ringe til jer på 12 34 56 78 90 12 eller hvad koster det egentlig",
        "@",
    ],
)
def test_what_is_no_contact_at_all(text: str):
    assert answers.contact_detail(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anne", "Anne"),
        ("anne", "anne"),
        ("Jeg hedder Anne Marie", "Anne Marie"),
        ("kald mig bare A.", "A"),
        ("mit navn er Søren", "Søren"),
        ("My name is Fatima", "Fatima"),
        ("call me Mo", "Mo"),
        ("“Kvidrefugl”", "Kvidrefugl"),
        ("Anne-Marie El-Sayed", "Anne-Marie El-Sayed"),
        ("فاطمة", "فاطمة"),
    ],
)
def test_names(text: str, name: str):
    assert answers.name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "…",
        "hvorfor?",
        "hvem ser det?",
        "det vil jeg helst ikke sige til dig",
        "x" * 61,
        "nej tak",
        "det er lige meget",
    ],
)
def test_what_is_no_name(text: str):
    assert answers.name(text) is None


@pytest.mark.parametrize(
    ("text", "caller"),
    [
        ("en fra biblioteket", "en fra biblioteket"),
        ("sig bare det er tandlægen", "tandlægen"),
        ("de skal sige at det er skolen", "skolen"),
        ("just say it's a friend", "a friend"),
        ("Lise", "Lise"),
    ],
)
def test_who_is_calling(text: str, caller: str):
    assert answers.calls_as(text) == caller


@pytest.mark.parametrize("text", ["", "hvad plejer man at sige?", "jeg ved ikke rigtig hvad de skal sige til ham"])
def test_what_names_no_caller(text: str):
    assert answers.calls_as(text) is None


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("stop", "stop"),
        ("STOP!", "stop"),
        ("Glem det.", "stop"),
        ("lad være", "stop"),
        ("never mind", "stop"),
        ("hvorfor?", "why"),
        ("Hvorfor spørger du?", "why"),
        ("why", "why"),
        ("tilbage", "back"),
        ("Gå tilbage", "back"),
        ("spring over", "skip"),
        ("skip", "skip"),
        ("ja", "send"),
        ("Ja tak!", "send"),
        ("ja, send det", "send"),
        ("yes please", "send"),
        ("fortsæt", "go_on"),
        ("stop med at græde siger jeg til ham", None),
        ("hvorfor græder hun", None),
        ("ja men ikke endnu", None),
        ("ja, men vent", None),
        ("nej", "skip"),
        ("", None),
    ],
)
def test_commands_are_only_what_says_nothing_else(text: str, command: str | None):
    assert answers.command(text) == command
