/*
 * Java and Kotlin: stack traces with their causes, deadlocks, and what the launcher says.
 * Compilers' diagnostics are read with those of C.
 */
#include "match/finder.h"

#include <string.h>

enum { MESSAGE_LINES_MAX = 20 };

/* Whether the line is "at package.Class.method(File.java:12)", however it is decorated. */
static bool is_frame(const char *line)
{
	const char *text = after(unindented(line), "at "), *open;

	if (!text || !(open = strchr(text, '(')) || open == text)
		return false;
	/* "java.base@17/java.util.X.y" */
	if (strcspn(text, " ") < (gsize)(open - text) || !memchr(text, '.', (gsize)(open - text)))
		return false;
	return strstr(open, ".java:") || strstr(open, ".kt:") || strstr(open, "(Native Method)") ||
	       strstr(open, "(Unknown Source)") || strstr(open, ".scala:") ||
	       strstr(open, ".groovy:") || strstr(open, ".java)") || strstr(open, ".kts:");
}

/* Lines that stand between frames: "... 12 more", locks, coroutines' borders. */
static bool is_between(const char *line)
{
	const char *text = unindented(line);

	return (text > line && (after(text, "- locked ") || after(text, "- waiting "))) ||
	       (after(text, "... ") && (strstr(text, " more") || strstr(text, " common frames"))) ||
	       after(text, "(Coroutine boundary") || after(text, "at _COROUTINE.") ||
	       after(text, "|_ checkpoint");
}

/* The package of the frame: "java.base" when it names a module, else the first parts. */
static gsize package_size(const char *name, guint parts)
{
	gsize size = 0;

	while (name[size] && name[size] != '(') {
		if (name[size] == '.' && --parts == 0)
			return size;
		/* classes are written with capitals */
		if (name[size] == '.' && g_ascii_isupper(name[size + 1]))
			return size;
		size++;
	}
	return size;
}

static void note_frame(Finder *finder, guint index)
{
	static const char *const runtime[] = {
		"java.", "javax.", "jdk.", "sun.", "com.sun.", "kotlin.", "kotlinx.", NULL};
	static const char *const libraries[] = {"org.springframework.", "org.apache.",
		"org.hibernate.", "com.fasterxml.", "io.netty.", "org.junit.", "junit.",
		"org.gradle.", "com.google.", "reactor.", "rx.", "io.reactivex.", "okhttp3.",
		"retrofit2.", "android.", "androidx.", "com.android.", "dalvik.", "org.eclipse.",
		"com.zaxxer.", "org.postgresql.", "com.mysql.", "org.sqlite.", "ch.qos.",
		"org.slf4j.", "io.grpc.", "io.micronaut.", "io.quarkus.", "io.ktor.", "io.vertx.",
		"scala.", "akka.", "groovy.", "org.codehaus.", "org.mockito.", "org.jetbrains.",
		"org.testng.", "org.aspectj.", "net.sf.", "io.undertow.", "org.jboss.",
		"com.intellij.", "feign.", "org.redisson.", "redis.", "io.lettuce.", "org.bson.",
		"com.mongodb.", "org.h2.", "jakarta.", "com.amazonaws.", "software.amazon.",
		"org.flywaydb.", "liquibase.", NULL};
	const char *name = after(unindented(finder_line(finder, index)), "at ");
	const char *slash = memchr(name, '/', strcspn(name, "("));
	const char *module = name;

	/* "java.base/java.lang.Thread.run", "app//shop.Cart.add", "Cart$$Lambda/0x1.run" */
	if (slash && g_ascii_isalpha(slash[1]) && !memchr(name, '$', (gsize)(slash - name))) {
		name = slash + 1;
		if (after(module, "java.") || after(module, "jdk.")) {
			finder_frame(
				finder, index, index, FRAME_RUNTIME, module, strcspn(module, "/@"));
			return;
		}
	} else if (slash && slash[1] == '/') {
		name = slash + 2;
	}
	if (begins_with_any(name, runtime))
		finder_frame(finder, index, index, FRAME_RUNTIME, name, package_size(name, 2));
	else if (begins_with_any(name, libraries))
		finder_frame(finder, index, index, FRAME_LIBRARY, name, package_size(name, 2));
	else
		finder_frame(finder, index, index, FRAME_OWN, NULL, 0);
}

static bool ends_as_class(const char *name, gsize size)
{
	static const char *const endings[] = {
		"Exception", "Error", "Throwable", "Fault", "Failure", "Timeout", NULL};

	for (guint i = 0; endings[i]; i++) {
		gsize length = strlen(endings[i]);

		if (size >= length && memcmp(name + size - length, endings[i], length) == 0)
			return true;
	}
	return false;
}

