#ifndef SUPPORT_XML_COMPAT_H
#define SUPPORT_XML_COMPAT_H

#include <libxml/xmlerror.h>

/* What a function that is told of errors is given, which may be read alone from libxml2 2.12 on. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *mv_xml_error;
#else
typedef xmlError *mv_xml_error;
#endif

#endif
