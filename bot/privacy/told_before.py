"""What stands before a word and tells that it is somebody's name."""

from bot.privacy.words import Words

_NEAR_END = 3  # words


def after_named(words: Words, at: int) -> bool:
    """“Hun hedder …”: after it anything is a name; after “noget der hedder …” only what looks like one."""
    cue, subject = words.before(at), words.before(at, 2)
    if cue in ("er", "is", "var"):
        theirs = words.is_cue(words.before(at, 3), "whose") or _looks_like_a_name(words, at)
        return subject in ("navn", "navnet", "name") and theirs
    if cue in ("ham", "hende", "him", "her", "barnet", "babyen"):
        return subject in ("kalder", "kaldte", "kalde", "call", "called") and _looks_like_a_name(words, at)
    if not words.is_cue(cue, "named"):
        return False
    if subject in ("der", "som", "who"):
        subject = words.before(at, 3)
        return words.is_cue(subject, "someone") or (_looks_like_a_name(words, at) and subject != "noget")
    return words.is_cue(subject, "subject", "someone") or _looks_like_a_name(words, at)


def after_title(words: Words, at: int) -> bool:
    """“fru”, “dr.”."""
    return words.is_cue(words.before(at, 2) if words.before(at) == "." else words.before(at), "title")


def after_parent_of(words: Words, at: int) -> bool:
    """“mor til …”."""
    return words.before(at) in ("til", "to") and words.is_cue(words.before(at, 2), "someone")


def follows_someone(words: Words, at: int) -> bool:
    """Whether it is the name of whom the word before it tells: “min søn …”."""
    if words.capital(at) and not words[at].is_upper:
        return True
    if words.is_unheard_of(at) or (words.is_rare(at) and not words.is_known(words[at].name)):
        return True
    return words.is_name_and_word(at) and words.is_cue(words[at].name, "nouns")


def signs_off(words: Words, at: int) -> bool:
    """“hilsen …”, “mvh …” at the end."""
    near_end = at >= len(words) - _NEAR_END
    return near_end and any(words.is_cue(words.before(at, back), "sign_off") for back in (1, 2))


def _looks_like_a_name(words: Words, at: int) -> bool:
    listed = words.is_name_before_word(at) or words.is_first(at) or words.is_rare(at)
    return listed or (words.capital(at) and not words[at].is_upper)
