from dataclasses import dataclass


@dataclass(frozen=True)
class Options:
    port: int = 5432
    timeout: float = 10

    @classmethod
    def read(cls, raw: dict) -> "Options":
        unknown = raw.keys() - cls.__dataclass_fields__.keys()
        if unknown:
            raise ValueError(f"unknown options: {', '.join(sorted(unknown))}")
        return cls(**raw)


try:
    Options.read({"port": 6432, "time_out": 3})
except ValueError as error:
    print(error)
