/* run: gcc -Wall -Wextra -Wconversion -Werror fixed.c -o fixed && ./fixed */
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* The port that TEXT names, digits only; false and PORT untouched for anything else. */
static bool parse_port(const char *text, uint16_t *port)
{
	char *end;
	unsigned long value;

	if (*text < '0' || *text > '9')         /* strtoul would take blanks and signs */
		return false;
	errno = 0;
	value = strtoul(text, &end, 10);
	if (errno || *end || value < 1 || value > UINT16_MAX)
		return false;
	*port = (uint16_t)value;
	return true;
}

int main(void)
{
	const char *bad[] = {"80a", "http", "", "-1", "0", "70000", "65536", "4294967376",
		"18446744073709551696", " 443", "0x50", "80 "};
	uint16_t port = 7;

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		if (parse_port(bad[i], &port) || port != 7)
			return 1;
	}
	if (!parse_port("65535", &port))
		return 1;
	printf("%zu refused, \"65535\" -> %u\n", sizeof bad / sizeof *bad, port);
	return 0;
}
