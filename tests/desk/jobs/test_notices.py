"""A house is told that requests wait: how many, and nothing about anybody; seldom, and never not at all."""

import logging
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.desk.jobs.notices import Notices
from bot.desk.jobs.settings import NotifySettings
from bot.desk.jobs.ways import ways
from tests.conftest import free_ports
from tests.desk.jobs.servers import HookServer, MailServer, serving
from tests.desk.queue.conftest import Staff
from tests.desk.queue.parent import Parent
from tests.desk.queue.test_queue import done

TO = "vagt@example.dk"


def by_mail(port: int) -> NotifySettings:
    return NotifySettings(
        notify_mail={"lolland": TO},
        smtp_host="127.0.0.1",
        smtp_port=port,
        smtp_security="none",
        smtp_from="natlys@example.dk",
    )


def by_hook(port: int) -> NotifySettings:
    return NotifySettings(notify_webhook={"lolland": f"http://127.0.0.1:{port}/hemmelig"})


def text(mail: object) -> str:
    return str(mail.get_body().get_content())  # type: ignore[attr-defined]


def test_a_mail_says_how_many_and_where_and_nothing_else(staff: Staff):
    (port,) = free_ports(1)
    with serving(MailServer(port)) as server:
        notices = Notices(staff.desk.parts, ways(by_mail(port)))
        notices.send()
        assert server.mails == []
        staff.parent().asks("Kvidrefugl", kind="callback")
        notices.send()
    (mail,) = server.mails
    assert (mail["To"], mail["From"], mail["Subject"]) == (TO, "natlys@example.dk", "Natlys: 1 ny henvendelse")
    name = staff.desk.parts.houses()["lolland"].name
    assert text(mail).splitlines() == [
        f"{name}: 1 ny henvendelse. Se dem på http://127.0.0.1:8083/console",
        "",
        f"{name}: 1 new request. See them at http://127.0.0.1:8083/console",
    ]


def test_a_webhook_gets_the_same(staff: Staff):
    (port,) = free_ports(1)
    with serving(HookServer(port)) as server:
        for _ in range(2):
            staff.parent().asks()
        Parent(staff.desk.parts, staff.key, house="skive").asks()
        Notices(staff.desk.parts, ways(by_hook(port))).send()
    link, name = "http://127.0.0.1:8083/console", staff.desk.parts.houses()["lolland"].name
    said = {"text": f"{name}: 2 nye henvendelser. Se dem på {link}", "house": "lolland", "new": 2, "link": link}
    assert server.posts == [said]


def test_at_most_one_in_a_quarter_of_an_hour_and_none_for_what_was_told(staff: Staff):
    (port,) = free_ports(1)
    with serving(HookServer(port)) as server:
        notices = Notices(staff.desk.parts, ways(by_hook(port)))
        staff.parent().asks()
        notices.send()
        for _ in range(3):
            staff.parent().asks()
            staff.desk.clock.pass_(minutes=4)
            notices.send()
        assert [post["new"] for post in server.posts] == [1]
        staff.desk.clock.pass_(minutes=4)
        notices.send()
        staff.desk.clock.pass_(hours=1)
        notices.send()
    assert [post["new"] for post in server.posts] == [1, 3]


def test_that_a_parent_has_written_again_is_told_and_our_own_doing_is_not(staff: Staff):
    (port,) = free_ports(1)
    with serving(HookServer(port)) as server:
        notices = Notices(staff.desk.parts, ways(by_hook(port)))
        parent = staff.parent().asks()
        notices.send()
        done(staff.anna, parent, "claim", version=0)
        done(staff.anna, parent, "answer", **parent.reply(2, "Hej", 1))
        staff.desk.clock.pass_(hours=1)
        notices.send()
        assert len(server.posts) == 1
        parent.writes("Tak, og en ting til.")
        notices.send()
    assert [post["new"] for post in server.posts] == [1, 1]


@pytest.mark.parametrize("way", [by_mail, by_hook])
def test_a_server_that_is_away_loses_nothing_and_nothing_secret_is_logged(
    staff: Staff, caplog: pytest.LogCaptureFixture, way: object
):
    (port,) = free_ports(1)
    notices = Notices(staff.desk.parts, ways(way(port)))  # type: ignore[operator]
    staff.parent().asks()
    with caplog.at_level(logging.DEBUG, "bot"):
        for _ in range(2):
            notices.send()
    assert len(caplog.messages) == 2
    assert all(message.startswith("notice.kept.Conn") for message in caplog.messages)
    assert "hemmelig" not in caplog.text and TO not in caplog.text
    with serving(MailServer(port) if way is by_mail else HookServer(port)) as server:
        notices.send()
        notices.send()
    assert len(server.mails if isinstance(server, MailServer) else server.posts) == 1


def test_a_webhook_that_refuses_is_tried_again(staff: Staff):
    (port,) = free_ports(1)
    staff.parent().asks()
    with serving(HookServer(port)) as server:
        notices = Notices(staff.desk.parts, ways(by_hook(port)))
        server.status = 500
        notices.send()
        server.status = 204
        notices.send()
        notices.send()
    assert len(server.posts) == 2


def test_after_a_restart_what_waits_is_told_and_what_is_taken_is_not(staff: Staff):
    (port,) = free_ports(1)
    taken, _ = staff.parent().asks(), staff.parent().asks()
    done(staff.anna, taken, "claim", version=0)
    with serving(HookServer(port)) as server:
        Notices(staff.desk.parts, ways(by_hook(port))).send()
    assert [post["new"] for post in server.posts] == [1]


def test_settings_that_would_not_work_or_not_be_safe_are_refused(tmp_path: Path):
    for wrong in (
        {"notify_mail": {"lolland": TO}},
        {"notify_mail": {"lolland": "vagt"}, "smtp_host": "x", "smtp_from": TO},
        {"notify_webhook": {"lolland": "ftp://hemmelig"}},
        {"smtp_user": "natlys", "smtp_security": "none"},
    ):
        with pytest.raises(ValidationError) as refused:
            NotifySettings.model_validate(wrong)
        assert "hemmelig" not in str(refused.value)
    secret = tmp_path / "password"
    secret.write_text("hemmelig\n")
    secret.chmod(0o644)
    with pytest.raises(ValidationError, match="chmod 600"):
        NotifySettings(smtp_password_file=secret)
    secret.chmod(0o600)
    assert NotifySettings(smtp_password_file=secret).smtp_password.get_secret_value() == "hemmelig"
