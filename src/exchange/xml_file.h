/*
 * An XML file read node by node, for feeds and dumps: nothing is fetched, no entity is expanded,
 * nothing is printed, and memory holds no more than a stated part of the file. Errors name the file
 * and the line.
 */
#pragma once

#include "base/error.h"

#include <glib.h>
#include <libxml/xmlreader.h>
#include <stdbool.h>

typedef struct XmlFile XmlFile;

/*
 * NOT_FOUND, DENIED or STORAGE when PATH cannot be opened; INVALID for what is no file, is empty,
 * is an HTML page or does not look like XML. PART_MAX: see xml_file_begin_part.
 */
MW_CHECKED XmlFile *xml_file_open(const char *path, gsize part_max, GError **error);
void xml_file_close(XmlFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XmlFile, xml_file_close)

/* For libxml2's own calls on the current node; it stays the file's. */
xmlTextReader *xml_file_reader(XmlFile *file);

/*
 * Goes to the next node; MORE is false at the end. INVALID for what is not well-formed, not UTF-8,
 * cut off or has a DOCTYPE; LIMIT when a part is larger than its limit.
 */
MW_CHECKED bool xml_file_next(XmlFile *file, bool *more, GError **error);

/* From here on at most PART_MAX bytes may be read, until the next part begins. */
void xml_file_begin_part(XmlFile *file);

/* The line of the current node. */
unsigned xml_file_line(const XmlFile *file);

/* As mw_fail, with the file and LINE (0: none) before the message. */
bool xml_file_fail(const XmlFile *file, unsigned line, GError **error, MwError code,
	const char *format, ...) G_GNUC_PRINTF(5, 6);

/* The current node is an element LOCAL_NAME in NAMESPACE (NULL: in none). */
bool xml_file_is(XmlFile *file, const char *namespace, const char *local_name);

/*
 * The text in the current element and below it; goes to the element's end. NULL with the errors of
 * xml_file_next. The caller owns the text.
 */
MW_CHECKED char *xml_file_text(XmlFile *file, GError **error);

/* Goes to the end of the current element. */
MW_CHECKED bool xml_file_skip(XmlFile *file, GError **error);

/* The elements within one, while they are read. */
typedef struct {
	int depth; /* of the one that they are in */
	bool is_over;
} XmlChildren;

/* Those of the current element, before the first. */
XmlChildren xml_file_children(XmlFile *file);

/* Goes to the next of CHILDREN, or to the end of their element, when is_over becomes true. */
MW_CHECKED bool xml_file_next_child(XmlFile *file, XmlChildren *children, GError **error);

/* The current element's attribute, or NULL. The caller owns it. */
char *xml_file_attribute(XmlFile *file, const char *name);
