"""A Telegram API over HTTP, as far as a polling bot uses it: it hands out updates and takes messages."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

PERSON = {"id": 7, "is_bot": False, "first_name": "P"}
BOT = {"id": 1, "is_bot": True, "first_name": "Natlys", "username": "natlys_bot"}


class TelegramApi:
    """`write` as a parent; read `sent` as the parent's screen, and `left` as the groups that the bot went out of."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.left: list[str] = []
        self._updates: list[dict[str, Any]] = []
        self._number = 0
        api = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
                fields = {k: v[0] for k, v in parse_qs(body, keep_blank_values=True).items()}
                result = api.call(self.path.rsplit("/", 1)[-1], fields)
                answer = json.dumps({"ok": True, "result": result}).encode()
                self.send_response(200)
                self.send_header("content-type", "application/json")
                self.end_headers()
                self.wfile.write(answer)

            do_GET = do_POST  # noqa: N815 (the library asks for this name)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def call(self, method: str, fields: dict[str, str]) -> Any:
        if method == "getMe":
            return BOT
        if method == "getUpdates":
            return self._wait_for_updates(int(fields.get("offset") or 0))
        if method == "sendMessage":
            self.sent.append(fields)
            return self._message(int(fields["chat_id"]), fields["text"], BOT)
        if method == "leaveChat":
            self.left.append(fields["chat_id"])
        return True

    def write(self, chat: int, text: str, kind: str = "private") -> None:
        """A message in a chat of a kind; in a channel nobody is its sender."""
        message = self._message(chat, text, PERSON, kind)
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        if kind == "channel":
            del message["from"]
        self._update("channel_post" if kind == "channel" else "message", message)

    def speak(self, chat: int) -> None:
        """A voice message."""
        message = self._message(chat, "", PERSON)
        del message["text"]
        message["voice"] = {"file_id": "v", "file_unique_id": "u", "duration": 2}
        self._update("message", message)

    def member(self, chat: int, kind: str, status: str) -> None:
        """The bot is taken into a group (`member`), or is out of it (`left`)."""
        changed = {"date": int(time.time()), "chat": self._chat(chat, kind), "from": PERSON}
        changed["old_chat_member"] = {"status": "left", "user": BOT}
        changed["new_chat_member"] = {"status": status, "user": BOT}
        self._update("my_chat_member", changed)

    def tap(self, chat: int, payload: str) -> None:
        query = {"id": "q", "from": PERSON, "chat_instance": "c", "data": payload}
        query["message"] = self._message(chat, "…", BOT)
        self._update("callback_query", query)

    def screen(self, chat: int) -> list[str]:
        """What a chat has been told so far."""
        return [message["text"] for message in self.sent if message["chat_id"] == str(chat)]

    def wait_for(self, words: str, chat: int, seconds: float = 20) -> dict[str, Any]:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for message in self.sent:
                if words in message["text"] and message["chat_id"] == str(chat):
                    return message
            time.sleep(0.05)
        raise AssertionError(f"never said in {len(self.sent)} messages: {words}")

    def close(self) -> None:
        self._server.shutdown()

    def _wait_for_updates(self, offset: int) -> list[dict[str, Any]]:
        deadline = time.monotonic() + 1
        while time.monotonic() < deadline:
            waiting = [u for u in self._updates if u["update_id"] >= offset]
            if waiting:
                return waiting
            time.sleep(0.02)
        return []

    def _update(self, kind: str, content: dict[str, Any]) -> None:
        self._number += 1
        self._updates.append({"update_id": self._number, kind: content})

    def _message(self, chat: int, text: str, sender: dict[str, Any], kind: str = "private") -> dict[str, Any]:
        self._number += 1
        return {
            "message_id": self._number,
            "date": int(time.time()),
            "chat": self._chat(chat, kind),
            "from": sender,
            "text": text,
        }

    def _chat(self, chat: int, kind: str) -> dict[str, Any]:
        return {"id": chat, "type": kind} | ({"first_name": "P"} if kind == "private" else {"title": "G"})
