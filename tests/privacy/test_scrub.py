"""What identifies is taken out; what only looks like it survives."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.scrub import Scrubber
from bot.turn import LONGEST

SCRUBBER = Scrubber(kept=["Tryghedscirklen", "Familiens Hus", "Holmen"], service_numbers=["70 201 201", "82 12 12 12"])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("jeg hedder Mette og sover ik", "jeg hedder [navn] og sover ik"),
        ("jeg hedder mette", "jeg hedder [navn]"),
        ("min søn Anton Emil på 3 vågner", "min søn [navn] på 3 vågner"),
        ("han hedder storm og er 2", "han hedder [navn] og er 2"),
        ("min datter liv vil ik sove", "min datter [navn] vil ik sove"),
        ("emma og lucas slås hele tiden", "[navn] og [navn] slås hele tiden"),
        ("Emmas far er skredet", "[navn] far er skredet"),
        ("barnets far Ali Hassan Nur har ikke samvær", "barnets far [navn] har ikke samvær"),
        ("sagsbehandler Birgitte Holm siger nej", "sagsbehandler [navn] siger nej"),
        ("fru jensen fra kommunen ringede", "fru [navn] fra kommunen ringede"),
        ("min mand Zbigniew drikker", "min mand [navn] drikker"),
        ("vi kalder ham Nuttet", "vi kalder ham [navn]"),
        ("han sover ik mvh Jonas", "han sover ik mvh [navn]"),
        ("my daughter Emma cries", "my daughter [navn] cries"),
        ("her name is ayaan", "her name is [navn]"),
        ("ring på 22 33 44 55", "ring på [telefon]"),
        ("ring +45 22334455 tak", "ring [telefon] tak"),
        ("tlf 2233 4455", "tlf [telefon]"),
        ("skriv til mor.far@eksempel.dk", "skriv til [mail]"),
        ("skriv til mor snabela gmail punktum com", "skriv til [mail]"),
        ("hendes cpr er 010124-1234", "hendes cpr er [cpr]"),
        ("hans cpr 010124 1238", "hans cpr [cpr]"),
        ("vi bor Søndergade 12 2. th", "vi bor [adresse]"),
        ("vi bor på rosenvej i Skive", "vi bor på [adresse] i Skive"),
        ("vi bor på Vestergade 12, 2. tv 4930 Maribo", "vi bor på [adresse] 4930 Maribo"),
        ("se https://eksempel.dk/x og @mor_til_to", "se [link] og [profil]"),
        ("min insta er mor_til_3", "min insta er [profil]"),
        ("han er født 12/3-2024", "han er født [fødselsdag]"),
        ("født d. 3. maj 2021 i uge 32", "født d. [fødselsdag] i uge 32"),
        ("hun fylder 3 den 4. juni", "hun fylder 3 den [fødselsdag]"),
        ("bilen AB 12 345 holder udenfor", "bilen [nummerplade] holder udenfor"),
        ("han vil ha jeg sender til reg 1234 konto 1234567890", "han vil ha jeg sender til reg [konto]"),
        ("betal til DK5000400440116243", "betal til [konto]"),
        ("han går i Børnehaven Solstrålen", "han går i [institution]"),
        ("vuggestuen regnbuen ringede", "vuggestuen [institution] ringede"),
        ("storm spiser kun pasta", "[navn] spiser kun pasta"),
        ("Rune og jeg taler ikke sammen", "[navn] og jeg taler ikke sammen"),
        ("flora og hendes bror har fået skoldkopper", "[navn] og hendes bror har fået skoldkopper"),
        ("nomi blev smidt ud af legen", "[navn] blev smidt ud af legen"),
        ("Storms mor vil ikke lege med os", "[navn] mor vil ikke lege med os"),
        ("Birk, vores yngste, har udslæt", "[navn], vores yngste, har udslæt"),
        ("pil 22 mdr spiser jord", "[navn] 22 mdr spiser jord"),
        ("the nanny, Joy, told me", "the nanny, [navn], told me"),
        ("mor til Falke på 11 mdr", "mor til [navn] på 11 mdr"),
        ("hun hedder my og er 2", "hun hedder [navn] og er 2"),
        ("jeg fik det at vide af Lisbeth L.", "jeg fik det at vide af [navn]."),
        ("vi bor Egely 17 2 mf", "vi bor [adresse]"),
        ("vi står på hjørnet af ribegade", "vi står på hjørnet af [adresse]"),
        ("på værelset på Rendsagervej, værelse 212", "på værelset på [adresse]"),
        ("we live at 8 Tordenskjoldsgade, second door", "we live at [adresse]"),
        ("vi har fået plads i Den Blå Gris", "vi har fået plads i [institution]"),
        ("de ringede fra mælkebøtten igen", "de ringede fra [institution] igen"),
        ("i Rumpetrolden tror de hun er døv", "i [institution] tror de hun er døv"),
        ("Per fra fædregruppen siger noget andet", "[navn] fra fædregruppen siger noget andet"),
        ("bjørn er min søn", "[navn] er min søn"),
        ("hun tog Milas bamse", "hun tog [navn] bamse"),
        ("bilen derude cz 18 660 er hans", "bilen derude [nummerplade] er hans"),
        ("flytter ind på Rugmarken 61, vær. 4", "flytter ind på [adresse]"),
        ("there is a thread at eksempel.org/forum/9", "there is a thread at [link]"),
        ("på instagram hedder jeg hverdag.med.to", "på instagram hedder jeg [profil]"),
        ("hun er fra den 9/5 2020", "hun er fra den [fødselsdag]"),
    ],
)
def test_it_is_taken_out(text: str, left: str):
    assert SCRUBBER.scrub(text).text == left


@pytest.mark.parametrize(
    "text",
    [
        "lægevagten sagde vi skulle ringe til 1813 eller 112 og ikke 116 111",
        "livslinien 70 20 12 01 har kø og giftlinjen 82121212 er optaget",
        "min søn er 14 mdr og vejer 9800 g",
        "hun vejede 3450 3520 og 3610",
        "født 3500 g og 52 cm i uge 38",
        "vi skal til tandlæge 12.12 kl 10.30",
        "vi har tid d. 12/3 kl 10",
        "barnets lov § 29 stk. 2",
        "han sover fra 19.30 til 05.15",
        "kl 01 03 04.30 vågner hun",
        "min datter vågner hver time",
        "vi bor i Aalborg 9000",
        "jeg er Træt",
        "solen er i liv i storm",
        "sol og sommer, liv og glade dage",
        "august var hård og bo hos mor går ik",
        "jeg hedder ikke noget særligt",
        "hvad hedder jeres gruppe",
        "er der noget der hedder tilskud",
        "er Tryghedscirklen gratis i Familiens Hus",
        "vi var på legepladsen 3 gange og på vej 2 hjem",
        "min søn er vild med Gurli Gris og Rasmus Klump",
        "MIN SØN SOVER IKKE HJÆLP",
        "se sundhed.dk",
        "hilsen en træt mor",
        "i børnehaven i Odder",
        "I går sov hun. I skal bare vide det",
        "I was so tired and i miss my old life",
        "skat, min mand kalder mig det",
        "skat trækker i min løn",
        "august er en lang måned",
        "my daughter was born in June",
        "hun sover kun med Elsa dukken",
        "sårsalve virker ikke",
        "peter edderkop er den eneste sang der virker",
        "han løber ud på landevejen",
        "børnehavens sangtime",
        "det koster 10 000 kr. i dag er min datter syg",
        "på 18 660 om måneden",
    ],
)
def test_it_survives(text: str):
    scrubbed = SCRUBBER.scrub(text)
    assert scrubbed.text == text
    assert scrubbed.removed == ()


def test_the_spans_point_into_the_parents_own_text():
    text = "jeg hedder Mette ring 22334455"
    found = {r.kind: text[r.start : r.end] for r in SCRUBBER.scrub(text).removed}
    assert found == {"name": "Mette", "phone": "22334455"}


@given(st.text(max_size=300))
def test_any_text_can_be_scrubbed_and_nothing_else_is_changed(text: str):
    scrubbed = SCRUBBER.scrub(text)
    left, end = scrubbed.text, 0
    for removed in scrubbed.removed:
        kept = text[end : removed.start]
        assert left.startswith(kept)
        left, end = left[len(kept) :].partition("]")[2], removed.end
    assert left == text[end:]


@pytest.mark.parametrize(
    "repeated",
    [
        "a.",
        "a",
        "1 ",
        "12.",
        "@",
        "Aa ",
        "født 12 jan ",
        "a-",
        "ring 12 ",
        "konto ",
        "\n",
        "1 Aa ",
        "nr 1 ",
        "bor aavej 1 ",
        "Den Aa ",
        "Aavej, opg 1 ",
    ],
)
def test_no_message_keeps_the_others_waiting(repeated: str):
    begun = time.perf_counter()
    SCRUBBER.scrub((repeated * LONGEST)[:LONGEST])
    assert time.perf_counter() - begun < 1
