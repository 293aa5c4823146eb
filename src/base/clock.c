#include "base/clock.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static const char *const months[] = {
	"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

int64_t mw_now(void)
{
	return g_get_real_time() / G_USEC_PER_SEC;
}

static char *format(int64_t seconds, const char *pattern)
{
	g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(seconds);

	return time ? g_date_time_format(time, pattern) : g_strdup("");
}

char *mw_time_to_rfc3339(int64_t seconds)
{
	return format(seconds, "%Y-%m-%dT%H:%M:%SZ");
}

char *mw_time_to_date(int64_t seconds)
{
	return format(seconds, "%Y-%m-%d");
}

/* Not %a and %b either: see below. */
char *mw_time_to_rfc822(int64_t seconds)
{
	static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
	g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(seconds);
	g_autofree char *rest = format(seconds, "%Y %H:%M:%S +0000");

	if (!time)
		return g_strdup("");
	return g_strdup_printf("%s, %02d %s %s", days[g_date_time_get_day_of_week(time) - 1],
		g_date_time_get_day_of_month(time), months[g_date_time_get_month(time) - 1], rest);
}

/* Not %B: months must not follow the locale of the process. */
char *mw_time_to_words(int64_t seconds)
{
	static const char *const names[] = {"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December"};
	g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(seconds);

	if (!time)
		return g_strdup("");
	return g_strdup_printf("%d %s %d", g_date_time_get_day_of_month(time),
		names[g_date_time_get_month(time) - 1], g_date_time_get_year(time));
}

/* The zones of RFC 822 section 5.1 that feeds still write; anything unknown counts as UTC there. */
static bool parse_rfc822_zone(const char *zone, int *offset)
{
	static const struct {
		const char *name;
		int hours;
	} zones[] = {{"UT", 0}, {"GMT", 0}, {"Z", 0}, {"UTC", 0}, {"EST", -5}, {"EDT", -4},
		{"CST", -6}, {"CDT", -5}, {"MST", -7}, {"MDT", -6}, {"PST", -8}, {"PDT", -7}};
	int hours, minutes;
	char sign;

	if (sscanf(zone, "%c%2d%2d", &sign, &hours, &minutes) == 3 &&
		(sign == '+' || sign == '-')) {
		*offset = (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
		return hours < 24 && minutes < 60;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(zones); i++) {
		if (g_ascii_strcasecmp(zone, zones[i].name) == 0) {
			*offset = zones[i].hours * 3600;
			return true;
		}
	}
	return false;
}

static bool from_parts(int year, int month, int day, int hour, int minute, int second, int offset,
	int64_t *seconds)
{
	g_autoptr(GDateTime) time = NULL;

	if (year < 1 || year > 9999)
		return false;
	time = g_date_time_new_utc(year, month, day, hour, minute, MIN(second, 59));
	if (!time)
		return false;
	*seconds = g_date_time_to_unix(time) - offset;
	return true;
}

static bool parse_rfc822(const char *text, int64_t *seconds)
{
	const char *start = strchr(text, ',');
	char month_name[4], zone[8];
	int day, year, hour, minute, second = 0, offset;

	start = start ? start + 1 : text;
	if (sscanf(start, "%2d %3s %4d %2d:%2d:%2d %7s", &day, month_name, &year, &hour, &minute,
		    &second, zone) != 7 &&
		sscanf(start, "%2d %3s %4d %2d:%2d %7s", &day, month_name, &year, &hour, &minute,
			zone) != 6)
		return false;
	if (!parse_rfc822_zone(zone, &offset))
		return false;
	for (int month = 0; month < 12; month++) {
		if (g_ascii_strcasecmp(month_name, months[month]) == 0)
			return from_parts(
				year, month + 1, day, hour, minute, second, offset, seconds);
	}
	return false;
}

static bool parse_rfc3339(const char *text, int64_t *seconds)
{
	int year, month, day, used = 0;
	int hour, minute, second = 0, zone_hour = 0, zone_minute = 0, more = 0;
	const char *rest;
	char sign;

	if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &used) != 3 || used != 10)
		return false;
	rest = text + used;
	if (*rest == '\0')
		return from_parts(year, month, day, 0, 0, 0, 0, seconds);
	if (*rest != 'T' && *rest != 't' && *rest != ' ')
		return false;
	if (sscanf(rest + 1, "%2d:%2d%n", &hour, &minute, &used) != 2)
		return false;
	rest += 1 + used;
	if (sscanf(rest, ":%2d%n", &second, &more) == 1)
		rest += more;
	if (*rest == '.')
		rest += 1 + strspn(rest + 1, "0123456789");
	rest += strspn(rest, " ");
	if (*rest == 'Z' || *rest == 'z') {
		rest++;
	} else if (sscanf(rest, "%c%2d:%2d%n", &sign, &zone_hour, &zone_minute, &more) == 3 ||
		   sscanf(rest, "%c%2d%2d%n", &sign, &zone_hour, &zone_minute, &more) == 3) {
		if ((sign != '+' && sign != '-') || zone_hour > 23 || zone_minute > 59)
			return false;
		zone_hour *= sign == '-' ? -1 : 1;
		zone_minute *= sign == '-' ? -1 : 1;
		rest += more;
	}
	return *rest == '\0' && from_parts(year, month, day, hour, minute, second,
					zone_hour * 3600 + zone_minute * 60, seconds);
}

bool mw_time_parse(const char *text, int64_t *seconds, GError **error)
{
	g_autofree char *trimmed = g_strstrip(g_strdup(text));

	if (parse_rfc3339(trimmed, seconds) || parse_rfc822(trimmed, seconds))
		return true;
	return mw_fail(error, MW_ERROR_INVALID,
		"'%.40s' is not a date; write it as 2026-05-12 or 2026-05-12T09:14:00Z", trimmed);
}
