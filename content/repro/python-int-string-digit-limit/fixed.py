import string


def checksum(digits: str) -> int:
    if not digits or digits.strip(string.digits):
        raise ValueError("digits only")
    remainder = 0
    for i in range(0, len(digits), 1000):
        part = digits[i:i + 1000]
        remainder = (remainder * pow(10, len(part), 97) + int(part)) % 97
    return remainder


print(checksum("9" * 5000))
