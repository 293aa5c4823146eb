import os
import pathlib
import sqlite3
import tempfile

path = pathlib.Path(tempfile.mkdtemp()) / "shop.db"
with sqlite3.connect(path) as connection:
    connection.execute("CREATE TABLE users (id INTEGER PRIMARY KEY)")
connection.close()

existing = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)
print(existing.execute("SELECT name FROM sqlite_master").fetchall())
print(os.path.getsize(path) > 0)
