#define _GNU_SOURCE /* dladdr(), which is POSIX since 2024 only */
#include "support/own_files.h"
#include <dlfcn.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST = 4096 };

/* The running program, where the system tells. */
static bool program_file(char *path)
{
#ifdef __linux__
    ssize_t length = readlink("/proc/self/exe", path, LONGEST - 1);
    if (length <= 0) return false;
    path[length] = '\0';
    return true;
#else
    *path = '\0';
    return false;
#endif
}

/* What this function was loaded from, when it is known by its full path. */
static bool library_file(char *path)
{
    static const char here = 0;
    Dl_info about;
    if (!dladdr(&here, &about) || !about.dli_fname || *about.dli_fname != '/') return false;
    if (strlen(about.dli_fname) >= LONGEST) return false;
    strcpy(path, about.dli_fname);
    return true;
}

static bool is_near(mv_text *path, bool (*file)(char *), const char *place, const char *name,
                    bool (*is_it)(const char *))
{
    char own[LONGEST];
    if (!file(own)) return false;
    mv_text_clear(path);
    mv_text_format(path, "%.*s%s%s", (int)(strrchr(own, '/') + 1 - own), own, place, name);
    return is_it(path->bytes);
}

bool mv_own_find(mv_text *path, const char *const *places, size_t count, const char *name,
                 bool (*is_it)(const char *path))
{
    for (size_t i = 0; i < count; i++) {
        if (*places[i] != '/') {
            if (is_near(path, program_file, places[i], name, is_it)) return true;
            if (is_near(path, library_file, places[i], name, is_it)) return true;
            continue;
        }
        mv_text_clear(path);
        mv_text_format(path, "%s%s", places[i], name);
        if (is_it(path->bytes)) return true;
    }
    return false;
}
