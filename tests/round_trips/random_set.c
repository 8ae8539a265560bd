#include "random_set.h"
#include "support/memory.h"
#include "support/random.h"
#include "support/text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct making {
    mv_relations *set;
    mv_random random;
} making;

static size_t below(making *m, size_t count)
{
    return mv_random_below(&m->random, (uint32_t)count);
}

/* True once in so many times. */
static bool once_in(making *m, size_t times)
{
    return below(m, times) == 0;
}

/* --- texts ------------------------------------------------------------------------------------------------ */

static const char *const pieces[] = {
    "a",
    "Kazakhstan",
    "Côte d’Ivoire",
    "Қазақстан",
    "中国",
    "ایران",
    "O'Neill",
    " ",
    " ",
    "  ",
    "x y",
    "1",
    "007",
    "-",
    "1e5",
    ".",
    "\"",
    "'",
    "\\",
    "\\n",
    "\\N",
    "\\\\",
    "&",
    "&amp;",
    "&#65;",
    "<",
    ">",
    "<b>",
    "]]>",
    "-->",
    "/*",
    "//",
    "#",
    "%",
    "*",
    "[",
    "]",
    "{",
    "}",
    "|",
    "(",
    ")",
    ";",
    "=",
    "@",
    "..",
    ",",
    ":",
    "!",
    "?",
    "$",
    "`",
    "~",
    "^",
    "+",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\x01",
    "\x1b[31m",
    "\x7f",
    "\xc2\x85",
    "\xc2\xa0",
    "\xe2\x80\xae",
    "\xe2\x81\xa6",
    "\xe2\x80\x8f",
    "\xe2\x80\xa8",
    "\xef\xbb\xbf",
    "\xef\xbf\xbd",
    "\xef\xbf\xbf",
    "\xf0\x9f\x87\xb0\xf0\x9f\x87\xbf",
    "e\xcc\x81",
    "NA",
    "true",
    "l",
    "node",
    "graph",
    "data:",
    "labels:",
    "*Vertices",
    "embedded",
    "−2",
};

/* Ids that formats may take for something else. */
static const char *const odd_ids[] = { "1",  "2",       "0",    "007",  "n0",    "n1",    "n2",    "a",
                                       "A",  "é",       "node", "edge", "graph", "*Arcs", "data:", "embedded:",
                                       "!",  "digraph", "-1",   "1.5",  "NaN",   "#",     "%",     "id",
                                       "\"", "\\",      "a\\",  "x;y",  "u=v",   "true" };

static const char *text(making *m)
{
    mv_text text = { 0 };
    do
        for (size_t i = 1 + below(m, 4); i > 0; i--) mv_text_add(&text, pieces[below(m, MV_COUNT(pieces))]);
    while (mv_text_is_blank(text.bytes));
    const char *kept = mv_relations_text(m->set, text.bytes);
    mv_text_clear(&text);
    return kept;
}

static const char *maybe_text(making *m, size_t times)
{
    return once_in(m, times) ? text(m) : NULL;
}

/* Different from all others of the list by the number at its end, or an odd one, which may be taken already. */
static const char *id(making *m, size_t number)
{
    char end[24];
    if (once_in(m, 3)) return odd_ids[below(m, MV_COUNT(odd_ids))];
    mv_text text = { 0 };
    if (once_in(m, 2))
        for (size_t i = below(m, 3); i > 0; i--) mv_text_add(&text, pieces[below(m, MV_COUNT(pieces))]);
    snprintf(end, sizeof end, "%c%zu", (char)('a' + below(m, 26)), number);
    mv_text_add(&text, end);
    const char *kept = mv_relations_text(m->set, text.bytes);
    mv_text_clear(&text);
    return kept;
}

/* --- dates ------------------------------------------------------------------------------------------------ */

static mv_date date(making *m)
{
    static const int first[] = { -3000, -431, -1, 2, 431, 999, 1000, 1990, 1991, 2001, 2013, 9998 };
    char iso[40];
    mv_date date = { 0 };
    int year = first[below(m, MV_COUNT(first))], month = 1 + (int)below(m, 12);
    if (year > 0) year += (int)below(m, 2);
    snprintf(iso, sizeof iso, "%s%04d-%02d-%02d", year < 0 ? "-" : "", abs(year), month, 1 + (int)below(m, 28));
    iso[3 * below(m, 3) + 4 + (year < 0)] = '\0';
    mv_date_parse(iso, &date);
    return date;
}

/* A start, an end or a last day, in order; what ends on its first day is an event. */
static void set_dates(making *m, mv_date *start, mv_date *end, mv_date *through)
{
    if (once_in(m, 2)) *start = date(m);
    if (once_in(m, 3)) *end = once_in(m, 3) && start->day ? *start : date(m);
    if (!end->day && once_in(m, 3)) {
        *through = date(m);
        *end = mv_date_after(*through);
    }
    bool backwards = end->day && (start->day > end->day || (through->day && start->day > through->day));
    if (backwards) *end = *through = (mv_date){ 0 };
}

