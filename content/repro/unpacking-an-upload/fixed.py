import gzip
import io
import os
import tarfile
import tempfile


class Refused(ValueError):
    pass


class Limited(io.RawIOBase):
    """Counts what comes out of the decompressor, whatever the headers say."""

    def __init__(self, source, limit: int) -> None:
        self.source, self.left = source, limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        data = self.source.read(min(len(buffer), self.left + 1))
        self.left -= len(data)
        if self.left < 0:
            raise Refused("unpacks to more than allowed")
        buffer[:len(data)] = data
        return len(data)


def unpack(file, folder: str, most_bytes: int = 20_000_000, most_files: int = 1_000) -> list[str]:
    names = []
    plain = io.BufferedReader(Limited(gzip.GzipFile(fileobj=file), most_bytes))
    with tarfile.open(fileobj=plain, mode="r|") as tar:         # a stream: nothing is read twice
        for member in tar:
            if len(names) >= most_files:
                raise Refused("too many files")
            if not (member.isreg() or member.isdir()):
                raise Refused(f"{member.name}: only files and folders")
            try:
                tar.extract(member, folder, filter="data")      # 3.12; also 3.11.4, 3.10.12, ...
            except tarfile.FilterError as error:
                raise Refused(f"{member.name}: {type(error).__name__}") from error
            names.append(member.name)
    return names


def archive(name, data=b"x", kind=tarfile.REGTYPE, mode=0o644):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        info = tarfile.TarInfo(name)
        info.type, info.size, info.mode, info.linkname = kind, len(data), mode, "/etc"
        tar.addfile(info, io.BytesIO(data))
    return io.BytesIO(buffer.getvalue())


base = tempfile.mkdtemp()
folder = os.path.join(base, "upload-7")
os.mkdir(folder)
print(unpack(archive("docs/readme.txt", mode=0o4777), folder),
      oct(os.stat(os.path.join(folder, "docs/readme.txt")).st_mode & 0o7777))
for upload in (archive("../outside.txt"), archive("link", b"", tarfile.SYMTYPE), archive("zeros", bytes(30_000_000))):
    try:
        unpack(upload, folder)
    except Refused as error:
        print("refused:", error)
assert os.listdir(base) == ["upload-7"]
