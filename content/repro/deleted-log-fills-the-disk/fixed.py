import logging.handlers
import os
import tempfile

path = os.path.join(tempfile.mkdtemp(), "app.log")
handler = logging.handlers.WatchedFileHandler(path)
log = logging.getLogger("shop")
log.addHandler(handler)

log.warning("first")
os.rename(path, path + ".1")                    # what logrotate does without copytruncate
log.warning("second")
os.unlink(path)                                 # and what a tired person does
log.warning("third")

print(open(path + ".1").read().split(), open(path).read().split())
assert os.fstat(handler.stream.fileno()).st_nlink == 1
