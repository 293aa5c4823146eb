import os
import sqlite3
import tempfile
import time


class Unusable(Exception):
    pass


def back_up(path: str, target: str) -> None:
    source, copy = sqlite3.connect(path), sqlite3.connect(target + ".part")
    with source, copy:
        source.backup(copy)                     # consistent, while others write
    source.close()
    copy.close()
    prove(target + ".part", least=0.9 * count(path))
    os.replace(target + ".part", target)


def count(path: str) -> int:
    db = sqlite3.connect(path)
    try:
        return db.execute("SELECT count(*) FROM orders").fetchone()[0]
    finally:
        db.close()


def prove(path: str, least: float) -> None:
    """Restores: opens the copy as the service would and asks what the service asks."""
    db = sqlite3.connect(path)
    try:
        if (answer := db.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            raise Unusable(answer)
        rows, newest = db.execute("SELECT count(*), max(at) FROM orders").fetchone()
    finally:
        db.close()
    if rows < least:
        raise Unusable(f"{rows} orders, expected at least {least:.0f}")
    if newest is None or time.time() - newest > 86_400:
        raise Unusable("nothing in it is younger than a day")


folder = tempfile.mkdtemp()
path = os.path.join(folder, "shop.db")
shop = sqlite3.connect(path, isolation_level=None)
shop.execute("PRAGMA journal_mode = WAL")
shop.execute("PRAGMA wal_autocheckpoint = 0")
shop.execute("CREATE TABLE orders (id INTEGER PRIMARY KEY, at REAL)")
shop.executemany("INSERT INTO orders (at) VALUES (?)", [(time.time(),)] * 1000)
back_up(path, os.path.join(folder, "backup.db"))
print("proved:", count(os.path.join(folder, "backup.db")), "orders")
try:
    prove(os.path.join(folder, "backup.db"), least=5000)
except Unusable as error:
    print("refused:", error)
