from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo


def instant(text: str, zone: ZoneInfo, fold: int | None = None) -> datetime:
    """The moment that a clock in ZONE shows as TEXT; asks where there are two or none."""
    local = datetime.fromisoformat(text)
    if local.tzinfo is not None:
        raise ValueError("expected a local time")
    moments = [local.replace(tzinfo=zone, fold=f).astimezone(timezone.utc) for f in (0, 1)]
    if moments[0].astimezone(zone).replace(tzinfo=None) != local:
        raise ValueError(f"{text} does not exist in {zone}")
    if moments[0] != moments[1] and fold is None:
        raise ValueError(f"{text} happens twice in {zone}")
    return moments[fold or 0]


def hours(start: datetime, end: datetime) -> float:
    if end < start:
        raise ValueError("the shift ends before it begins")
    return (end - start) / timedelta(hours=1)


zone = ZoneInfo("Europe/Berlin")
for start, end in (("2026-03-28 22:00", "2026-03-29 06:00"), ("2026-10-24 22:00", "2026-10-25 06:00")):
    print(start, hours(instant(start, zone), instant(end, zone)))
for text in ("2026-03-29 02:30", "2026-10-25 02:30"):
    try:
        instant(text, zone)
    except ValueError as error:
        print(error)
print(hours(instant("2026-10-25 02:30", zone, fold=0), instant("2026-10-25 02:30", zone, fold=1)))
