import os
import signal
import subprocess
import sys
import tempfile
import time

SERVER = """
import signal, sys, time
def stop(*_):
    print("finished the running requests", flush=True)
    sys.exit(0)
signal.signal(signal.SIGTERM, stop)
open(sys.argv[1], "w").close()
time.sleep(5)
"""


def stop(title, command):
    ready = os.path.join(tempfile.mkdtemp(), "ready")
    with open(ready + ".py", "w") as file:
        file.write(SERVER)
    command = command.format(f"{sys.executable} {ready}.py {ready}")
    process = subprocess.Popen(["sh", "-c", command], stdout=subprocess.PIPE, text=True, start_new_session=True)
    while not os.path.exists(ready):
        time.sleep(0.01)
    process.send_signal(signal.SIGTERM)         # what docker stop sends to process 1
    status = process.wait()
    time.sleep(0.3)
    left = subprocess.run(["pgrep", "-g", str(process.pid)], capture_output=True, text=True).stdout.split()
    if left:
        os.killpg(process.pid, signal.SIGKILL)  # and after ten seconds this
    print(f"{title}: status {status}, server left running: {bool(left)}, its words: {process.stdout.read().strip()!r}")


stop("sh -c 'server; cleanup'", "{}; echo cleanup")
stop("sh -c 'exec server'", "exec {}")
