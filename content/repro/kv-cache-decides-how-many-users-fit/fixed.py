import dataclasses

GIB = 1 << 30


@dataclasses.dataclass(frozen=True)
class Model:
    layers: int
    kv_heads: int
    head_size: int
    parameters: float

    def bytes_per_token(self, width: int = 2) -> int:
        return 2 * self.layers * self.kv_heads * self.head_size * width     # keys and values

    def users(self, memory: int, tokens: int, width: int = 2, spare: float = 0.1) -> int:
        left = memory * (1 - spare) - self.parameters * 2
        return max(0, int(left // (self.bytes_per_token(width) * tokens)))


grouped = Model(layers=32, kv_heads=8, head_size=128, parameters=8e9)
every_head = dataclasses.replace(grouped, kv_heads=32)
for name, model in (("8 KV heads", grouped), ("32 KV heads", every_head)):
    print(f"{name}: {model.bytes_per_token() // 1024} KiB per token,"
          f" {model.bytes_per_token() * 8192 / GIB:.0f} GiB for 8192 tokens")
for memory in (24, 80):
    for tokens in (2_048, 8_192, 32_768, 131_072):
        print(f"{memory} GiB, {tokens} tokens each: {grouped.users(memory * GIB, tokens)} users,"
              f" {grouped.users(memory * GIB, tokens, width=1)} with 8-bit cache")
