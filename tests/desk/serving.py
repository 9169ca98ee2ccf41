"""A real server, for tests in which several speak with the desk at once."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp

from bot.desk.app import desk_app
from bot.desk.parts import DeskParts


@contextlib.contextmanager
def serving(parts: DeskParts) -> Iterator[str]:
    """The address of the desk while it is served."""
    with serving_app(desk_app(parts)) as address:
        yield address


@contextlib.contextmanager
def serving_app(app: ASGIApp) -> Iterator[str]:
    """The address of an application while it is served."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
