import importlib.util
import sys


def origin(name: str) -> str:
    spec = importlib.util.find_spec(name)
    return spec.origin if spec else "not found"


print("interpreter:", sys.executable)
print("searched:", *sys.path, sep="\n  ")
for name in ("json", "reportlib_pdf"):
    print(name, "->", origin(name))
