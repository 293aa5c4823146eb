import os


def private() -> int:
    with open("/proc/self/smaps_rollup") as file:
        return sum(int(line.split()[1]) for line in file if line.startswith("Private")) // 1024


table = [{"id": n} for n in range(500_000)]
child = os.fork()
if child == 0:
    before = private()
    total = sum(1 for row in table if row is not None)      # only reads
    print(f"private memory of the child: {before} MB, after reading: {private()} MB")
    os._exit(0)
os.waitpid(child, 0)
