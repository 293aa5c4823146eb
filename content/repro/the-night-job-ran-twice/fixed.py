import datetime
import sqlite3
import zoneinfo

BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")
db = sqlite3.connect(":memory:", isolation_level=None)
db.execute("CREATE TABLE run (job TEXT, day TEXT, started TEXT, PRIMARY KEY (job, day))")


def due(now: datetime.datetime, at: datetime.time) -> datetime.date | None:
    """The business day whose run is due: the first moment at or after AT on the local clock."""
    local = now.astimezone(BERLIN)
    return local.date() if local.time() >= at else None


def start_once(job: str, day: datetime.date, now: datetime.datetime) -> bool:
    done = db.execute("INSERT INTO run VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                      (job, day.isoformat(), now.isoformat()))
    return done.rowcount == 1


for text in ("2026-03-28T23:00", "2026-05-31T22:00", "2026-10-24T22:00"):
    now = datetime.datetime.fromisoformat(text + "+00:00")
    for _ in range(5 * 60):
        day = due(now, datetime.time(2, 30))
        if day and start_once("interest", day, now):
            print(day, f"{now.astimezone(BERLIN):%H:%M %Z}")
        now += datetime.timedelta(minutes=1)
