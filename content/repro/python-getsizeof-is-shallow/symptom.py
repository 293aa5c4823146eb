import sys
import tracemalloc

tracemalloc.start()
before = tracemalloc.get_traced_memory()[0]
cache = {n: {"id": n, "tags": ["new", f"batch {n}"]} for n in range(100_000)}
after = tracemalloc.get_traced_memory()[0]

print(f"getsizeof: {sys.getsizeof(cache) / 1e6:.1f} MB")
print(f"traced:    {(after - before) / 1e6:.1f} MB")
