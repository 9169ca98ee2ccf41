"""Where in the net someone is found: mail, links, names of profiles."""

import re
from collections.abc import Iterator

from bot.privacy.spans import Removed

_FLAGS = re.IGNORECASE | re.VERBOSE
_DOMAIN = r"(?:dk|com|net|org|io|me|eu|app|info|no|se|de|co|uk)"
_USER = r"(?<![\w.+-]) [\w.+-]{1,64}"
_HOST = r"[\w-]{1,63}"
_AT_SPELLED = r"(?:\ ?\(?(?:snabela|snabel-a|snabel\ a)\)?\ ? | \ ?\(a\)\ ? | \ at\ | \(at\))"
_MAIL = re.compile(
    rf"""{_USER} (?:@|\ @\ ) {_HOST} (?:\.{_HOST}){{0,5}} (?:\ ?\.[a-z]{{2,6}}) \b(?!/)
    | {_USER} {_AT_SPELLED} {_HOST} (?:\ ?(?:punktum|dot|\.)\ ? {_DOMAIN}){{1,2}} \b(?!/)""",
    _FLAGS,
)
_LINK = re.compile(
    rf"""(?:https?://|www\.) [^\s,]+ [^\s,.!?)]
    | (?<![\w.-]) (?:{_HOST}\.){{1,6}} {_DOMAIN} (?:/[^\s,]*[^\s,.!?)])? (?!\w)""",
    _FLAGS,
)
# Public places, which lead to nobody.
_PUBLIC = re.compile(
    r"""(?:https?://)? (?:www\.)? (?:sundhed|borger|sst|min-?laege|laegevagten|familieretshuset|retsinformation|barsel
    |mødrehjælpen|moedrehjaelpen|levudenvold|livslinien|netdoktor|baby|libero|google|facebook|instagram|youtube|mitid|e-boks
    |aula|[a-zæøå]+\.kommune|rigshospitalet|giftlinjen|boernsvilkaar|babyinstituttet) \.(?:dk|com|gov) /?""",
    _FLAGS,
)
# With @, or written as no word is: mor_til_tre, Trine.Fri.Mor.
_HANDLE = re.compile(r"(?<![\w.])(?:@\w[\w.]{2,40}|(?=\w*_)[^\W_]\w{3,40}(?<!_)|[A-Z]\w+(?:\.[A-Z]\w+){1,4})(?!\w)")
# A profile that is told without @ has a digit, a point or a low line in it.
_HANDLE_NAMED = re.compile(
    r"""\b (?:insta(?:gram)?|snap(?:chat|\ me)?|tik\ ?tok|facebook|fb|discord|telegram|messenger|whatsapp|skype|twitter
    |roblox|fortnite|minecraft)
    (?:\ ?(?:er|is|:|=|navn|hedder|jeg|hun|han|som|as|under|profil\w*|@)){0,3} \ ?
    (?P<it> (?=[\w.]*[\d_.]\w) \w[\w.]{2,}\w)""",
    _FLAGS,
)

_HANDLE_BEFORE = re.compile(
    r"(?P<it>(?<![\w.])(?=[\w.]*[\d_.]\w)\w[\w.]{2,40}\w) (?:på|on) (?:insta|snap|tik ?tok|facebook|fb|messenger)", re.I
)


def find(text: str) -> Iterator[Removed]:
    """Mail, links and handles."""
    yield from (Removed(*m.span(), "mail") for m in _MAIL.finditer(text))
    yield from (Removed(*m.span(), "link") for m in _LINK.finditer(text) if not _PUBLIC.fullmatch(m[0]))
    yield from (Removed(*m.span(), "handle") for m in _HANDLE.finditer(text))
    yield from (Removed(*m.span("it"), "handle") for m in _HANDLE_NAMED.finditer(text))
    yield from (Removed(*m.span("it"), "handle") for m in _HANDLE_BEFORE.finditer(text))
