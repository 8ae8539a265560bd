#define _POSIX_C_SOURCE 200809L
#include "formats/recipes/head/recipe.h"
#include "support/file.h"
#include "support/lines.h"
#include "support/names.h"
#include "support/own_files.h"
#include "support/text.h"
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef MV_DATA_DIR
#define MV_DATA_DIR "/usr/share/multivector"
#endif

static const char ending[] = ".sql";

/* --- the folder of installed recipes ------------------------------------------------------------------- */

static bool is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

bool mv_recipe_folder(mv_text *path)
{
    static const char *const places[] = { "", "../", "../share/multivector/", MV_DATA_DIR "/" };
    return mv_own_find(path, places, MV_COUNT(places), "recipes/", is_folder);
}

static bool has_ending(const char *name)
{
    size_t length = strlen(name);
    return length > strlen(ending) && strcmp(name + length - strlen(ending), ending) == 0;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names of the recipes in a folder, in their order. */
static char **list_names(const char *folder, size_t *count)
{
    char **names = NULL;
    struct dirent *entry;
    DIR *files = opendir(folder);
    *count = 0;
    while (files && (entry = readdir(files))) {
        if (!has_ending(entry->d_name) || *entry->d_name == '.') continue;
        names = mv_grow(names, *count, sizeof *names);
        names[*count] = mv_copy(entry->d_name);
        names[*count][strlen(entry->d_name) - strlen(ending)] = '\0';
        ++*count;
    }
    if (files) closedir(files);
    if (*count) qsort(names, *count, sizeof *names, compare_names);
    return names;
}

static void free_names(char **names, size_t count)
{
    for (size_t i = 0; i < count; i++) free(names[i]);
    free(names);
}

/* --- opening ------------------------------------------------------------------------------------------ */

static const char *name_of(mv_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
    return mv_arena_copy(arena, base, strlen(base) - (has_ending(base) ? strlen(ending) : 0));
}

static mv_status open_file(mv_recipe **out, const char *path, mv_log *log)
{
    mv_text text = { 0 };
    mv_recipe *recipe = mv_alloc(sizeof *recipe);
    recipe->arena = mv_arena_new();
    recipe->path = mv_arena_copy(recipe->arena, path, strlen(path));
    recipe->name = name_of(recipe->arena, path);
    mv_status status = mv_file_read(&text, path, log);
    recipe->text = text.bytes;
    recipe->length = text.length;
    mv_lines lines = mv_lines_of(recipe->path, recipe->text, recipe->length);
    if (!status) status = mv_lines_check(&lines, log);
    mv_lines_clear(&lines);
    if (!status) status = mv_recipe_read_head(recipe, log);
    if (status) {
        mv_recipe_free(recipe);
        return status;
    }
    *out = recipe;
    return MV_OK;
}

static mv_status refuse_name(const char *name, const char *folder, mv_log *log)
{
    mv_quoted quoted, hint;
    size_t count;
    char **names = list_names(folder, &count);
    mv_misuse(log, "there is no recipe %s: \"multivector recipes\" lists them, and a file is written ./NAME.sql%s",
              mv_quote(name, quoted), mv_suggest(name, (const char *const *)names, count, hint));
    free_names(names, count);
    return MV_USAGE;
}

static mv_status open_named(mv_recipe **out, const char *name, mv_log *log)
{
    mv_text folder = { 0 }, path = { 0 };
    mv_status status;
    bool found = mv_recipe_folder(&folder);
    mv_text_format(&path, "%s%s%s", folder.bytes, name, ending);
    if (found && *name != '.' && access(path.bytes, R_OK) == 0)
        status = open_file(out, path.bytes, log);
    else if (access(name, F_OK) == 0 && !is_folder(name))
        status = open_file(out, name, log);
    else
        status = refuse_name(name, folder.bytes, log);
    mv_text_clear(&folder);
    mv_text_clear(&path);
    return status;
}

mv_status mv_recipe_open(mv_recipe **out, const char *name, mv_log *log)
{
    bool is_file = strchr(name, '/') || has_ending(name);
    MV_RETURN_GUARDED(mv_status, is_file ? open_file(out, name, log) : open_named(out, name, log),
                      mv_guard_failed(log));
}

void mv_recipe_free(mv_recipe *recipe)
{
    if (!recipe) return;
    MV_FREE(recipe->tables, recipe->vectors, recipe->types);
    free((char *)(uintptr_t)recipe->text);
    mv_arena_free(recipe->arena);
    free(recipe);
}

static mv_status open_all(mv_recipe ***out, size_t *count, mv_log *log)
{
    mv_text folder = { 0 };
    mv_status status = MV_OK;
    size_t names_count = 0;
    char **names = mv_recipe_folder(&folder) ? list_names(folder.bytes, &names_count) : NULL;
    mv_recipe **recipes = mv_alloc_array(names_count + 1, sizeof *recipes);
    *count = 0;
    for (size_t i = 0; i < names_count && !status; i++) {
        mv_text path = { 0 };
        mv_text_format(&path, "%s%s%s", folder.bytes, names[i], ending);
        status = open_file(&recipes[*count], path.bytes, log);
        *count += !status;
        mv_text_clear(&path);
    }
    free_names(names, names_count);
    mv_text_clear(&folder);
    if (status)
        mv_recipes_free(recipes, *count);
    else
        *out = recipes;
    return status;
}

mv_status mv_recipes_open(mv_recipe ***out, size_t *count, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, open_all(out, count, log), mv_guard_failed(log));
}

void mv_recipes_free(mv_recipe **recipes, size_t count)
{
    for (size_t i = 0; i < count; i++) mv_recipe_free(recipes[i]);
    free(recipes);
}
