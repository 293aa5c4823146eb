// run: gcc -g -fstack-protector-all -w fails.c -o fails && ./fails
#include <stdio.h>
#include <string.h>

int main(int count, char **arguments)
{
	char name[8];

	strcpy(name, count > 1 ? arguments[1] : "a name that is too long");
	puts(name);
}
