import datetime
import zoneinfo

BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")
MINUTE = datetime.timedelta(minutes=1)


def runs(day):
    """Each minute of DAY that a scheduler comparing local hours and minutes takes for 02:30."""
    now = datetime.datetime.combine(day, datetime.time(), BERLIN).astimezone(datetime.timezone.utc)
    while (local := now.astimezone(BERLIN)).date() == day:
        if (local.hour, local.minute) == (2, 30):
            yield f"{local:%H:%M %Z}"
        now += MINUTE


for text in ("2026-03-29", "2026-06-01", "2026-10-25"):
    print(text, list(runs(datetime.date.fromisoformat(text))))
