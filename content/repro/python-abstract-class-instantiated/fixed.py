from abc import ABC, abstractmethod


class Storage(ABC):
    @abstractmethod
    def read(self, key: str) -> str | None: ...

    @abstractmethod
    def write(self, key: str, value: str) -> None: ...


class MemoryStorage(Storage):
    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def read(self, key: str) -> str | None:
        return self._values.get(key)

    def write(self, key: str, value: str) -> None:
        self._values[key] = value


storage = MemoryStorage()
storage.write("a", "1")
print(storage.read("a"))
