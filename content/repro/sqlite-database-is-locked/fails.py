import os
import sqlite3
import tempfile

path = os.path.join(tempfile.mkdtemp(), "a.db")
one = sqlite3.connect(path, isolation_level=None)
two = sqlite3.connect(path, isolation_level=None, timeout=0.1)
one.execute("CREATE TABLE hits (count INTEGER)")
one.execute("BEGIN IMMEDIATE")
two.execute("INSERT INTO hits VALUES (1)")
