from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")


def generated(start, end):
    fmt = "%Y-%m-%d %H:%M"
    return (datetime.strptime(end, fmt) - datetime.strptime(start, fmt)).total_seconds() / 3600


def improved(start, end):
    """With time zones, as the review asked."""
    zone = lambda text: datetime.fromisoformat(text).replace(tzinfo=BERLIN)
    return (zone(end) - zone(start)).total_seconds() / 3600


def engineered(start, end):
    utc = lambda text: datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(timezone.utc)
    return (utc(end) - utc(start)).total_seconds() / 3600


for title, start, end in (
        ("June", "2026-06-10 22:00", "2026-06-11 06:00"),
        ("March", "2026-03-28 22:00", "2026-03-29 06:00"),
        ("October", "2026-10-24 22:00", "2026-10-25 06:00")):
    print(f"{title}: generated {generated(start, end)}, improved {improved(start, end)},"
          f" engineered {engineered(start, end)}")

start = datetime(2026, 10, 24, 22, tzinfo=BERLIN)
print("eight hours later:", start + timedelta(hours=8))
print("eight hours later:", (start.astimezone(timezone.utc) + timedelta(hours=8)).astimezone(BERLIN))
