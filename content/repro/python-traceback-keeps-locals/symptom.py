import gc
import weakref


class Upload:
    def __init__(self):
        self.data = bytearray(10_000_000)


alive = weakref.WeakSet()
failures = []


def handle(number):
    upload = Upload()
    alive.add(upload)
    raise ValueError(f"upload {number} is not an image")


for number in range(20):
    try:
        handle(number)
    except ValueError as error:
        failures.append(error)              # for the summary at the end

gc.collect()
print(len(failures), "errors kept,", len(alive), "uploads alive")
