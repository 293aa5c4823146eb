import contextlib
import sqlite3

db = sqlite3.connect(":memory:")
db.executescript("CREATE TABLE orders (id INTEGER PRIMARY KEY);"
                 "CREATE TABLE line (order_id INTEGER, cents INTEGER);")


@contextlib.contextmanager
def at_most(limit: int):
    seen: list[str] = []
    db.set_trace_callback(seen.append)
    try:
        yield
    finally:
        db.set_trace_callback(None)
    if len(seen) > limit:
        raise AssertionError(f"{len(seen)} queries, {limit} allowed; the last: {seen[-1]}")


def totals(orders: list[int]) -> dict[int, int]:
    result = dict.fromkeys(orders, 0)
    for start in range(0, len(orders), 500):                # a limit of parameters exists everywhere
        part = orders[start:start + 500]
        marks = ",".join("?" * len(part))
        result |= db.execute(f"SELECT order_id, sum(cents) FROM line WHERE order_id IN ({marks})"
                             " GROUP BY order_id", part).fetchall()
    return result


def load(count: int) -> list[int]:
    with db:
        db.execute("DELETE FROM line")
        db.executemany("INSERT INTO line VALUES (?, 250)", [(n,) for n in range(count)])
    return list(range(count + 1))                           # the last one has no lines


for count in (1, 40):                                       # same number of queries for both
    orders = load(count)
    with at_most(1):
        assert totals(orders)[count] == 0 and sum(totals(orders[:0]).values()) == 0
print("one query for 1 and for 40 orders")
try:
    with at_most(3):
        for order in load(40):
            totals([order])
except AssertionError as error:
    print(error)
