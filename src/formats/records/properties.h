#ifndef FORMATS_RECORDS_PROPERTIES_H
#define FORMATS_RECORDS_PROPERTIES_H

#include "multivector/relations.h"

/* What can be said of an actor or a relation, in every format: the one list of names that readers and writers of
 * foreign formats share. What is not on it is an attribute. */

#define MV_UNTYPED "relation" /* the type of relations that have none */

typedef enum mv_record_kind { MV_ACTOR, MV_RELATION } mv_record_kind;

typedef enum mv_property {
    MV_IS_ATTRIBUTE, /* any further value, kept under its own name */
    MV_IS_KEY,       /* of an actor: what relations of this file call it, where that is not its id */
    MV_IS_ID,
    MV_IS_NAME,
    MV_IS_NAMES, /* by language and date: "ru=...; kk@1991..2019=...; @..1924=..." */
    MV_IS_KIND,
    MV_IS_VECTOR,       /* an id, or shares: "western=0.5; turkic=0.5" */
    MV_IS_ALTERNATIVES, /* vectors: "western; turkic" */
    MV_IS_REGION,
    MV_IS_LONGITUDE,
    MV_IS_LATITUDE,
    MV_IS_CONTINUES, /* ids, with dates: "DDR; GFR=1990-10-03" */
    MV_IS_SOURCE,
    MV_IS_TARGET,
    MV_IS_TYPE,
    MV_IS_SIGN,
    MV_IS_WEIGHT,
    MV_IS_DIRECTED,
    MV_IS_START,
    MV_IS_END,
    MV_IS_THROUGH,
    MV_IS_INTERVAL, /* Gephi's way to say both: "<[2010, 2015]>"; it is only read */
    MV_IS_CONFIDENCE,
    MV_IS_BASIS,
    MV_IS_NOTE,
    MV_IS_SOURCES, /* ids: "at2013; mfa" */
    MV_IS_QUOTE,   /* of the first source */
    MV_PROPERTIES
} mv_property;

typedef enum mv_property_form { MV_FORM_TEXT, MV_FORM_NUMBER, MV_FORM_BOOL, MV_FORM_DATE } mv_property_form;

/* Our name of a property, and the form of its values. */
const char *mv_property_name(mv_property property);
mv_property_form mv_property_form_of(mv_property property);

bool mv_property_applies(mv_record_kind kind, mv_property property);

/* What a name (in any case) means of a record: MV_IS_ATTRIBUTE when it is none of ours. Several names may mean one
 * property; *rank (0 is the first choice) says which of them counts where a record has both. */
mv_property mv_property_find(mv_record_kind kind, const char *name, unsigned *rank);

/* The name of ours one letter away, or NULL: a misspelt "wieght" is no attribute. */
const char *mv_property_near(mv_record_kind kind, const char *name);

/* What stands before the name of an attribute that is called like a property; the name without it. */
#define MV_ATTRIBUTE_PREFIX "attribute:"
const char *mv_attribute_name(const char *name);

/* The property that --map calls so; false when there is none. */
bool mv_property_parse(const char *name, mv_property *property);

/* A number, perhaps with blanks around it; the minus may be that of typography, and with `comma` it may be "1,5".
 */
bool mv_number_read(const char *text, bool comma, double *number);

/* Whether a text is a number and nothing else, blanks included, so that an attribute without quotes is one: "007"
 * is a code, and so is
 * "+7". */
bool mv_number_look(const char *text, bool comma, double *number);

/* Whether an id looks as if a program had made it up: of an actor "n0" or "n1::n2", of a relation digits alone.
 * Where all actors of a file have such ids, names may take their place; such ids of relations are dropped. */
bool mv_id_looks_made_up(mv_record_kind kind, const char *id);

/* Whether two names are the same but for capitals (of ASCII). */
bool mv_same_word(const char *a, const char *b);

#endif
