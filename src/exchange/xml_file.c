#include "exchange/xml_file.h"

#include <errno.h>
#include <fcntl.h>
#include <libxml/xmlerror.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	HEAD_SIZE = 512,  /* bytes that tell XML from other files */
	TAIL_SIZE = 4096, /* bytes that the end tag of a whole file is in */
};

struct XmlFile {
	char *path;
	char *root; /* the name of the outermost element; NULL when that is not known */
	int fd;
	xmlTextReader *reader;
	gsize size;      /* of the whole file */
	gsize part_max;  /* bytes */
	gsize part_size; /* bytes read since the part began */
	unsigned part_line;
	bool is_too_large;
	int read_errno;

	/* the first error that libxml2 reported */
	int xml_error;
	unsigned xml_line;
	char *xml_message;
};

bool xml_file_fail(
	const XmlFile *file, unsigned line, GError **error, MwError code, const char *format, ...)
{
	g_autofree char *message = NULL;
	va_list args;

	va_start(args, format);
	message = g_strdup_vprintf(format, args);
	va_end(args);
	if (line == 0)
		return mw_fail(error, code, "'%s' %s", file->path, message);
	return mw_fail(error, code, "'%s', line %u: %s", file->path, line, message);
}

/* -- opening -- */

static bool open_file(XmlFile *file, GError **error)
{
	struct stat status;

	file->fd = open(file->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (file->fd < 0 || fstat(file->fd, &status) != 0) {
		int failure = errno;
		MwError code = failure == ENOENT || failure == ENOTDIR ? MW_ERROR_NOT_FOUND
			       : failure == EACCES                     ? MW_ERROR_DENIED
								       : MW_ERROR_STORAGE;

		return xml_file_fail(
			file, 0, error, code, "cannot be read: %s", g_strerror(failure));
	}
	if (S_ISDIR(status.st_mode))
		return xml_file_fail(
			file, 0, error, MW_ERROR_INVALID, "is a folder; name the file in it");
	if (!S_ISREG(status.st_mode))
		return xml_file_fail(file, 0, error, MW_ERROR_INVALID,
			"is not a file; save the data to one first");
	if (status.st_size == 0)
		return xml_file_fail(file, 0, error, MW_ERROR_INVALID, "is empty");
	file->size = (gsize)status.st_size;
	return true;
}

static bool begins_with(const char *text, const char *word)
{
	return g_ascii_strncasecmp(text, word, strlen(word)) == 0;
}

/* What comes after the XML declaration, other instructions and comments. */
static const char *skip_prolog(const char *p)
{
	const char *next = p;

	while (next) {
		p = next + strspn(next, " \t\r\n");
		if (begins_with(p, "<?"))
			next = strstr(p, "?>");
		else if (begins_with(p, "<!--"))
			next = strstr(p, "-->");
		else
			break;
		next = next ? strchr(next, '>') + 1 : NULL;
	}
	return p;
}

static unsigned line_at(const char *text, const char *place)
{
	unsigned line = 1;

	for (; text < place; text++)
		line += *text == '\n';
	return line;
}

/* What it can hold (entities, addresses of others) is of no use here and of use to an attacker. */
static bool fail_as_doctype(const XmlFile *file, unsigned line, GError **error)
{
	return xml_file_fail(file, line, error, MW_ERROR_INVALID,
		"the file has a DOCTYPE, which is refused; remove it");
}

static bool check_head(XmlFile *file, GError **error)
{
	char head[HEAD_SIZE + 1];
	const char *start = head;
	ssize_t size = pread(file->fd, head, HEAD_SIZE, 0);

	if (size < 0)
		return xml_file_fail(
			file, 0, error, MW_ERROR_STORAGE, "cannot be read: %s", g_strerror(errno));
	head[size] = '\0';
	if (begins_with(head, "\xff\xfe") || begins_with(head, "\xfe\xff"))
		return true; /* UTF-16, which libxml2 reads */
	if (begins_with(head, "\xef\xbb\xbf"))
		start += 3;
	start = skip_prolog(start);
	if (begins_with(start, "<!doctype html") || begins_with(start, "<html"))
		return xml_file_fail(file, 0, error, MW_ERROR_INVALID,
			"is an HTML page; save the XML file itself");
	if (begins_with(start, "<!doctype"))
		return fail_as_doctype(file, line_at(head, start), error);
	if (*start != '<')
		return xml_file_fail(file, 0, error, MW_ERROR_INVALID, "is not XML");
	file->root = g_strndup(start + 1, strcspn(start + 1, " \t\r\n/>"));
	return true;
}

static int read_bytes(void *data, char *buffer, int size)
{
	XmlFile *file = data;
	ssize_t count;

	do
		count = read(file->fd, buffer, (size_t)size);
	while (count < 0 && errno == EINTR);
	if (count < 0) {
		file->read_errno = errno;
		return -1;
	}
	file->part_size += (gsize)count;
	if (file->part_size > file->part_max) {
		file->is_too_large = true;
		return -1;
	}
	return (int)count;
}

static int close_nothing(G_GNUC_UNUSED void *data)
{
	return 0;
}

static void keep_first_error(void *data, xmlError *xml_error)
{
	XmlFile *file = data;

	if (file->xml_message || xml_error->level < XML_ERR_ERROR)
		return;
	file->xml_error = xml_error->code;
	file->xml_line = xml_error->line > 0 ? (unsigned)xml_error->line : 0;
	file->xml_message = g_strdup(xml_error->message ? xml_error->message : "unknown error");
	g_strdelimit(g_strchomp(file->xml_message), "\n", ' ');
}

XmlFile *xml_file_open(const char *path, gsize part_max, GError **error)
{
	g_autoptr(XmlFile) file = g_new0(XmlFile, 1);

	file->path = g_strdup(path);
	file->fd = -1;
	file->part_max = part_max;
	file->part_line = 1;
	if (!open_file(file, error) || !check_head(file, error))
		return NULL;
	file->reader = xmlReaderForIO(
		read_bytes, close_nothing, file, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA);
	if (!file->reader) {
		xml_file_fail(file, 0, error, MW_ERROR_INVALID, "is not XML");
		return NULL;
	}
	xmlTextReaderSetStructuredErrorHandler(file->reader, keep_first_error, file);
	return g_steal_pointer(&file);
}

void xml_file_close(XmlFile *file)
{
	if (!file)
		return;
	if (file->reader)
		xmlFreeTextReader(file->reader);
	if (file->fd >= 0)
		close(file->fd);
	g_free(file->xml_message);
	g_free(file->root);
	g_free(file->path);
	g_free(file);
}

/* -- reading -- */

xmlTextReader *xml_file_reader(XmlFile *file)
{
	return file->reader;
}

/* libxml2 keeps 16 bits of a node's line; beyond, the parser's own place is near enough. */
unsigned xml_file_line(const XmlFile *file)
{
	long line = xmlGetLineNo(xmlTextReaderCurrentNode(file->reader));

	if (line > 0 && line < G_MAXUINT16)
		return (unsigned)line;
	return (unsigned)MAX(xmlTextReaderGetParserLineNumber(file->reader), 0);
}

void xml_file_begin_part(XmlFile *file)
{
	file->part_size = 0;
	file->part_line = xml_file_line(file);
}

/* The file does not end with the end tag of its outermost element. */
static bool is_cut_off(const XmlFile *file)
{
	char tail[TAIL_SIZE];
	gsize size = MIN(file->size, sizeof tail);
	ssize_t count = pread(file->fd, tail, size, (off_t)(file->size - size));
	g_autofree char *end_tag = file->root ? g_strconcat("</", file->root, NULL) : NULL;

	return end_tag && count > 0 && !g_strstr_len(tail, count, end_tag);
}

static bool fail_as_xml(const XmlFile *file, GError **error)
{
	if (file->is_too_large)
		return xml_file_fail(file, file->part_line, error, MW_ERROR_LIMIT,
			"what begins here is larger than %zu MiB, the limit for one item",
			file->part_max / (1024 * 1024));
	if (file->read_errno != 0)
		return xml_file_fail(file, 0, error, MW_ERROR_STORAGE, "cannot be read: %s",
			g_strerror(file->read_errno));
	switch (file->xml_error) {
	case XML_ERR_INVALID_CHAR:
	case XML_ERR_INVALID_ENCODING:
	case XML_ERR_UNKNOWN_ENCODING:
		return xml_file_fail(file, file->xml_line, error, MW_ERROR_INVALID,
			"bytes that are not text in the file's encoding; convert it to UTF-8 "
			"first");
	case XML_ERR_INTERNAL_ERROR:
		return xml_file_fail(file, file->xml_line, error, MW_ERROR_LIMIT,
			"nested deeper than 256 elements, or a tag that is too long");
	default: break;
	}
	if (is_cut_off(file))
		return xml_file_fail(file, file->xml_line, error, MW_ERROR_INVALID,
			"the file is cut off here; fetch it again");
	return xml_file_fail(file, file->xml_line, error, MW_ERROR_INVALID,
		"not well-formed XML: %s",
		file->xml_message ? file->xml_message : "it cannot be read");
}

bool xml_file_next(XmlFile *file, bool *more, GError **error)
{
	int step = xmlTextReaderRead(file->reader);

	*more = step == 1;
	if (step < 0 || file->xml_message)
		return fail_as_xml(file, error);
	if (*more && xmlTextReaderNodeType(file->reader) == XML_READER_TYPE_DOCUMENT_TYPE)
		return fail_as_doctype(file, xml_file_line(file), error);
	return true;
}

bool xml_file_is(XmlFile *file, const char *namespace, const char *local_name)
{
	const char *name = (const char *)xmlTextReaderConstLocalName(file->reader);
	const char *space = (const char *)xmlTextReaderConstNamespaceUri(file->reader);

	return g_strcmp0(name, local_name) == 0 && g_strcmp0(space, namespace) == 0;
}

/* Goes to the end of the current element, collecting its text unless TEXT is NULL. */
static bool read_element(XmlFile *file, GString *text, GError **error)
{
	int depth = xmlTextReaderDepth(file->reader);
	bool more = xmlTextReaderIsEmptyElement(file->reader) == 0;

	while (more) {
		int type;

		if (!xml_file_next(file, &more, error))
			return false;
		type = xmlTextReaderNodeType(file->reader);
		if (type == XML_READER_TYPE_END_ELEMENT &&
			xmlTextReaderDepth(file->reader) == depth)
			return true;
		if (text && (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
				    type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE))
			g_string_append(text, (const char *)xmlTextReaderConstValue(file->reader));
	}
	return true;
}

char *xml_file_text(XmlFile *file, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);

	if (!read_element(file, text, error))
		return NULL;
	return g_string_free(g_steal_pointer(&text), FALSE);
}

bool xml_file_skip(XmlFile *file, GError **error)
{
	return read_element(file, NULL, error);
}

XmlChildren xml_file_children(XmlFile *file)
{
	return (XmlChildren){
		xmlTextReaderDepth(file->reader), xmlTextReaderIsEmptyElement(file->reader) != 0};
}

bool xml_file_next_child(XmlFile *file, XmlChildren *children, GError **error)
{
	bool more;

	do {
		if (!xml_file_next(file, &more, error))
			return false;
		children->is_over = !more || xmlTextReaderDepth(file->reader) == children->depth;
	} while (!children->is_over &&
		 xmlTextReaderNodeType(file->reader) != XML_READER_TYPE_ELEMENT);
	return true;
}

char *xml_file_attribute(XmlFile *file, const char *name)
{
	xmlChar *value = xmlTextReaderGetAttribute(file->reader, (const xmlChar *)name);
	char *copy = g_strdup((const char *)value);

	xmlFree(value);
	return copy;
}
