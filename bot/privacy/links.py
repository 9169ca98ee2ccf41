"""Where in the net someone is found: mail, links, names of profiles."""

import re
from collections.abc import Iterator

from bot.privacy.spans import Removed

_FLAGS = re.IGNORECASE | re.VERBOSE
_DOMAIN = r"(?:dk|com|net|org|io|me|eu|app|info|no|se|de|co\.uk)"
_MAIL = re.compile(
    r"""[\w.+-]+ \ ?@\ ? [\w-]+ (?:\.[\w-]+)* (?:\ ?\.[a-z]{2,6}) \b
    | \b [\w.+-]+ (?:\ ?\(?(?:snabela|snabel-a|snabel\ a|at)\)?\ ?) [\w-]+ (?:\ ?(?:punktum|dot|\.)\ ?)
      (?:dk|com|net|org|no|se|de) \b""",
    _FLAGS,
)
_LINK = re.compile(
    rf"(?:https?://|www\.) [^\s,]+ [^\s,.!?)] | \b (?:[\w-]+\.)+ {_DOMAIN} (?:/[^\s,]*[^\s,.!?)])? (?!\w)", _FLAGS
)
# Public places, which lead to nobody.
_PUBLIC = re.compile(
    r"""(?:https?://)? (?:www\.)? (?:sundhed|borger|sst|min-?laege|laegevagten|familieretshuset|retsinformation|barsel
    |mødrehjælpen|moedrehjaelpen|levudenvold|livslinien|netdoktor|baby|libero|google|facebook|instagram|youtube|mitid|e-boks
    |aula|[a-zæøå]+\.kommune|rigshospitalet|giftlinjen|boernsvilkaar|babyinstituttet) \.(?:dk|com|gov) /?""",
    _FLAGS,
)
_HANDLE = re.compile(r"(?<![\w.])@\w[\w.]{2,}")
# A profile that is told without @ has a digit, a point or a low line in it.
_HANDLE_NAMED = re.compile(
    r"""\b (?:insta(?:gram)?|snap(?:chat)?|tik\ ?tok|facebook|fb|discord|telegram|messenger|whatsapp|skype|twitter)
    (?:\ ?(?:er|is|:|=|navn|hedder|som|under|profil\w*|@)){0,3} \ ? (?P<it> (?=[\w.]*[\d_.]\w) \w[\w.]{2,}\w)""",
    _FLAGS,
)


def find(text: str) -> Iterator[Removed]:
    """Mail, links and handles."""
    yield from (Removed(*m.span(), "mail") for m in _MAIL.finditer(text))
    yield from (Removed(*m.span(), "link") for m in _LINK.finditer(text) if not _PUBLIC.fullmatch(m[0]))
    yield from (Removed(*m.span(), "handle") for m in _HANDLE.finditer(text))
    yield from (Removed(*m.span("it"), "handle") for m in _HANDLE_NAMED.finditer(text))
