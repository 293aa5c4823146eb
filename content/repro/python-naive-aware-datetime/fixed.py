from datetime import datetime, timezone


def expired(until: datetime) -> bool:
    return until < datetime.now(timezone.utc)


print(expired(datetime(2026, 5, 1, tzinfo=timezone.utc)))
print(datetime.fromisoformat("2026-05-01T12:00:00").replace(tzinfo=timezone.utc))
