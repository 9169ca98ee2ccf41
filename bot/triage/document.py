"""The triage table as a page that a therapist can read and sign: `python -m bot.triage.document > docs/triage.md`."""

from bot.triage.table import Row, table
from bot.triage.taxonomy import topic_label

_HEAD = """# Triage

Denne side er lavet af tabellen i `bot/triage/table.yml`; ret den dér og skriv den igen med
`python -m bot.triage.document > docs/triage.md`. Made from that table: change it there.

## Rækkefølgen, for hver besked
1. **Sikker fare**: krisekort med nummeret først. Intet andet.
2. **Mulig fare**: først mødes forælderen, med nummeret i syne; så svares der. Herefter foreslås kun et menneske.
3. **Ikke forstået**: der spørges tilbage; anden gang tilbydes et menneske.
4. **Barnet er ældre end husets børn**: der vises videre, til det sted, profilen nævner, ellers kommunen.
5. **Forælderen beder om et menneske**, eller svaret hjalp ikke, og der er ikke en anden vej: et menneske.
6. **Der er et gennemgået svar**: det gives, med de tilbud, der passer, efter tabellen.
7. **Der er intet svar**: tabellens rute.

Tilbud foreslås altid i denne orden: **universelle** (alle inviteres), **åbne** (for dem, der vil), **målrettede** (for
nogle), **et menneske**. Et tilbud, der kræver en samtale eller en henvisning, nævnes aldrig, uden at det siges. Det,
forælderen har prøvet og fortalt ikke passede, foreslås ikke igen. Et tilbud for andre (alder, far, gravid, enlig,
tvillinger ...) foreslås ikke.

| Emne | Uden svar | Tilbud, i denne orden | Menneske | Hvorfor |
| --- | --- | --- | --- | --- |
"""
_FOOT = """
Læst og godkendt af: ______________________  Dato: ______________
"""
_ROUTES = {
    "callback": "et menneske",
    "medical": "læge, jordemoder eller sundhedsplejerske",
    "answer": "et fast svar",
    "offer": "husets tilbud",
    "redirect": "videre til det rette sted",
}
_LEVELS = {"universal": "universelle", "open": "åbne", "targeted": "målrettede"}


def document() -> str:
    """The document as Markdown."""
    return _HEAD + "".join(_row(topic, row) for topic, row in table().items()) + _FOOT


def _row(topic: str, row: Row) -> str:
    offers = ", ".join(_LEVELS[level] for level in row.levels) or "ingen"
    without = _ROUTES[row.without_story]
    if row.offer_first:
        without = f"et tilbud, der passer; ellers {without}"
    person = "straks" if row.person_soon else "-" if row.of_the_house else "sidst"
    return f"| {topic_label(topic)} | {without} | {offers} | {person} | {row.why} |\n"


if __name__ == "__main__":
    print(document(), end="")
