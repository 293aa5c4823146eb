from collections import Mapping


def is_mapping(value):
    return isinstance(value, Mapping)
