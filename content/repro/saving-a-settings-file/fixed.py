import json
import os
import stat
import tempfile


def save(path: str, settings: dict) -> None:
    data = json.dumps(settings, indent=1).encode()          # fails before anything is touched
    path = os.path.realpath(path)               # through a link, not in its place
    folder = os.path.dirname(path)
    mode = stat.S_IMODE(os.stat(path).st_mode) if os.path.exists(path) else 0o600
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=".settings-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())             # the bytes, before the name points to them
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    directory = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(directory)                     # the name
    finally:
        os.close(directory)


folder = tempfile.mkdtemp()
path = os.path.join(folder, "settings.json")
save(path, {"retries": 3})
os.chmod(path, 0o640)
os.symlink(path, os.path.join(folder, "link.json"))
save(os.path.join(folder, "link.json"), {"retries": 4})
print(json.load(open(path)), oct(os.stat(path).st_mode & 0o777), sorted(os.listdir(folder)))
try:
    save(path, {"retries": {1, 2}})
except TypeError as error:
    print(error, "-", json.load(open(path)))
