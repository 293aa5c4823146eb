import sqlite3

db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE event (id INTEGER PRIMARY KEY, at INTEGER, name TEXT)")
db.executemany("INSERT INTO event (at, name) VALUES (?, 'e')", [(n // 3,) for n in range(200_000)])
db.execute("CREATE INDEX by_time ON event (at, id)")

OFFSET = "SELECT id, at FROM event ORDER BY at DESC LIMIT 50 OFFSET ?"
KEYSET = "SELECT id, at FROM event WHERE (at, id) < (?, ?) ORDER BY at DESC, id DESC LIMIT 50"


def by_offset():
    for page in range(100):
        yield db.execute(OFFSET, (page * 50,)).fetchall()


def by_key():
    last = (1 << 62, 1 << 62)
    for _ in range(100):
        rows = db.execute(KEYSET, last).fetchall()
        yield rows
        last = (rows[-1][1], rows[-1][0])


def export(pages, event):
    seen, before = [], {row[0] for row in db.execute("SELECT id FROM event")}
    for rows in pages():
        seen += [row[0] for row in rows]
        event()
    old = [i for i in seen if i in before]
    there = {row[0] for row in db.execute("SELECT id FROM event WHERE id > ?", (min(old),))}
    missed = len((there & before) - set(seen))
    return f"{len(old) - len(set(old))} twice, {missed} never"


def insert():
    db.executemany("INSERT INTO event (at, name) VALUES (99999999, 'new')", [()] * 3)


def delete():
    db.execute("DELETE FROM event WHERE id IN (SELECT id FROM event ORDER BY at DESC, id DESC LIMIT 3)")


for pages in (by_offset, by_key):
    for event in (insert, delete):
        print(f"{pages.__name__}, others {event.__name__}: {export(pages, event)}")

steps = 0


def count():
    global steps
    steps += 1


db.set_progress_handler(count, 100)
for title, query, values in (("offset 190000", OFFSET, (190_000,)), ("keyset", KEYSET, (3_000, 0))):
    steps = 0
    db.execute(query, values).fetchall()
    print(f"{title}: about {steps * 100} steps of the virtual machine")
