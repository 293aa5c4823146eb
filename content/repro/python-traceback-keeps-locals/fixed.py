import gc
import traceback
import weakref


class Upload:
    def __init__(self) -> None:
        self.data = bytearray(10_000_000)


alive: "weakref.WeakSet[Upload]" = weakref.WeakSet()
failures: list[traceback.TracebackException] = []


def handle(number: int) -> None:
    upload = Upload()
    alive.add(upload)
    raise ValueError(f"upload {number} is not an image")


for number in range(20):
    try:
        handle(number)
    except ValueError as error:
        failures.append(traceback.TracebackException.from_exception(error))   # text, no frames

gc.collect()
print(len(failures), "errors kept,", len(alive), "uploads alive")
print("".join(failures[0].format()).splitlines()[-1])