/* An exception's class in a line: "java.lang.IllegalStateException" */
typedef struct {
	const char *name;
	gsize size;
} ClassName;

/* The first qualified class of an exception in TEXT, or one that begins it. */
static bool find_class(const char *text, ClassName *found)
{
	for (const char *at = text; *at;) {
		gsize size = name_size(at);

		if (size == 0) {
			at++;
			continue;
		}
		if (ends_as_class(at, size) &&
			(at[size] == ':' || at[size] == '\0' || at[size] == ' ') &&
			(memchr(at, '.', size) || at == text)) {
			*found = (ClassName){at, size};
			return true;
		}
		at += size;
	}
	return false;
}

/* The head's text behind "Exception in thread "main" ", "Caused by: " and others. */
static const char *head_text(const char *line)
{
	static const char *const openings[] = {"Caused by: ", "Suppressed: ", "Wrapped by: ", NULL};
	const char *text = unindented(line), *found;

	if ((found = after(text, "Exception in thread \"")) && (found = behind(found, "\" ")))
		return found;
	if ((found = begins_with_any(text, openings)))
		return text + strlen(found);
	if ((found = after(text, "[CIRCULAR REFERENCE: ")))
		return found;
	return text;
}

static void describe(PasteError *error, const char *text)
{
	ClassName name;
	gsize size;
	const char *code;

	if (!find_class(text, &name)) {
		error_set_message(error, text);
		return;
	}
	error_set_type(error, name.name, name.size);
	error_set_message(error, name.name + name.size + (name.name[name.size] == ':'));
	if ((code = behind(text, "SQLState: ")))
		error_set_code(error, code, strspn(code, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
	else if ((code = errno_name(text, &size)))
		error_set_code(error, code, size);
}

/* The frames from INDEX on; the index behind them. */
static guint read_frames(Finder *finder, guint index, bool *is_kotlin)
{
	while (index < finder->count) {
		const char *line = finder_line(finder, index);

		if (is_frame(line)) {
			note_frame(finder, index);
			if (strstr(line, ".kt:"))
				*is_kotlin = true;
		} else if (!is_between(line) &&
			   !(*line == '\0' && is_frame(finder_line(finder, index + 1)))) {
			break;
		}
		index++;
	}
	return index;
}

static bool is_cause(const char *line)
{
	const char *text = unindented(line);

	return after(text, "Caused by: ") || after(text, "Suppressed: ") ||
	       after(text, "Wrapped by: ");
}

/* Where the frames of a head at INDEX begin, over the lines of its message; INDEX when nowhere. */
static guint find_frames(const Finder *finder, guint index)
{
	guint end = MIN(index + MESSAGE_LINES_MAX, finder->count);

	for (guint i = index + 1; i < end; i++) {
		const char *line = finder_line(finder, i);
		ClassName name;

		if (is_frame(line) || is_cause(line))
			return i;
		if (after(unindented(line), "... ") && is_between(line))
			return i;
		if (find_class(line, &name) && name.name == line)
			return index;
	}
	return index;
}

/* A wrapper that is the thing to look at, not its cause: the class could not be made ready. */
static bool is_root(const PasteError *error, const PasteError *cause)
{
	if (!error->type)
		return false;
	return g_str_has_suffix(error->type, "ExceptionInInitializerError") ||
	       (g_str_has_suffix(error->type, "NoClassDefFoundError") && cause->type &&
		       g_str_has_suffix(cause->type, "ClassNotFoundException"));
}

/* The last cause first, then what it caused; what was suppressed stays behind. */
static void order(Finder *finder, guint start)
{
	GPtrArray *errors = finder->found->errors;
	guint root = start, place = start;

	for (guint i = start + 1; i < errors->len; i++) {
		if (((PasteError *)errors->pdata[i])->link != ERROR_MEMBER)
			finder_move(finder, i, start);
	}
	for (guint i = start; i < errors->len; i++) {
		PasteError *error = errors->pdata[i];

		if (error->link != ERROR_MEMBER)
			error->link = i == start ? ERROR_ALONE : ERROR_CAUSED;
	}
	for (root = start + 1; root < errors->len; root++) {
		if (is_root(errors->pdata[root], errors->pdata[root - 1]))
			place = root;
	}
	finder_move(finder, place, start);
	finder_chain(finder, start);
}

/* The trace whose head is at INDEX and whose frames begin at FRAMES, with its causes. */
static guint read_trace(Finder *finder, guint index, guint frames)
{
	GPtrArray *errors = finder->found->errors;
	guint start = errors->len, head = index;
	bool is_kotlin = false;

	for (;;) {
		const char *text = unindented(finder_line(finder, head));
		bool is_suppressed = after(text, "Suppressed: ");
		guint end = read_frames(finder, frames, &is_kotlin);
		PasteError *error = finder_add(
			finder, "java", head, head, end - 1, unindented(finder_line(finder, head)));

		describe(error, head_text(finder_line(finder, head)));
		if (error && is_suppressed)
			error->link = ERROR_MEMBER;
		index = end;
		if (!is_cause(finder_line(finder, end)))
			break;
		head = end;
		frames = find_frames(finder, head);
		frames = frames == head ? head + 1 : frames;
	}
	for (guint i = start; i < errors->len; i++) {
		PasteError *error = errors->pdata[i];

		if (is_kotlin || (error->type && after(error->type, "kotlin")))
			error->lang = "kotlin";
	}
	if (errors->len > start)
		order(finder, start);
	return index;
}

/* A dump of threads that says which wait for each other. */
static guint read_deadlock(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index);
	PasteError *error;
	guint end = index + 1;
	bool is_kotlin = false;

	while (end < finder->count && !after(finder_line(finder, end), "Found ")) {
		if (is_frame(finder_line(finder, end)))
			end = read_frames(finder, end, &is_kotlin);
		else
			end++;
	}
	if (end < finder->count && strstr(finder_line(finder, end), "deadlock."))
		end++;
	error = finder_add(finder, is_kotlin ? "kotlin" : "java", index, index, end - 1, line);
	error_set_message(error, line);
	return end;
}

/* A class that cannot be taken for another language's. */
static bool is_alone(const char *line)
{
	static const char *const packages[] = {"java.", "javax.", "jakarta.", "kotlin.", "kotlinx.",
		"org.", "com.", "net.", "io.", "android.", NULL};
	const char *text = head_text(line);
	ClassName name;

	if (!find_class(text, &name))
		return false;
	if (text > unindented(line))
		return name.name == text;
	return name.name == text && text == line && begins_with_any(text, packages);
}

/* Lines of the launcher and of the machine itself. */
static bool is_machine(const char *line)
{
	static const char *const words[] = {"Error: Could not find or load main class",
		"Error: LinkageError occurred while loading main class",
		"Error: Main method not found in class", "Error: Unable to initialize main class",
		"Exception: java.lang.OutOfMemoryError thrown from",
		"Terminating due to java.lang.OutOfMemoryError",
		"# A fatal error has been detected by the Java Runtime",
		"Error occurred during init", NULL};

	return begins_with_any(line, words);
}

static guint read_machine(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index), *text = line;
	guint head = index, end = index + 1;
	PasteError *error;
	ClassName name;

	/* the class stands in the line below */
	if (is_cause(finder_line(finder, end)) ||
		(*finder_line(finder, end) == '\t' &&
			find_class(finder_line(finder, end), &name))) {
		head = end++;
		text = unindented(finder_line(finder, head));
	}
	error = finder_add(finder, "java", index, head, end - 1, text);
	describe(error, text);
	return end;
}

