import json
import os
import subprocess
import sys
import tempfile
import time

SETTINGS = {"keys": [f"value {n}" for n in range(20_000)]}


def generated(path, settings):
    with open(path, "w") as file:
        json.dump(settings, file)


def engineered(path, settings):
    temporary = path + ".new"
    with open(temporary, "w") as file:
        json.dump(settings, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)


if len(sys.argv) > 1:                           # the child: saves until it is killed
    while True:
        globals()[sys.argv[1]](sys.argv[2], SETTINGS)

for version in ("generated", "engineered"):
    path = os.path.join(tempfile.mkdtemp(), "settings.json")
    globals()[version](path, SETTINGS)
    whole, broken = os.path.getsize(path), 0
    for _ in range(4):
        child = subprocess.Popen([sys.executable, __file__, version, path])
        give_up = time.monotonic() + 0.9
        while os.path.getsize(path) == whole and time.monotonic() < give_up:
            pass                                # wait for the worst moment, if there is one
        child.kill()
        child.wait()
        try:
            with open(path) as file:
                json.load(file)
        except ValueError:
            broken += 1
            globals()[version](path, SETTINGS)
    print(f"{version}: unreadable after {broken} of 4 kills")
