rows = bytearray(1 << 46)
