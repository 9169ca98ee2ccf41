"""The Telegram channel: the same conversation by polling.

The link between a chat and a conversation is kept in memory only; so Natlys cannot write first.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.conversations import Conversation, Conversations, Expired
from bot.turn import Turn
from bot.words import say
from bot.words.reply import Reply
from bot.words.voice import Voice

log = logging.getLogger(__name__)

_App = Application[Any, Any, Any, Any, Any, Any]


class Telegram:
    """A bot that answers in private chats."""

    def __init__(
        self,
        turn: Turn,
        conversations: Conversations,
        clock: Callable[[], datetime],
        house: str | None,
    ) -> None:
        self._turn, self._conversations = turn, conversations
        self._clock, self._house = clock, house
        self._keys: dict[int, str] = {}

    async def poll(self, token: str, api: str) -> None:
        """Polls until it is cancelled. Raises TelegramError when Telegram does not answer at the start."""
        app: _App = Application.builder().token(token).base_url(f"{api}/bot").build()
        app.add_handler(CommandHandler("start", self._greet))
        app.add_handler(CommandHandler(["slet", "delete"], self._delete))
        app.add_handler(CallbackQueryHandler(self._tapped))
        app.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, self._written))
        app.add_error_handler(_told)
        assert app.updater is not None
        async with app:
            await app.start()
            await app.updater.start_polling()
            try:
                await asyncio.Event().wait()
            finally:
                await app.updater.stop()
                await app.stop()

    async def _greet(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        conversation = self._conversation(update)
        voice = self._voice(conversation)
        await _send(update, say.greeting(voice))
        await _send(update, voice.reply(voice.say("telegram_not_anonymous"), kind="notice"))

    async def _delete(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        conversation = self._conversation(update)
        self._conversations.end(conversation.key)
        await self._turn.forget(conversation)
        voice = self._voice(conversation)
        await _send(update, voice.reply(voice.say("telegram_deleted"), kind="notice"))

    async def _written(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        await self._answer(update, message.text if message and message.text else "")

    async def _tapped(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        assert query is not None
        await query.answer()
        await self._answer(update, query.data or "")

    async def _answer(self, update: Update, text: str) -> None:
        conversation = self._conversation(update)
        async with conversation.one_at_a_time:
            async for said in self._turn.take(conversation, text, self._clock()):
                if isinstance(said, Reply):
                    await _send(update, said)

    def _conversation(self, update: Update) -> Conversation:
        assert update.effective_chat is not None
        chat = update.effective_chat.id
        try:
            return self._conversations.get(self._keys.get(chat, ""))
        except Expired:
            conversation = self._conversations.begin("telegram", self._house)
            self._keys = {c: k for c, k in self._keys.items() if self._conversations.has(k)}
            self._keys[chat] = conversation.key
            return conversation

    def _voice(self, conversation: Conversation) -> Voice:
        house = self._turn.library.houses.get(conversation.house or "")
        return Voice("en" if conversation.language == "en" else "da", house, self._clock(), "telegram")


async def _send(update: Update, reply: Reply) -> None:
    assert update.effective_chat is not None
    rows = [[InlineKeyboardButton(b.title, callback_data=b.payload)] for b in reply.buttons]
    numbers = "\n".join(p.number if p.label == p.number else f"{p.label}: {p.number}" for p in reply.phones)
    parts = (numbers, reply.text) if reply.kind == "crisis" else (reply.text, numbers)
    text = "\n\n".join(part for part in parts if part)
    await update.effective_chat.send_message(text, reply_markup=InlineKeyboardMarkup(rows) if rows else None)


async def _told(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    log.error("telegram.failed", exc_info=context.error)
