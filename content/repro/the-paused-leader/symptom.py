import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

WORKER = """
import sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=5)
name = sys.argv[2]

def acquire():
    now = time.time()
    return db.execute("UPDATE lease SET holder = ?, until = ? WHERE until < ?", (name, now + 0.5, now)).rowcount == 1

while not acquire():
    time.sleep(0.05)
print(name, "has the lease", flush=True)
if name == "A":
    sys.stdin.readline()                    # between the check and the act; here it is stopped
db.execute("UPDATE account SET cents = cents - 100, last = ?", (name,))
print(name, "has paid", flush=True)
"""
path = os.path.join(tempfile.mkdtemp(), "lease.db")
db = sqlite3.connect(path, isolation_level=None)
db.execute("CREATE TABLE lease (holder TEXT, until REAL)")
db.execute("INSERT INTO lease VALUES ('', 0)")
db.execute("CREATE TABLE account (cents INTEGER, last TEXT)")
db.execute("INSERT INTO account VALUES (1000, '')")


def worker(name):
    return subprocess.Popen([sys.executable, "-c", WORKER, path, name], text=True,
                            stdin=subprocess.PIPE, stdout=subprocess.PIPE)


a = worker("A")
print(a.stdout.readline().strip())
a.send_signal(signal.SIGSTOP)                   # a long collection, a frozen virtual machine
time.sleep(0.6)
b = worker("B")
print(b.communicate()[0].strip())
a.send_signal(signal.SIGCONT)
print(a.communicate("\n")[0].strip())
print("balance:", db.execute("SELECT cents, last FROM account").fetchone())
