#include "formats/recipes/engine/tally.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Groups stand one behind the other in one piece of memory, which is moved as it grows, so that they are called by
 * their place in it; the keys of each stand behind its folds. Small as this is kept, it is what the processor
 * waits for. */

enum { FIRST_SLOTS = 1 << 12, FIRST_ROOM = 1 << 16, ALIGNED = 8 };

typedef enum fold_state { NOTHING, WHOLE, REAL, VALUE } fold_state;

/* A number, or for MIN and MAX any value. */
typedef struct fold {
    union {
        sqlite3_int64 whole;
        double real;
        sqlite3_value *value;
    };
    fold_state state;
} fold;

typedef struct group {
    uint32_t next, hash; /* the next one of its slot: 0 for none, else 1 + its place / ALIGNED */
    uint32_t length;     /* of the keys */
    fold folds[];
} group;

/* A row of the input, for --explain-rows. */
typedef struct note {
    size_t group;
    sqlite3_int64 row;
} note;

struct mv_tally {
    char *groups;
    size_t end, room, fold_count, count;
    uint32_t *slots;
    size_t slot_count;
    char *keys; /* of the row at hand */
    size_t key_length, key_room;
    uint64_t seed; /* of hashes: no input is made to be slow */
    size_t last;   /* the group that was added to last */
    note *notes;
    size_t note_count;
    bool sorted;
};

/* --- groups ------------------------------------------------------------------------------------------- */

/* Room for so many bytes more, at the end of which they are put. */
static char *make_key(mv_tally *t, size_t length)
{
    if (t->key_length + length > t->key_room) {
        t->key_room = 2 * (t->key_length + length) + 64;
        t->keys = mv_realloc_array(t->keys, t->key_room, 1);
    }
    char *key = t->keys + t->key_length;
    t->key_length += length;
    return key;
}

static void add_bytes(mv_tally *t, int type, const void *bytes, int length)
{
    char *key = make_key(t, 1 + sizeof length + (size_t)length);
    *key = (char)type;
    memcpy(key + 1, &length, sizeof length);
    if (length) memcpy(key + 1 + sizeof length, bytes, (size_t)length);
}

static void add_number_key(mv_tally *t, sqlite3_value *value)
{
    sqlite3_int64 whole = sqlite3_value_int64(value);
    double real = sqlite3_value_double(value);
    bool is_whole = real == (double)whole;
    char *key = make_key(t, 1 + sizeof whole);
    *key = is_whole ? SQLITE_INTEGER : SQLITE_FLOAT;
    memcpy(key + 1, is_whole ? (void *)&whole : (void *)&real, sizeof whole);
}

/* A value as bytes, equal for what SQLite holds to be equal: 1 and 1.0 are. (The bytes of a text are asked for as
 * those of a blob: for a text SQLite would add a NUL, and allocate memory for it.) */
static void add_key(mv_tally *t, sqlite3_value *value)
{
    int type = sqlite3_value_type(value);
    if (type == SQLITE_TEXT || type == SQLITE_BLOB)
        add_bytes(t, type, sqlite3_value_blob(value), sqlite3_value_bytes(value));
    else if (type == SQLITE_NULL)
        *make_key(t, 1) = SQLITE_NULL;
    else
        add_number_key(t, value);
}

static uint32_t hash_of(const mv_tally *t)
{
    uint64_t hash = t->seed ^ t->key_length, word;
    for (size_t i = 0; i < t->key_length; i += sizeof word) {
        size_t left = t->key_length - i;
        word = 0;
        memcpy(&word, t->keys + i, left < sizeof word ? left : sizeof word);
        hash = (hash ^ word) * 0x9e3779b97f4a7c15;
        hash ^= hash >> 32;
    }
    return (uint32_t)hash;
}

static group *group_at(const mv_tally *t, size_t place)
{
    return (group *)(void *)(t->groups + place);
}

static char *keys_of(const mv_tally *t, group *g)
{
    return (char *)(g->folds + t->fold_count);
}

/* What a group takes. */
static size_t size_of(const mv_tally *t, size_t length)
{
    size_t size = sizeof(group) + t->fold_count * sizeof(fold) + length;
    return (size + ALIGNED - 1) / ALIGNED * ALIGNED;
}

size_t mv_tally_next(const mv_tally *t, size_t place)
{
    return place + size_of(t, group_at(t, place)->length);
}

