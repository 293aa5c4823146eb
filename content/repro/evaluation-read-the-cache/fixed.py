import hashlib
import json


def key(request: dict, code_version: str) -> str:
    """Every byte that is sent, and the version of what is done with the answer."""
    body = json.dumps(request, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(f"{code_version}\n{body}".encode()).hexdigest()


class Runner:
    def __init__(self, call, cache: dict | None = None) -> None:
        self.call, self.cache, self.asked, self.reused = call, cache, 0, 0

    def ask(self, request: dict, code_version: str) -> str:
        name = key(request, code_version)
        if self.cache is not None and name in self.cache:
            self.reused += 1
            return self.cache[name]
        self.asked += 1
        answer = self.call(request)
        if self.cache is not None:
            self.cache[name] = answer
        return answer


store: dict[str, str] = {}
requests = [{"model": "m-2026-09-01", "system": "v1", "temperature": 0, "user": str(n)} for n in range(5)]
for system in ("v1", "v1", "v2"):
    runner = Runner(lambda request: request["system"], store)
    answers = {runner.ask({**request, "system": system}, "parser-3") for request in requests}
    print(f"{system}: asked {runner.asked}, reused {runner.reused}, answers {answers}")

canary = Runner(lambda request: "wrong on purpose", store)
if {canary.ask({**r, "system": "canary"}, "parser-3") for r in requests} != {"wrong on purpose"}:
    raise SystemExit("the evaluation does not see the model")
