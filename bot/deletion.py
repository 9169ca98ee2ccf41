"""Deleting a conversation at once: what the button, the command and the word typed alone all do."""

from bot.content.bilingual import Language
from bot.conversations import Conversation, Conversations
from bot.turn import Turn, clean

# Only a message that says nothing else: “kan man slette sin profil” is a question.
_ALONE: dict[Language, tuple[str, ...]] = {
    "da": (
        "slet",
        "slet alt",
        "slet chatten",
        "slet det",
        "slet det hele",
        "slet det nu",
        "slet nu",
        "slet samtalen",
        "slet tak",
    ),
    "en": (
        "delete",
        "delete all",
        "delete chat",
        "delete conversation",
        "delete everything",
        "delete it",
        "delete it all",
        "delete now",
        "delete the chat",
        "delete the conversation",
        "delete this chat",
        "delete this conversation",
    ),
}
_LANGUAGE = {words: language for language, alone in _ALONE.items() for words in alone}
_AROUND = " \t\n/.!…\"'“”„»«"


def asked_in(text: str, conversation: Conversation | None = None) -> Language | None:
    """The language of a message that asks to delete its conversation and says nothing else; None for any other.

    With a request open, “slet” is said of that.
    """
    if conversation and conversation.has_opened_a_request:
        return None
    return _LANGUAGE.get(" ".join(clean(text).strip(_AROUND).casefold().split()))


async def delete(key: str, conversations: Conversations, turn: Turn) -> None:
    """Forgets a conversation, here and in the brain; an unknown one is no error."""
    conversation = conversations.end(key)
    if conversation:
        await turn.forget(conversation)
