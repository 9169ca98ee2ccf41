"""What kind of question a message asks of a house and its offers, by how it is put."""

from bot.houses.ways import any_of, begins_with
from bot.safety.fold import fold

_BEFORE = "hej|og|ok|okay|men|ja|nej|tak|hi|and|but|yes"
_DAY = (
    r"(?:mandag\w*|tirsdag\w*|onsdag\w*|torsdag\w*|fredag\w*|lørdag\w*|søndag\w*|morgen|dag|aften|aftenen|weekenden"
    r"|formiddagen|eftermiddagen|\w+day|evening|tomorrow)\b"
)
# Each is whole in itself, or so nearly that it can only be about what stands on the screen.
_ON = begins_with(
    _BEFORE,
    r"(?:hvad|hvor meget) koster (?:det|den|de)\b",
    r"koster (?:det|den|de)\b",
    r"(?:er|is) (?:det|den|de|it|that) (?:gratis|free|kun for|for)\b",
    r"(?:hvad er prisen|how much (?:is|does) it)\b",
    r"(?:hvornår|hvad tid|hvad dag|hvilken? dage?|when)(?: (?:er|mødes|starter|begynder|ligger|foregår|is|does))?"
    r"(?: (?:det|den|de|i|it))?(?: (?:næste gang|igen|så|henne|next|start|meet))*$",
    r"(?:what|next) time\b",
    r"hvor (?:er|ligger|foregår|holder|mødes) (?:det|den|de|i)(?: henne)?$",
    r"where is (?:it|that)$",
    r"(?:skal|kan|må|ka|sku) (?:man|jeg|vi|du|han|hun|far|mor|min \w+) (?:\w+ ){0,2}"
    r"(?:tilmeld\w*|meld\w*|skriv\w*|book\w*|henvis\w*|komme|dukke op|møde op)"
    r"(?: (?:sig|mig|os|op|med|til|bare|alene))*$",
    r"(?:tilmelding|do (?:i|we) (?:have|need) to (?:sign|book|register|pay))\b",
    r"hvordan (?:kommer|melder|tilmelder) (?:man|jeg|vi) (?:med|til|derhen|ind|mig|os|sig)\b",
    r"how (?:do|can) (?:i|we) (?:join|sign|register|come|get in|get there)\b",
    r"(?:kan|må|ka|can|may) (?:\w+ ){1,4}(?:være med|komme med|tage med|med|come|join)(?: too)?$",
    r"hvem (?:er det for|kan komme|må komme|står|kører|laver|holder|leder)\b",
    r"who (?:is it for|can come|runs)\b",
    rf"(?:hvad med|what about|på|om|i|on|in) (?:\w+ )?{_DAY}",
    r"(?:hvad med|what about) (?:\w+ )?(?:far|fædre|mor|mødre|gravide|fathers|mothers|mænd)\b",
    rf"(?:er der |har i )?(?:noget|nogen|something|anything) (?:på|om|i|on|in) (?:\w+ )?{_DAY}",
    r"(?:er der |har i )?(?:noget|nogen|something|anything) (?:for|til|uden|andet|else)\b",
    r"er der (?:andet|flere)\b",
)
_ABOUT = begins_with(
    _BEFORE,
    r"hvad (?:er|laver|går|sker|kan|gør|indebærer)\b",
    r"hvordan (?:er|foregår|fungerer|virker|får|kan|starter)\b",
    r"hvor (?:længe|mange|tit|stor|stort)\b",
    r"(?:har|laver|holder) i\b",
    r"(?:er|findes) der\b",
    r"(?:kan|må|ka|skal) (?:man|jeg|vi|i|en)\b",
    r"(?:fortæl|sig) (?:mig |lidt |noget )*om\b",
    r"(?:hvem|kommer)\b",
    r"(?:what|how) (?:is|are|does|do|long|many)\b",
    r"(?:do you|is there|are there|can (?:i|we)|tell me)\b",
)
_WHOSE = any_of(
    r"hvor (?:gammel|gamle) (?:må|skal|er|kan) (?:man|børn\w*|barnet|de|jeg)\b",
    r"(?:er der |har i )?(?:en )?alders?(?:grænse|krav)\w*",
    r"how old (?:do|can|must|may)\b",
    r"is there an age limit",
    r"(?:må|kan) alle (?:komme|være|bruge)\b",
    r"hvem (?:må|kan) (?:komme|bruge|få)\b",
    r"hvem er (?:huset|i)\b",
)


def asks_on(text: str) -> bool:
    """Whether it follows what was shown: “hvad koster det?”, “og om torsdagen?”, “kan far komme med?”."""
    return _ON.match(fold(text)) is not None


def asks_about(text: str) -> bool:
    """Whether it is put as a question of which an offer's name could be the object."""
    return _ABOUT.match(fold(text)) is not None


def asks_whose(text: str) -> bool:
    """Whether it asks for whom the house is."""
    return _WHOSE.search(fold(text)) is not None