static void rehash(mv_tally *t)
{
    t->slot_count = t->slot_count ? 4 * t->slot_count : FIRST_SLOTS;
    free(t->slots);
    t->slots = mv_alloc_array(t->slot_count, sizeof *t->slots);
    for (size_t place = 0; place < t->end; place = mv_tally_next(t, place)) {
        group *g = group_at(t, place);
        uint32_t *slot = &t->slots[g->hash & (t->slot_count - 1)];
        g->next = *slot;
        *slot = (uint32_t)(place / ALIGNED) + 1;
    }
}

static group *add_group(mv_tally *t, uint32_t hash)
{
    size_t size = size_of(t, t->key_length);
    if (4 * t->count >= t->slot_count)
        rehash(t); /* so sparse that the first group of a slot is mostly the right one */
    while (t->end + size > t->room) {
        t->room = t->room ? 2 * t->room : FIRST_ROOM;
        t->groups = mv_realloc_array(t->groups, t->room, 1);
    }
    group *made = group_at(t, t->end);
    uint32_t *slot = &t->slots[hash & (t->slot_count - 1)];
    memset(made, 0, size);
    *made = (group){ .next = *slot, .hash = hash, .length = (uint32_t)t->key_length };
    memcpy(keys_of(t, made), t->keys, t->key_length);
    *slot = (uint32_t)(t->end / ALIGNED) + 1;
    t->end += size;
    t->count++;
    return made;
}

static bool is_group(const mv_tally *t, group *g, uint32_t hash)
{
    return g->hash == hash && g->length == t->key_length && !memcmp(keys_of(t, g), t->keys, g->length);
}

/* The group of the keys at hand. */
static group *get_group(mv_tally *t)
{
    uint32_t hash = hash_of(t);
    uint32_t at = t->slot_count ? t->slots[hash & (t->slot_count - 1)] : 0;
    for (; at; at = group_at(t, (size_t)(at - 1) * ALIGNED)->next) {
        group *g = group_at(t, (size_t)(at - 1) * ALIGNED);
        if (is_group(t, g, hash)) return g;
    }
    return add_group(t, hash);
}

/* --- folding ------------------------------------------------------------------------------------------ */

/* False when the sum of whole numbers is more than 64 bits hold. */
static bool add_number(fold *f, sqlite3_value *value)
{
    bool real = sqlite3_value_type(value) == SQLITE_FLOAT;
    if (f->state == WHOLE && real) f->real = (double)f->whole;
    if (f->state != REAL) f->state = real ? REAL : WHOLE;
    if (f->state == WHOLE) return !__builtin_add_overflow(f->whole, sqlite3_value_int64(value), &f->whole);
    f->real += sqlite3_value_double(value);
    return true;
}

/* The order of SQLite: numbers before texts before blobs, texts by their bytes. */
static int compare(sqlite3_value *a, sqlite3_value *b)
{
    int x = sqlite3_value_type(a), y = sqlite3_value_type(b);
    if (x <= SQLITE_FLOAT && y <= SQLITE_FLOAT) {
        if (x == SQLITE_INTEGER && y == SQLITE_INTEGER) {
            sqlite3_int64 one = sqlite3_value_int64(a), other = sqlite3_value_int64(b);
            return (one > other) - (one < other);
        }
        double one = sqlite3_value_double(a), other = sqlite3_value_double(b);
        return (one > other) - (one < other);
    }
    if (x != y) return x < y ? -1 : 1;
    int lengths[] = { sqlite3_value_bytes(a), sqlite3_value_bytes(b) };
    int order = memcmp(sqlite3_value_blob(a), sqlite3_value_blob(b),
                       (size_t)(lengths[0] < lengths[1] ? lengths[0] : lengths[1]));
    return order ? order : lengths[0] - lengths[1];
}

static void keep_better(fold *f, sqlite3_value *value, bool larger)
{
    int order = f->state == VALUE ? compare(value, f->value) : larger ? 1 : -1;
    if (larger ? order <= 0 : order >= 0) return;
    if (f->state == VALUE) sqlite3_value_free(f->value);
    f->value = sqlite3_value_dup(value);
    f->state = VALUE;
}

static bool fold_value(fold *f, mv_fold_kind kind, sqlite3_value *value)
{
    bool none = sqlite3_value_type(value) == SQLITE_NULL;
    if (kind == MV_FOLD_COUNT) f->state = WHOLE;
    if (kind == MV_FOLD_COUNT) f->whole += !none;
    if (none || kind == MV_FOLD_COUNT) return true;
    if (kind == MV_FOLD_TOTAL) return add_number(f, value);
    keep_better(f, value, kind == MV_FOLD_MAX);
    return true;
}

