"""Since when work may have been waiting. A pure function over a profile and a day."""

from datetime import date, timedelta

from bot.houses.hours import works
from bot.houses.profile import House

_LOOK_BACK = 60


def last_before(house: House | None, day: date) -> date:
    """The last working day before a day; simply the day before where the house is not known or is long closed."""
    before = [day - timedelta(days=ago) for ago in range(1, _LOOK_BACK)]
    return next((earlier for earlier in before if house and works(house, earlier)), before[0])
