#define _POSIX_C_SOURCE 200809L
#include "formats/recipes/engine/sql.h"
#include <stdlib.h>
#include <string.h>

/* What is counted while a recipe runs, and the sentence about it. */

/* As much of a name as is remembered: it may be as long as somebody likes. */
static const char *shorten(const char *name, char cut[])
{
    enum { MOST_BYTES = 200 };
    size_t length = strnlen(name, MOST_BYTES + 1);
    if (length <= MOST_BYTES) return name;
    for (length = MOST_BYTES; length && ((unsigned char)name[length] & 0xc0) == 0x80; length--) {
    }
    memcpy(cut, name, length);
    cut[length] = '\0';
    return cut;
}

void mv_counter_add(mv_counter *counter, mv_sql *sql, const char *name, bool once)
{
    enum { MOST_WORDS = 10000, ROOM = 256 };
    char cut[ROOM];
    name = shorten(name, cut);
    const mv_counted *last = counter->word_count ? &counter->words[counter->last] : NULL;
    bool same = last && strcmp(last->name, name) == 0; /* it mostly is */
    size_t found = same ? counter->last : mv_index_find(&counter->index, name);
    counter->total++;
    if (found == MV_ABSENT && counter->word_count == MOST_WORDS) return;
    if (found == MV_ABSENT) {
        const char *kept = mv_arena_copy(sql->arena, name, strlen(name));
        mv_index_add(&counter->index, kept, counter->word_count);
        counter->words = mv_grow(counter->words, counter->word_count, sizeof *counter->words);
        found = counter->word_count++;
        counter->words[found] = (mv_counted){ .name = kept };
    }
    counter->last = found;
    mv_counted *word = &counter->words[found];
    bool again = once && word->row && word->row == sql->row;
    word->row = sql->row;
    word->count += !again;
}

void mv_counters_clear(mv_sql *sql)
{
    mv_counter *const counters[] = { &sql->left_out, &sql->said, &sql->unmatched, &sql->unmapped };
    for (size_t i = 0; i < MV_COUNT(counters); i++) {
        mv_index_clear(&counters[i]->index);
        free(counters[i]->words);
        *counters[i] = (mv_counter){ 0 };
    }
    sql->matched = 0;
    free(sql->seen.slots);
    sql->seen = (mv_seen){ 0 };
}

enum { NAMED_WORDS = 5 };

/* "5,883": the number is for readers. */
static void add_count(mv_text *out, size_t count)
{
    if (count >= 1000) {
        add_count(out, count / 1000);
        mv_text_format(out, ",%03zu", count % 1000);
    } else
        mv_text_format(out, "%zu", count);
}

static int more_often(const void *a, const void *b)
{
    const mv_counted *x = a, *y = b;
    return x->count != y->count ? (x->count < y->count) - (x->count > y->count) : strcmp(x->name, y->name);
}

void mv_counter_say(const mv_counter *counter, mv_text *out)
{
    mv_quoted quoted;
    mv_counted *sorted = mv_alloc_array(counter->word_count, sizeof *sorted);
    if (counter->word_count) memcpy(sorted, counter->words, counter->word_count * sizeof *sorted);
    if (counter->word_count) qsort(sorted, counter->word_count, sizeof *sorted, more_often);
    for (size_t i = 0; i < counter->word_count && i < NAMED_WORDS; i++) {
        mv_text_format(out, "%s%s (", i ? ", " : "", mv_quote(sorted[i].name, quoted));
        add_count(out, sorted[i].count);
        mv_text_add(out, ")");
    }
    if (counter->word_count > NAMED_WORDS) mv_text_format(out, " and %zu more", counter->word_count - NAMED_WORDS);
    free(sorted);
}

static bool is_read(const mv_sql_table *table)
{
    return table->file_count && table->used && !table->codebook;
}

/* Of several tables with their names. */
static void say_rows(mv_text *out, const mv_sql *sql)
{
    size_t count = 0, said = 0;
    for (size_t i = 0; i < sql->table_count; i++) count += is_read(&sql->tables[i]);
    for (size_t i = 0; i < sql->table_count; i++) {
        const mv_sql_table *table = &sql->tables[i];
        if (!is_read(table)) continue;
        if (said++) mv_text_add(out, ", ");
        add_count(out, table->rows);
        mv_text_add(out, table->rows == 1 ? " row" : " rows");
        if (count > 1) mv_text_format(out, " of %s", table->name);
    }
    mv_text_add(out, " read");
}

/* In the order in which the words were met. */
static void say_words(mv_text *out, const char *what, const mv_counter *counter)
{
    if (counter->word_count) mv_text_add(out, what);
    for (size_t i = 0; i < counter->word_count; i++) {
        mv_text_format(out, "%s%s (", i ? ", " : "", counter->words[i].name);
        add_count(out, counter->words[i].count);
        mv_text_add(out, ")");
    }
}

static void say_counted(mv_text *out, const mv_sql *sql)
{
    say_words(out, " Among what counts: ", &sql->said);
    if (sql->said.word_count) mv_text_add(out, ".");
    if (!sql->seen.last_row) return;
    mv_text_add(out, " What is there more than once was looked for in the first ");
    add_count(out, sql->seen.last_row);
    mv_text_add(out, " rows.");
}

static void say_codes(mv_text *out, const char *what, const mv_counter *counter)
{
    if (!counter->total) return;
    mv_text_format(out, " %s: ", what);
    mv_counter_say(counter, out);
    mv_text_add(out, ".");
}

void mv_say_import(mv_text *out, const mv_sql *sql, const mv_relations *set)
{
    say_rows(out, sql);
    say_words(out, "; left out: ", &sql->left_out);
    mv_text_add(out, "; ");
    add_count(out, set->relation_count);
    mv_text_format(out, " relation%s between ", set->relation_count == 1 ? "" : "s");
    add_count(out, set->actor_count);
    mv_text_format(out, " actor%s.", set->actor_count == 1 ? "" : "s");
    say_counted(out, sql);
    say_codes(out, "Codes without a match, which are ids now", &sql->unmatched);
    say_codes(out, "Values without a place in a map", &sql->unmapped);
}
