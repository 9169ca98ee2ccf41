"""Messages that only say who somebody is: ages, weeks, who is at home. No danger can be told in these words."""

import re

from bot.safety.fold import fold

_LONGEST = 14
# A number that may be a temperature, where nobody says “jeg er” or “uge” before it.
_FEVER = re.compile(
    r"\b(?:3[6-9]|4[0-2])[.,]\d|(?<!jeg er )(?<!i am )(?<!uge )(?<!week )\b(?:3[7-9]|4[0-2])\b", re.IGNORECASE
)
# Who is alone may be a child; who is alone with a child is a parent.
_ALONE_WITH = re.compile(r"\balene (?=med )")
# Pronouns, family, numbers and a few verbs of being: none that does anything to anybody, no “not”, no body, no feeling.
_WORDS = frozenset(
    fold(
        """
    jeg vi han hun den min mit mine vores er var bliver blev har hedder bor venter hej og med på i om fra for
    til af som der en et to tre fire fem seks syv otte ni ti elleve tolv uge uger måned måneder mdr mnd år årig
    årige gammel gamle dag dage gravid højgravid mor far forælder forældre alenemor alenefar enlig single
    solomor gift samboende kæreste mand kone barn børn baby søn sønnen datter datteren dreng drengen pige pigen
    tvilling tvillinger storesøster storebror lillesøster lillebror søskende første anden andet tredje nummer
    gang nu lige snart næsten kun også halvt halvandet termin barsel januar februar marts april maj juni juli
    august september oktober november december
    i we am are is was my our a an the and with of on in at old years year months month weeks week days pregnant
    mum mom dad mother father single child children kid kids baby son daughter boy girl twin twins first second
    third expecting have has
    """
    ).split()
)


def is_plain(text: str) -> bool:
    """Whether a short message is made of such words and of numbers alone."""
    words = _ALONE_WITH.sub("", fold(text)).split()
    if not 0 < len(words) <= _LONGEST or _FEVER.search(text):
        return False
    return all(word in _WORDS or word.isdigit() for word in words)
