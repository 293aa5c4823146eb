import math
import struct


def half(x):                                    # float16: 11 bits, up to 65504
    try:
        return struct.unpack("e", struct.pack("e", x))[0]
    except OverflowError:
        return math.copysign(math.inf, x)


def bfloat(x):                                  # bfloat16: 8 bits, range of float32
    bits = struct.unpack("I", struct.pack("f", x))[0]
    bits += 0x7FFF + (bits >> 16 & 1)           # round to nearest, ties to even
    return struct.unpack("f", struct.pack("I", bits & 0xFFFF0000))[0]


for score in (10.0, 11.0, 11.1, 12.0):
    print(f"exp({score}) in float16: {half(math.exp(score))}")
powers = [half(math.exp(score)) for score in (12.0, 11.5, 3.0)]
total = half(sum(powers))
print("naive softmax in float16:", [power / total for power in powers])
print("bfloat16 keeps exp(80):", bfloat(math.exp(80)))
print("bfloat16 counts to", bfloat(bfloat(256.0) + 1), "and float16 to", half(half(2048.0) + 1))
total = 0.0
for _ in range(1000):
    total = bfloat(total + 0.01)
print("1000 x 0.01 in bfloat16:", total)
print("gradient 1e-8 in float16:", half(1e-8), "- scaled by 65536:", half(1e-8 * 65536))
