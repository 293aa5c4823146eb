from collections.abc import Mapping         # since 3.3, and the only place since 3.10


def is_mapping(value: object) -> bool:
    return isinstance(value, Mapping)


print(is_mapping({}))
