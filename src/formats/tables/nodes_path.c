#include "formats/tables/nodes_path.h"
#include "support/memory.h"
#include "support/text.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The length of a path without the ending by which it is known as a table. */
static size_t length_without_ending(const char *path)
{
    static const char *const endings[] = { ".csv", ".csv.gz", ".tsv", ".tsv.gz" };
    for (size_t i = 0; i < MV_COUNT(endings); i++)
        if (mv_text_ends_with(path, endings[i])) return strlen(path) - strlen(endings[i]);
    return strlen(path);
}

static size_t stem_length(const char *path, size_t length)
{
    char *name = mv_copy(path);
    name[length] = '\0';
    if (mv_text_ends_with(name, ".edges")) length -= strlen(".edges");
    free(name);
    return length;
}

static char *beside(const char *path, size_t stem, const char *word, const char *ending)
{
    mv_text name = { 0 };
    mv_text_add_bytes(&name, path, stem);
    mv_text_format(&name, "%s%s", word, ending);
    return name.bytes;
}

char *mv_nodes_find(const char *path)
{
    static const char *const words[] = { ".nodes", ".nodes", ".NODES" };
    size_t length = length_without_ending(path), stem = stem_length(path, length);
    const char *endings[] = { ".csv", path + length, path + length };
    for (size_t i = 0; i < MV_COUNT(words) && strcmp(path, "-") != 0; i++) {
        char *name = beside(path, stem, words[i], endings[i]);
        if (access(name, F_OK) == 0) return name;
        free(name);
    }
    return NULL;
}

char *mv_nodes_path(const char *path)
{
    return beside(path, stem_length(path, length_without_ending(path)), ".nodes", ".csv");
}