/* --- numbers and attributes ------------------------------------------------------------------------------- */

static double number(making *m)
{
    static const double some[] = { 1, 2, 0.5, 3, 1e-9, 1e21, 0.1, 1.0 / 3, 12345.678, 5e-324, 1.7e308, 100 };
    return some[below(m, MV_COUNT(some))];
}

static const char *const attribute_names[] = {
    "gdp",     "GDP",   "élan", "my attr", "weight", "Label",      "start",      "directed",    "a.b",
    "pos",     "_x_",   "dir",  "key",     "SUID",   "graphics",   "undirected", "interaction", "node",
    "cluster", "color", "x\"y", "b\\c",    "NAME",   "attributes", "selected",   "metadata"
};

static int by_name(const void *a, const void *b)
{
    return strcmp(((const mv_attribute *)a)->name, ((const mv_attribute *)b)->name);
}

static const mv_attribute *attributes(making *m)
{
    static const char *const texts[] = { "12", "007", "-3.50", "1e5", "x", "+7", "0", "-0.5", "1e999" };
    mv_attribute list[4];
    size_t count = once_in(m, 3) ? 1 + below(m, 3) : 0, kept = 0;
    for (size_t i = 0; i < count; i++) {
        list[i] = (mv_attribute){ .name = attribute_names[below(m, MV_COUNT(attribute_names))] };
        if (once_in(m, 2))
            list[i].number = once_in(m, 2) ? number(m) : -number(m);
        else
            list[i].text = once_in(m, 2) ? texts[below(m, MV_COUNT(texts))] : text(m);
    }
    qsort(list, count, sizeof *list, by_name);
    for (size_t i = 0; i < count; i++)
        if (!kept || strcmp(list[i].name, list[kept - 1].name) != 0) list[kept++] = list[i];
    return mv_relations_attributes(m->set, list, kept);
}

/* --- actors ----------------------------------------------------------------------------------------------- */

static void add_shares(making *m, mv_actor *actor)
{
    static const double parts[][4] = { { 1 }, { 0.5, 0.5 }, { 0.25, 0.75 }, { 0.2, 0.3, 0.5 } };
    const double *shares = parts[below(m, MV_COUNT(parts))];
    size_t first = below(m, 3);
    if (!m->set->vector_count || once_in(m, 3)) return;
    actor->shares = mv_relations_memory(m->set, 4 * sizeof *actor->shares);
    if (m->set->vector_count < 3) shares = parts[0];
    for (size_t i = 0; i < 3 && shares[i] > 0; i++)
        actor->shares[actor->share_count++] = (mv_share){ (first + i) % m->set->vector_count, shares[i] };
}

static void add_alternatives(making *m, mv_actor *actor)
{
    size_t count = once_in(m, 3) ? below(m, m->set->vector_count + 1) : 0;
    actor->alternatives = mv_relations_memory(m->set, 4 * sizeof *actor->alternatives);
    for (size_t i = count; i > 0; i--) actor->alternatives[actor->alternative_count++] = i - 1;
}

/* No two of a language begin on the same day, as each begins in a year of its own. */
static void add_names(making *m, mv_actor *actor)
{
    static const char *const languages[] = { "ru", "kk", "zh-Hant", "sr@latin", "x;y=z" };
    size_t count = once_in(m, 3) ? below(m, 4) : 0;
    char from[8];
    actor->names = mv_relations_memory(m->set, 4 * sizeof *actor->names);
    for (size_t i = 0; i < count; i++) {
        mv_naming naming = { .name = text(m), .language = languages[i] };
        bool dated = once_in(m, 2);
        snprintf(from, sizeof from, "%04zu", 1900 + 10 * i);
        if (dated) mv_date_parse(from, &naming.from);
        if (dated && once_in(m, 2)) mv_date_parse("2001-09", &naming.until);
        if (dated && once_in(m, 2)) naming.language = NULL;
        actor->names[actor->name_count++] = naming;
    }
}

/* Of those before it, so that nobody is its own predecessor. */
static void add_continues(making *m, mv_actor *actor)
{
    if (!m->set->actor_count || !once_in(m, 5)) return;
    actor->continues = mv_relations_memory(m->set, sizeof *actor->continues);
    actor->continues[actor->continues_count++] =
        (mv_predecessor){ m->set->actors[below(m, m->set->actor_count)].id, { 0 } };
    if (once_in(m, 2)) actor->continues->from = date(m);
}

