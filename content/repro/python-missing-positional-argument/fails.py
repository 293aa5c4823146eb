class Repo:
    def find(self, number):
        return {"id": number}


repo = Repo
print(repo.find(17))
