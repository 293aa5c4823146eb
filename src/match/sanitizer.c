/*
 * What watches a C program while it runs: the sanitizers of the compilers, and valgrind.
 */
#include "match/finder.h"

#include <string.h>

/* What stands behind "==123== " or "==123==", or NULL. */
static const char *behind_process(const char *line)
{
	const char *text = after(line, "==");
	gsize digits = text ? strspn(text, "0123456789") : 0;

	return digits > 0 ? after(text + digits, "==") : NULL;
}

/* "    #1 0x55d5 in main /src/list.c:7:3" and "   at 0x1091DF: main (list.c:7)" */
static void note_frame(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *text = unindented(line), *rest;

	if (*text == '#' && g_ascii_isdigit(text[1])) {
		rest = behind(text, " in ");
	} else {
		rest = behind_process(line);
		rest = rest ? unindented(rest) : "";
		if (!after(rest, "at 0x") && !after(rest, "by 0x"))
			return;
		rest = behind(rest, ": ");
	}
	if (!rest || strstr(rest, "(in /") || strstr(rest, "/libc") ||
		strstr(rest, "../sysdeps/") || strstr(rest, "vg_replace") ||
		strstr(rest, "sanitizer") || after(rest, "_start"))
		finder_frame(finder, index, index, FRAME_RUNTIME, "libc", strlen("libc"));
	else
		finder_frame(finder, index, index, FRAME_OWN, NULL, 0);
}

/* The end of a sanitizer's report: "SUMMARY: " or "==123==ABORTING" */
static guint read_report(Finder *finder, guint index)
{
	guint end = index + 1;

	while (end < finder->count) {
		const char *line = finder_line(finder, end), *text = behind_process(line);

		note_frame(finder, end);
		if (after(line, "SUMMARY: "))
			return end + 1;
		if (text && (after(text, "ERROR: ") || after(text, "WARNING: ")))
			break;
		if (text && after(text, "ABORTING"))
			return end + 1;
		end++;
	}
	return end;
}

static guint read_sanitizer(Finder *finder, guint index)
{
	static const char *const names[] = {"AddressSanitizer", "LeakSanitizer", "MemorySanitizer",
		"ThreadSanitizer", "HWAddressSanitizer", "UndefinedBehaviorSanitizer", NULL};
	const char *line = finder_line(finder, index), *name = holds_any(line, names), *text;
	guint end;
	PasteError *error;

	if (!name || after(line, "SUMMARY: ") || after(line, "AddressSanitizer:DEADLYSIGNAL"))
		return index;
	text = behind(line, name);
	if (!(text = after(text, ": ")) || (!strstr(line, "ERROR: ") && !strstr(line, "WARNING: ")))
		return index;
	end = read_report(finder, index);
	error = finder_add(finder, "c", index, index, end - 1, line);
	error_set_type(error, name, strlen(name));
	error_set_message(error, text);
	return end;
}

/* The heads of valgrind's reports, of all its tools */
static bool is_report(const char *text)
{
	static const char *const words[] = {"Invalid read of size", "Invalid write of size",
		"Conditional jump or move depends on uninit", "Use of uninitialised value",
		"Invalid free()", "Mismatched free()", "Process terminating with default action",
		"Syscall param ", "Source and destination overlap", "Jump to the invalid address",
		"Possible data race", "Argument '", "Stack overflow in thread", "Thread #",
		"Mismatched new/delete", NULL};

	if (begins_with_any(text, words))
		return strstr(text, "was created") == NULL;
	return strstr(text, "definitely lost in loss record") ||
	       strstr(text, "indirectly lost in loss record");
}

static guint read_valgrind(Finder *finder, guint index)
{
	const char *text = behind_process(finder_line(finder, index)), *lost;
	guint end = index + 1;
	PasteError *error;

	if (!text)
		return index;
	text = unindented(text);
	/* the summary tells of a leak when no record does */
	lost = after(text, "definitely lost: ");
	if (lost && *lost != '0') {
		for (guint i = 0; i < finder->found->errors->len; i++) {
			if (strstr(((PasteError *)finder->found->errors->pdata[i])->text,
				    "lost in"))
				return end;
		}
	} else if (!is_report(text)) {
		return index;
	}
	while ((text = behind_process(finder_line(finder, end))) && *unindented(text) && !lost) {
		note_frame(finder, end);
		end++;
	}
	/* the block that an address lies in follows behind a blank line */
	text = unindented(behind_process(finder_line(finder, index)));
	error = finder_add(finder, "c", index, index, end - 1, text);
	error_set_type(error, "valgrind", strlen("valgrind"));
	error_set_message(error, text);
	return end;
}

/* "list.c:3:5: runtime error: signed integer overflow: ..." */
static guint read_undefined(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *text = behind(line, ": runtime error: ");
	Place place;
	guint end = index + 1;
	PasteError *error;

	if (!text || !place_read(line, &place))
		return index;
	while (after(finder_line(finder, end), "    #") ||
		after(finder_line(finder, end), "SUMMARY: "))
		note_frame(finder, end++);
	error = finder_add(finder, "c", index, index, end - 1, line);
	error_set_type(error, "runtime error", strlen("runtime error"));
	error_set_message(error, text);
	return end;
}

guint sanitizer_read(Finder *finder, guint index)
{
	guint next;

	if ((next = read_sanitizer(finder, index)) > index ||
		(next = read_undefined(finder, index)) > index)
		return next;
	return read_valgrind(finder, index);
}
