import os
import sqlite3
import tempfile

path = os.path.join(tempfile.mkdtemp(), "a.db")
connection = sqlite3.connect(path, timeout=5, isolation_level=None)
connection.execute("PRAGMA journal_mode = WAL")
connection.execute("CREATE TABLE hits (day TEXT PRIMARY KEY, count INTEGER)")
connection.execute("BEGIN IMMEDIATE")
connection.execute("INSERT INTO hits VALUES ('2026-11-26', 1) ON CONFLICT DO UPDATE SET count = count + 1")
connection.execute("COMMIT")
print(connection.execute("SELECT * FROM hits").fetchall())
