import gc
import sys
import types

SHARED = (type, types.ModuleType, types.FunctionType, types.BuiltinFunctionType)


def deep_size(*roots: object) -> int:
    """Bytes of everything reachable from ROOTS; classes, modules and functions left out."""
    seen: set[int] = set()
    todo = [root for root in roots if not isinstance(root, SHARED)]
    total = 0
    while todo:
        value = todo.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        total += sys.getsizeof(value)
        todo += (x for x in gc.get_referents(value) if not isinstance(x, SHARED))
    return total


cache = {n: {"id": n, "tags": ["new", f"batch {n}"]} for n in range(1000)}
print(deep_size(cache) > 10 * sys.getsizeof(cache))
