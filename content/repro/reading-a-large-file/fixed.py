import collections
import io
from collections.abc import Iterator
from typing import BinaryIO


class LineTooLong(ValueError):
    pass


def lines(file: BinaryIO, limit: int = 64 * 1024) -> Iterator[bytes]:
    number = 0
    while line := file.readline(limit + 1):     # never more than this in memory
        number += 1
        if len(line) > limit:
            raise LineTooLong(f"line {number} is longer than {limit} bytes")
        yield line.rstrip(b"\r\n")


def count(file: BinaryIO, most: int = 100_000) -> tuple[collections.Counter, int, int]:
    counts: collections.Counter[bytes] = collections.Counter()
    broken = other = 0
    for line in lines(file):
        address, space, _ = line.partition(b" ")
        if not space:
            broken += 1
        elif address in counts or len(counts) < most:
            counts[address] += 1
        else:
            other += 1
    return counts, broken, other


text = b"10.0.0.1 GET /\r\n10.0.0.2 GET /\nbroken\n10.0.0.1 GET \xff\xfe\n10.0.0.3 GET /"
print(count(io.BytesIO(text)))
print(count(io.BytesIO(text), most=2))
try:
    count(io.BytesIO(b"x" * 1_000_000))
except LineTooLong as error:
    print(error)
