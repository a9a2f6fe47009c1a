#pragma once
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED // Debian's ICU headers clash with the ICU of Foundation.
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
