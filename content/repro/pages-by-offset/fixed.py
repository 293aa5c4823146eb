import base64
import json
import sqlite3

db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE event (id INTEGER PRIMARY KEY, at INTEGER NOT NULL)")
db.executemany("INSERT INTO event (at) VALUES (?)", [(n // 3,) for n in range(1000)])
db.execute("CREATE INDEX by_time ON event (at, id)")


def page(cursor: str | None, size: int = 50) -> tuple[list[tuple[int, int]], str | None]:
    size = max(1, min(size, 200))
    after = json.loads(base64.urlsafe_b64decode(cursor)) if cursor else [1 << 62, 1 << 62]
    rows = db.execute("SELECT at, id FROM event WHERE (at, id) < (?, ?)"
                      " ORDER BY at DESC, id DESC LIMIT ?", (*after, size)).fetchall()
    more = base64.urlsafe_b64encode(json.dumps(rows[-1]).encode()).decode() if len(rows) == size else None
    return rows, more


seen, cursor = [], None
while True:
    rows, cursor = page(cursor)
    seen += [number for _, number in rows]
    db.execute("INSERT INTO event (at) VALUES (999999)")      # someone writes meanwhile
    if cursor is None:
        break
print(len(seen), len(set(seen)), set(range(1, 1001)) - set(seen))
