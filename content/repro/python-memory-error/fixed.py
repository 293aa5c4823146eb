import io
import struct

MOST = 16 * 1024 * 1024


def read_block(stream: io.BufferedIOBase) -> bytes:
    (length,) = struct.unpack(">Q", stream.read(8))
    if length > MOST:
        raise ValueError(f"block of {length} bytes, at most {MOST} are accepted")
    return stream.read(length)


print(read_block(io.BytesIO(struct.pack(">Q", 5) + b"hello")))
try:
    read_block(io.BytesIO(b"HTTP/1.1 400 Bad Request"))
except ValueError as error:
    print(error)
