#include <stdlib.h>

int main(void)
{
	char *name = malloc(32), *alias = name;

	free(name);
	free(alias);
}
