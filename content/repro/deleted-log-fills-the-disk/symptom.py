import os
import subprocess
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, "app.log")
log = open(path, "wb")                          # the service
log.write(b"x" * (32 << 20))
log.flush()


def state(title):
    listed = subprocess.run(["du", "-sm", "--apparent-size", folder], capture_output=True, text=True).stdout.split()[0]
    held = os.fstat(log.fileno())
    print(f"{title}: du {listed} MiB, file {held.st_blocks * 512 >> 20} MiB on disk, {held.st_nlink} names")


state("before rm")
os.unlink(path)                                 # the night shift
state("after rm")
print(os.readlink(f"/proc/self/fd/{log.fileno()}").rsplit("/", 1)[1])
os.ftruncate(log.fileno(), 0)                   # from outside: truncate -s 0 /proc/PID/fd/N
state("after truncate")
log.write(b"y" * 1024)
log.flush()
print(f"next write lands at {log.tell() - 1024 >> 20} MiB: size {os.fstat(log.fileno()).st_size >> 20} MiB")
