import sys


def target():
    return sys.argv[1]


print(target())
