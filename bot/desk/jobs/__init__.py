"""What the desk does by itself: deletes, lets go of what leavers held, keeps the days' room, and sends notices."""

from bot.desk.jobs.keep import keep as keep
