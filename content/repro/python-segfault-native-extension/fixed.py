import ctypes
import ctypes.util

libc = ctypes.CDLL(ctypes.util.find_library("c"))
libc.strdup.argtypes = [ctypes.c_char_p]
libc.strdup.restype = ctypes.c_void_p          # the default is int: 32 bits, half a pointer
libc.free.argtypes = [ctypes.c_void_p]

address = libc.strdup(b"ana")
if not address:
    raise MemoryError("strdup")
print(ctypes.string_at(address))
libc.free(address)
