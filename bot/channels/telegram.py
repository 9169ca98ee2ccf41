"""The Telegram channel: the same conversation by polling, in private chats only.

Telegram knows who writes, and the parent is told so before anything else but a crisis card. The link between a chat and
its conversation is kept in memory only and ends with the conversation; so Natlys cannot write first.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from telegram import Chat, ChatMember, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Update
from telegram.constants import MessageLimit
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.content.bilingual import Language
from bot.conversations import Conversation, Conversations, Expired, Full
from bot.deletion import asked_in, delete
from bot.turn import Turn
from bot.words import say
from bot.words.reply import Reply
from bot.words.voice import Voice

log = logging.getLogger(__name__)

_App = Application[Any, Any, Any, Any, Any, Any]
_LAST = 1
_LONGEST = int(MessageLimit.MAX_TEXT_LENGTH)
# For a preview Telegram would fetch the page.
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Telegram:
    """A bot that answers in private chats, turns away elsewhere, and says where on the web one is anonymous."""

    def __init__(
        self,
        turn: Turn,
        conversations: Conversations,
        clock: Callable[[], datetime],
        house: str | None,
        web: str,
    ) -> None:
        self._turn, self._conversations = turn, conversations
        self._clock, self._house, self._web = clock, house, web
        self._leaving: set[int] = set()

    async def poll(self, token: str, api: str) -> None:
        """Polls until it is cancelled. Raises TelegramError when Telegram does not answer at the start."""
        app: _App = Application.builder().token(token).base_url(f"{api}/bot").build()
        # Of the handlers only the first that fits is called, so nothing below meets a group.
        app.add_handler(_NotPrivate(self._turn_away))
        app.add_handler(CommandHandler("start", self._greet))
        app.add_handler(CallbackQueryHandler(self._tapped))
        app.add_handler(MessageHandler(~filters.StatusUpdate.ALL, self._written))
        app.add_handler(TypeHandler(Update, _let_go), group=_LAST)
        app.add_error_handler(self._failed)
        assert app.updater is not None
        async with app:
            await app.start()
            await app.updater.start_polling()
            try:
                await asyncio.Event().wait()
            finally:
                await app.updater.stop()
                await app.stop()

    async def _turn_away(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Tells a group or channel once why Natlys does not answer there, and leaves it."""
        chat, member = update.effective_chat, update.my_chat_member
        if chat is None:
            return
        if member and member.new_chat_member.status in (ChatMember.LEFT, ChatMember.BANNED):
            self._leaving.discard(chat.id)
        elif chat.id not in self._leaving:
            self._leaving.add(chat.id)
            words = [self._voice(language).say("telegram_private_only") for language in ("da", "en")]
            with contextlib.suppress(BadRequest, Forbidden):  # where it may not write it only leaves
                await chat.send_message("\n\n".join(words))
            await chat.leave()

    async def _greet(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        conversation, _ = self._conversation(update)
        # A link of a house (t.me/…?start=odder) names it; anything else in its place changes nothing.
        named = (context.args or [""])[0]
        if named in self._turn.library.houses:
            conversation.house = named
        voice = self._voice(conversation.language, conversation.house)
        await _send(update, say.greeting(voice, self._not_anonymous(voice)))

    async def _written(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        text = (message.text or message.caption or "") if message else ""
        conversation = self._lasting(update)
        if language := asked_in(text, conversation):
            await self._delete(update, conversation, language)
        else:
            await self._answer(update, text)

    def _lasting(self, update: Update) -> Conversation | None:
        try:
            return self._conversations.of_chat(_chat(update))
        except Expired:
            return None

    async def _tapped(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        assert query is not None
        await query.answer()
        await self._answer(update, query.data or "")

    async def _answer(self, update: Update, text: str) -> None:
        conversation, unwarned = self._conversation(update)
        async with conversation.one_at_a_time:
            async for said in self._turn.take(conversation, text, self._clock()):
                if not isinstance(said, Reply):
                    continue
                if unwarned and said.kind != "crisis":
                    unwarned = False
                    await self._warn(update, conversation)
                await _send(update, said)
        if unwarned:
            await self._warn(update, conversation)

    async def _warn(self, update: Update, conversation: Conversation) -> None:
        voice = self._voice(conversation.language)
        await _send(update, voice.reply(self._not_anonymous(voice), kind="notice"))

    async def _delete(self, update: Update, conversation: Conversation | None, language: Language) -> None:
        if conversation:
            await delete(conversation.key, self._conversations, self._turn)
        await _send(update, say.deleted(self._voice(language)))

    async def _failed(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A defect of ours is said plainly; when Telegram itself is away there is no way to say it."""
        log.error("telegram.failed", exc_info=context.error)
        if isinstance(update, Update) and not isinstance(context.error, TelegramError):
            voice = self._voice("da")
            full = voice.reply(voice.say("error_full"), kind="notice", phones=voice.phones(["112"]))
            await _send(update, full if isinstance(context.error, Full) else say.failed(voice))

    def _conversation(self, update: Update) -> tuple[Conversation, bool]:
        """The conversation of this chat, and whether it begins now. Raises Full."""
        lasting = self._lasting(update)
        if lasting:
            return lasting, False
        return self._conversations.begin("telegram", self._house, chat=_chat(update)), True

    def _voice(self, language: str, house_id: str | None = None) -> Voice:
        house = self._turn.library.houses.get(house_id or self._house or "")
        return Voice("en" if language == "en" else "da", house, self._clock(), "telegram")

    def _not_anonymous(self, voice: Voice) -> str:
        return voice.say("telegram_not_anonymous", web=self._web or voice.say("web_unknown"))


class _NotPrivate(BaseHandler[Update, Any, None]):
    """Whatever does not come from a private chat."""

    def check_update(self, update: object) -> bool:
        if not isinstance(update, Update):
            return False
        chat = update.effective_chat
        return chat is None or chat.type != Chat.PRIVATE


async def _let_go(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """The library holds its last update, text and chat and all, until something else comes."""
    await context.application.update_queue.put(None)


def _chat(update: Update) -> int:
    assert update.effective_chat is not None
    return update.effective_chat.id


async def _send(update: Update, reply: Reply) -> None:
    assert update.effective_chat is not None
    rows = [[InlineKeyboardButton(b.title, callback_data=b.payload)] for b in reply.buttons]
    numbers = "\n".join(p.number if p.label == p.number else f"{p.label}: {p.number}" for p in reply.phones)
    parts = (numbers, reply.text) if reply.kind == "crisis" else (reply.text, numbers)
    *before, last = _pieces("\n\n".join(part for part in parts if part))
    for piece in before:
        await update.effective_chat.send_message(piece, link_preview_options=_NO_PREVIEW)
    await update.effective_chat.send_message(
        last,
        reply_markup=InlineKeyboardMarkup(rows) if rows else None,
        link_preview_options=_NO_PREVIEW,
    )


def _pieces(text: str) -> list[str]:
    """The text in messages that Telegram takes, parted between paragraphs where that can be."""
    pieces = [""]
    for paragraph in text.split("\n\n"):
        joined = f"{pieces[-1]}\n\n{paragraph}".strip()
        if len(joined) <= _LONGEST:
            pieces[-1] = joined
        else:
            pieces += [paragraph[i : i + _LONGEST] for i in range(0, len(paragraph), _LONGEST)]
    return [piece for piece in pieces if piece] or [text]