/* Frames whose head was cut off. */
static guint read_headless(Finder *finder, guint index)
{
	bool is_kotlin = false;
	guint end = read_frames(finder, index, &is_kotlin), frames;

	/* a dump of a thread, or one line that says where a log was written */
	if (index > 0 && strstr(finder_line(finder, index - 1), "java.lang.Thread.State"))
		return end;
	if (is_cause(finder_line(finder, end))) {
		frames = find_frames(finder, end);
		return read_trace(finder, end, frames == end ? end + 1 : frames);
	}
	if (end > index + 1)
		finder_add(finder, is_kotlin ? "kotlin" : "java", index, index, end - 1,
			unindented(finder_line(finder, index)));
	return end;
}

guint jvm_read(Finder *finder, guint index)
{
	const char *line = finder_line(finder, index);
	ClassName name;
	guint frames;

	if (is_machine(line))
		return read_machine(finder, index);
	if (after(line, "Found ") && strstr(line, "Java-level deadlock"))
		return read_deadlock(finder, index);
	if (is_frame(line))
		return read_headless(finder, index);
	if (!find_class(head_text(line), &name))
		return index;
	frames = find_frames(finder, index);
	if (frames > index)
		return read_trace(finder, index, frames);
	return is_alone(line) ? read_trace(finder, index, index + 1) : index;
}
