import sqlite3
import time

db = sqlite3.connect(":memory:")
db.executescript("""
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT);
CREATE TABLE line (id INTEGER PRIMARY KEY, order_id INTEGER, name TEXT, cents INTEGER);
CREATE TABLE note (id INTEGER PRIMARY KEY, order_id INTEGER, text TEXT);
CREATE INDEX line_order ON line (order_id);
CREATE INDEX note_order ON note (order_id);
""")
db.executemany("INSERT INTO orders VALUES (?, 'c')", [(n,) for n in range(100)])
db.executemany("INSERT INTO line (order_id, name, cents) VALUES (?, 'x', 100)", [(n % 100,) for n in range(500)])
db.executemany("INSERT INTO note (order_id, text) VALUES (?, 'n')", [(n % 50,) for n in range(200)])
db.commit()
queries = []
db.set_trace_callback(queries.append)


def generated():
    result = {}
    for (order,) in db.execute("SELECT id FROM orders").fetchall():
        lines = db.execute("SELECT cents FROM line WHERE order_id = ?", (order,)).fetchall()
        notes = db.execute("SELECT text FROM note WHERE order_id = ?", (order,)).fetchall()
        result[order] = (sum(cents for (cents,) in lines), len(notes))
    return result


def one_big_join():
    return {order: (total, notes) for order, total, notes in db.execute(
        "SELECT o.id, sum(l.cents), count(n.id) FROM orders o JOIN line l ON l.order_id = o.id"
        " JOIN note n ON n.order_id = o.id GROUP BY o.id")}


def engineered():
    result = {order: (0, 0) for (order,) in db.execute("SELECT id FROM orders")}
    for order, total in db.execute("SELECT order_id, sum(cents) FROM line GROUP BY order_id"):
        result[order] = (total, 0)
    for order, notes in db.execute("SELECT order_id, count(*) FROM note GROUP BY order_id"):
        result[order] = (result[order][0], notes)
    return result


for version in (generated, one_big_join, engineered):
    queries.clear()
    found = version()
    print(f"{version.__name__}: {len(queries)} queries, {len(queries)} ms of round trips at 1 ms;"
          f" {len(found)} orders, order 0: {found[0]}")
