from datetime import datetime, timezone


def expired(until):
    return until < datetime.now()


print(expired(datetime(2026, 5, 1, tzinfo=timezone.utc)))
