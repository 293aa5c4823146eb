import os
import shutil
import sqlite3
import tempfile

folder = tempfile.mkdtemp()
path, copy = os.path.join(folder, "shop.db"), os.path.join(folder, "backup.db")

shop = sqlite3.connect(path, isolation_level=None)
shop.execute("PRAGMA journal_mode = WAL")
shop.execute("CREATE TABLE orders (id INTEGER PRIMARY KEY, note TEXT)")
shop.execute("PRAGMA wal_checkpoint(TRUNCATE)")
reader = sqlite3.connect(path, isolation_level=None)        # somebody's open read
reader.execute("BEGIN")
reader.execute("SELECT count(*) FROM orders").fetchone()
shop.executemany("INSERT INTO orders (note) VALUES (?)", [("x" * 500,)] * 1000)

shutil.copy(path, copy)                                     # the nightly job: cp, exit status 0
print("backup file:", os.path.getsize(copy), "bytes")
restored = sqlite3.connect(copy)
print("integrity:", restored.execute("PRAGMA integrity_check").fetchone()[0])
print("orders in the shop:", shop.execute("SELECT count(*) FROM orders").fetchone()[0])
print("orders in the backup:", restored.execute("SELECT count(*) FROM orders").fetchone()[0])
