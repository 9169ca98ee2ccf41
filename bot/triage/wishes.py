"""Whether a parent asks for a person, whatever else the message is about."""

import re

from bot.safety.fold import fold, folded

_TALK = folded("(?:tale|snakke|skrive|talt|snakket|taler|snakker)")
_SOMEONE = folded("(?:en|nogen|nogn|noen|nogle|jer|et menneske|person|terapeut|familieterapeut|psykolog|professionel)")
_WISH = folded("(?:vil|ville|kan|ka|kunne|kun|ku|må|brug for at|trænger til at)")
# Nothing that turns it round, and nobody else whose wish it is, may stand in between: but “kan man ikke tale med ...”.
_BETWEEN = folded(r"(?:(?:man|jeg|vi) (?:ikke|ik) )?(?:(?!(?:ikke|ik|aldrig|ingen|hun|han|de|hende|ham)\b)\w+ ){0,3}?")
_TALKED_TO = "(?:talk|speak|write|chat) (?:to|with)"
_ANYONE = "(?:some|any|one of you|a (?:person|human|therapist))"
_WAYS = (
    rf"(?<!han )(?<!hun )(?<!de )\b{_WISH} {_BETWEEN}{_TALK} (?:\w+ )?med (?:en )?{_SOMEONE}\b(?! andre| anden)",
    rf"\b(?:er der|findes der|har i|har du) (?:\w+ )?{_SOMEONE} (?:\w+ ){{0,3}}?(?:jeg|vi|man) (?:\w+ )?{_WISH} "
    rf"(?:\w+ )?{_TALK} med(?! andre| flere)",
    rf"\bbrug for (?:en|nogen) (?:der|som) kan {_TALK} med",
    folded(r"\b(?:have|få) nogen (?:til )?at (?:gå igennem|tale|snakke)"),
    folded(r"\b(?:ring til mig|ringe til mig|ring mig op|ringe mig op|blive ringet op|ringes op)\b"),
    folded(rf"\b(?:can|could|may) (?:i|we) (?:\w+ )?{_TALKED_TO} {_ANYONE}"),
    folded(rf"\b(?:want|like|need|rather) (?:to )?{_TALKED_TO} {_ANYONE}"),
    folded(rf"\bis there (?:some|any)(?:one|body) (?:\w+ ){{0,2}}?(?:i|we) (?:can|could) {_TALKED_TO}"),
)
_ASKED_FOR = re.compile("|".join(_WAYS))


def wants_person(text: str) -> bool:
    """Whether the writer, and nobody else in the story, asks to talk or write with someone, or to be rung."""
    return _ASKED_FOR.search(fold(text)) is not None
