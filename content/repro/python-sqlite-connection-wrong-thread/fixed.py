import contextlib
import sqlite3
from concurrent.futures import ThreadPoolExecutor

DATABASE = "shop.db"


def count(_: int) -> int:
    with contextlib.closing(sqlite3.connect(DATABASE, timeout=5)) as connection:
        return connection.execute("select count(*) from sqlite_master").fetchone()[0]


with ThreadPoolExecutor(4) as pool:
    print(list(pool.map(count, range(4))))
