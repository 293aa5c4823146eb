import collections
import os
import tempfile
import tracemalloc

path = os.path.join(tempfile.mkdtemp(), "access.log")
with open(path, "w") as out:
    for n in range(200_000):
        out.write(f"10.0.0.{n % 50} GET /item/{n}\n")


def generated():
    lines = open(path).read().split("\n")
    return collections.Counter(line.split()[0] for line in lines if line)


def engineered():
    counts = collections.Counter()
    with open(path, "rb") as file:
        for line in file:
            counts[line.partition(b" ")[0]] += 1
    return counts


print(f"file: {os.path.getsize(path) / 1e6:.1f} MB")
for version in (generated, engineered):
    tracemalloc.start()
    counts = version()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"{version.__name__}: {len(counts)} addresses, peak {peak / 1e6:.1f} MB")

with open(path, "w") as out:
    out.write("10.0.0.1 " + "x" * 20_000_000)   # one line without an end
tracemalloc.start()
engineered()
print(f"engineered, one long line: peak {tracemalloc.get_traced_memory()[1] / 1e6:.1f} MB")