static void add_actor(making *m, size_t index)
{
    static const char *const kinds[] = { "country", "country", "organisation", "place", "État; \"x\"" };
    mv_actor actor = { .id = id(m, index),
                       .name = maybe_text(m, 2),
                       .kind = kinds[below(m, MV_COUNT(kinds))],
                       .region = maybe_text(m, 4),
                       .note = maybe_text(m, 4),
                       .attributes = attributes(m) };
    add_shares(m, &actor);
    add_alternatives(m, &actor);
    add_names(m, &actor);
    add_continues(m, &actor);
    if (once_in(m, 4)) set_dates(m, &actor.start, &actor.end, &actor.through);
    if (once_in(m, 4)) {
        mv_location *place = mv_relations_memory(m->set, sizeof *place);
        *place = (mv_location){ 360 * mv_random_unit(&m->random) - 180, 90 - 180 * mv_random_unit(&m->random) };
        actor.place = place;
    }
    mv_relations_add_actor(m->set, actor);
}

/* --- relations -------------------------------------------------------------------------------------------- */

static size_t type(making *m)
{
    static const char *const built_in[] = { "alliance", "sanctions", "member", "guest", "armed_conflict" };
    size_t own = m->set->type_count, some = below(m, MV_COUNT(built_in) + 3);
    return some < MV_COUNT(built_in) || !own ? mv_relations_use_type(m->set, built_in[some % MV_COUNT(built_in)])
                                             : below(m, own);
}

static void add_citations(making *m, mv_details *details)
{
    size_t count = once_in(m, 2) ? below(m, m->set->source_count + 1) : 0;
    mv_citation *citations = mv_relations_memory(m->set, 4 * sizeof *citations);
    for (size_t i = 0; i < count; i++) citations[i] = (mv_citation){ i, maybe_text(m, 2) };
    details->citations = citations;
    details->citation_count = count;
}

/* The pair before it again, from time to time: the same way round or the other. */
static void set_ends(making *m, mv_relation *relation)
{
    relation->source = (uint32_t)below(m, m->set->actor_count);
    relation->target = (uint32_t)below(m, m->set->actor_count);
    if (!m->set->relation_count || !once_in(m, 3)) return;
    const mv_relation *last = &m->set->relations[m->set->relation_count - 1];
    bool turned = once_in(m, 2);
    relation->source = turned ? last->target : last->source;
    relation->target = turned ? last->source : last->target;
    relation->type = last->type;
    relation->weight = last->weight;
    relation->sign = last->sign;
}

/* `directed`: 0 none, 1 all, 2 some. */
static void add_relation(making *m, size_t index, size_t directed)
{
    static const char *const bases[] = { "stated", "implied", "x \"y\"" };
    mv_relation relation = { .type = (uint32_t)type(m),
                             .sign = (int8_t)((int)below(m, 3) - 1),
                             .weight = number(m) };
    set_ends(m, &relation);
    if (once_in(m, 2)) relation.id = id(m, index);
    relation.directed = directed == 2 ? once_in(m, 2) : directed;
    relation.confidence = (uint8_t)below(m, 4);
    mv_details details = { 0 };
    if (once_in(m, 3)) details.basis = bases[below(m, MV_COUNT(bases))];
    details.note = maybe_text(m, 3);
    details.attributes = attributes(m);
    if (once_in(m, 2)) set_dates(m, &relation.start, &relation.end, &relation.through);
    add_citations(m, &details);
    relation.details = mv_relations_details(m->set, details);
    mv_relations_add_relation(m->set, relation);
}

/* --- the set ---------------------------------------------------------------------------------------------- */

static void add_declarations(making *m)
{
    static const char *const words[] = { "own", "war", "Member", "tie \"2\"", "Қ; =" };
    for (size_t i = below(m, 4); i > 0; i--)
        mv_relations_add_source(m->set, (mv_source){ id(m, i), maybe_text(m, 2), maybe_text(m, 3),
                                                     once_in(m, 3) ? "2013-09" : NULL, NULL });
    for (size_t i = below(m, 4); i > 0; i--)
        mv_relations_add_vector(
            m->set, (mv_vector){ id(m, i), maybe_text(m, 2), !once_in(m, 3), once_in(m, 3) ? "#D55E00" : NULL });
    for (size_t i = below(m, 3); i > 0; i--)
        mv_relations_add_type(m->set, (mv_type){ words[below(m, MV_COUNT(words))], maybe_text(m, 3),
                                                 once_in(m, 2) ? "economic" : "other", (int)below(m, 3) - 1,
                                                 number(m), once_in(m, 2) });
    if (once_in(m, 5))
        mv_relations_add_coverage(m->set, (mv_coverage){ .from = date(m), .note = maybe_text(m, 2) });
}

mv_relations *random_set(unsigned long seed)
{
    making m = { mv_relations_new("random"), { seed } };
    size_t directed = below(&m, 3);
    m.set->title = maybe_text(&m, 3);
    m.set->description = maybe_text(&m, 4);
    if (once_in(&m, 4)) m.set->as_of = date(&m);
    add_declarations(&m);
    for (size_t i = below(&m, 7); i > 0; i--) add_actor(&m, i);
    for (size_t i = m.set->actor_count ? below(&m, 9) : 0; i > 0; i--) add_relation(&m, i, directed);
    if (m.set->actor_count && once_in(&m, 3)) m.set->focus = below(&m, m.set->actor_count);
    return m.set;
}
