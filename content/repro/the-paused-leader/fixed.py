import sqlite3
import time

db = sqlite3.connect(":memory:", isolation_level=None)
db.execute("CREATE TABLE lease (holder TEXT, until REAL, token INTEGER)")
db.execute("INSERT INTO lease VALUES ('', 0, 0)")
db.execute("CREATE TABLE account (cents INTEGER, fence INTEGER)")
db.execute("INSERT INTO account VALUES (1000, 0)")


class Superseded(Exception):
    pass


def acquire(name: str, now: float, seconds: float) -> int | None:
    row = db.execute("UPDATE lease SET holder = ?, until = ?, token = token + 1"
                     " WHERE until < ? RETURNING token", (name, now + seconds, now)).fetchone()
    return row[0] if row else None


def pay(cents: int, token: int) -> None:
    """The resource refuses a token older than one it has seen. The holder's own belief does not count."""
    done = db.execute("UPDATE account SET cents = cents - ?, fence = ? WHERE fence <= ?", (cents, token, token))
    if done.rowcount != 1:
        raise Superseded(f"token {token} is no longer the newest")


now = time.time()
a = acquire("A", now, 0.5)
assert acquire("B", now + 0.1, 0.5) is None
b = acquire("B", now + 1.0, 0.5)                # A was paused and does not know it
pay(100, b)
try:
    pay(100, a)
except Superseded as error:
    print("A:", error)
print("balance:", db.execute("SELECT cents FROM account").fetchone()[0], "tokens:", a, b)