int mv_tally_add(mv_tally *t, const mv_grouping *grouping, sqlite3_value **values)
{
    bool good = true;
    t->key_length = 0;
    for (size_t i = 0; i < grouping->key_count; i++) add_key(t, values[i]);
    group *g = get_group(t);
    t->last = (size_t)((char *)g - t->groups);
    values += grouping->key_count;
    for (size_t i = 0; i < t->fold_count; i++) good &= fold_value(&g->folds[i], grouping->folds[i], values[i]);
    return good ? SQLITE_OK : SQLITE_FULL;
}

mv_tally *mv_tally_new(size_t fold_count)
{
    mv_tally *t = mv_alloc(sizeof *t);
    t->fold_count = fold_count;
    sqlite3_randomness(sizeof t->seed, &t->seed);
    return t;
}

void mv_tally_free(mv_tally *t)
{
    if (!t) return;
    for (size_t place = 0; place < t->end; place = mv_tally_next(t, place))
        for (size_t f = 0; f < t->fold_count; f++)
            if (group_at(t, place)->folds[f].state == VALUE)
                sqlite3_value_free(group_at(t, place)->folds[f].value);
    MV_FREE(t->slots, t->groups, t->notes, t->keys, t);
}

/* --- rows --------------------------------------------------------------------------------------------- */

void mv_tally_note(mv_tally *t, sqlite3_int64 row)
{
    t->notes = mv_grow(t->notes, t->note_count, sizeof *t->notes);
    t->notes[t->note_count++] = (note){ t->last, row };
}

static int by_group(const void *a, const void *b)
{
    const note *x = a, *y = b;
    if (x->group != y->group) return x->group < y->group ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

/* The first note of a group. */
static size_t find_note(const mv_tally *t, size_t place)
{
    size_t low = 0, high = t->note_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (t->notes[middle].group < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void mv_tally_say_rows(mv_tally *t, size_t place, mv_text *out)
{
    if (!t->sorted && t->note_count) qsort(t->notes, t->note_count, sizeof *t->notes, by_group);
    t->sorted = true;
    size_t first = find_note(t, place), end = first;
    while (end < t->note_count && t->notes[end].group == place) end++;
    sqlite3_int64 *rows = mv_alloc_array(end - first, sizeof *rows);
    for (size_t i = first; i < end; i++) rows[i - first] = t->notes[i].row;
    mv_sql_say_runs(out, rows, end - first, ", ", "-", false);
    free(rows);
}

/* --- giving ------------------------------------------------------------------------------------------- */

size_t mv_tally_end(const mv_tally *t)
{
    return t->end;
}

/* The bytes of a key, as add_key() wrote them, without the one that says its type. */
static size_t key_length(int type, const char *key)
{
    int length = 0;
    if (type == SQLITE_NULL) return 0;
    if (type == SQLITE_INTEGER) return sizeof(sqlite3_int64);
    if (type == SQLITE_FLOAT) return sizeof(double);
    memcpy(&length, key, sizeof length);
    return sizeof length + (size_t)length;
}

void mv_tally_give_key(const mv_tally *t, size_t place, size_t number, sqlite3_context *result)
{
    const char *key = keys_of(t, group_at(t, place));
    sqlite3_int64 whole = 0;
    double real = 0;
    for (; number; number--) key += 1 + key_length(*key, key + 1);
    int type = *key++;
    size_t length = key_length(type, key), text = length - sizeof(int);
    if (type == SQLITE_INTEGER) memcpy(&whole, key, sizeof whole);
    if (type == SQLITE_FLOAT) memcpy(&real, key, sizeof real);
    if (type == SQLITE_INTEGER) sqlite3_result_int64(result, whole);
    if (type == SQLITE_FLOAT) sqlite3_result_double(result, real);
    if (type == SQLITE_TEXT) sqlite3_result_text(result, key + sizeof(int), (int)text, SQLITE_TRANSIENT);
    if (type == SQLITE_BLOB) sqlite3_result_blob(result, key + sizeof(int), (int)text, SQLITE_TRANSIENT);
}

void mv_tally_give_fold(const mv_tally *t, size_t place, size_t number, sqlite3_context *result)
{
    const fold *f = &group_at(t, place)->folds[number];
    if (f->state == VALUE) sqlite3_result_value(result, f->value);
    if (f->state == REAL) sqlite3_result_double(result, f->real);
    if (f->state == WHOLE) sqlite3_result_int64(result, f->whole);
}
