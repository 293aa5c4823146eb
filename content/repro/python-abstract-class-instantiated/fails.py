from abc import ABC, abstractmethod


class Storage(ABC):
    @abstractmethod
    def read(self, key): ...

    @abstractmethod
    def write(self, key, value): ...


class MemoryStorage(Storage):
    def read(self, key):
        return None

    def wirte(self, key, value):
        pass


MemoryStorage()
