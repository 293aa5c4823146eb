class Repo:
    def find(self, number: int) -> dict:
        return {"id": number}


repo = Repo()
print(repo.find(17))
