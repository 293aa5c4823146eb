# run: python3 -X faulthandler fails.py
import ctypes


def read_name(address):
    return ctypes.string_at(address)


read_name(0)
