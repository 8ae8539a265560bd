#include "formats/graphs/dot_ask.h"
#include "draw/handshake.h"
#include "support/memory.h"
#include "support/process.h"
#include <stdlib.h>
#include <string.h>

/* "Error: syntax error in line 3 near '}'" with its place; lines that go on with what was near it are dropped. */
static void say(const char *said, const char *path, mv_log *log)
{
    static const char *const words[] = { "Error: ", "Warning: " };
    for (size_t i = 0; i < MV_COUNT(words); i++) {
        size_t length = strlen(words[i]);
        if (strncmp(said, words[i], length) != 0) continue;
        const char *text = said + length, *at = strstr(text, " in line "), *behind = at ? at + 9 : NULL;
        size_t line = at ? strtoul(behind, NULL, 10) : 0;
        int before = at ? (int)(at - text) : (int)strlen(text);
        if (at) behind += strspn(behind, "0123456789");
        if (i == 0)
            mv_log_error(log, MV_BAD_DATA, (mv_place){ path, line, 0 }, "%.*s%s; DOT was expected", before, text,
                         behind ? behind : "");
        else
            mv_log_warning(log, (mv_place){ path, line, 0 }, "%.*s%s", before, text, behind ? behind : "");
    }
}

/* What the helper said, as messages about the file: lines of Graphviz, or one of our own or of what ended it. */
static void pass_on(const mv_log *said, mv_status status, const char *path, mv_log *log)
{
    const mv_place file = { path, 0, 0 };
    size_t before = log->errors;
    if (status == MV_LIMIT) {
        mv_log_error(log, status, file, "Graphviz took too long to read it");
        return;
    }
    for (size_t i = 0; i < said->count; i++) {
        const char *text = said->messages[i].text;
        bool of_graphviz = strncmp(text, "Error: ", 7) == 0 || strncmp(text, "Warning: ", 9) == 0;
        if (of_graphviz && status != MV_INTERNAL) /* which is no fault of the file */
            say(text, path, log);
        else if (!of_graphviz && status && log->errors == before)
            mv_log_error(log, status, file, "%s", text);
    }
}

mv_status mv_dot_ask(mv_text *answer, const mv_lines *lines, mv_log *log)
{
    static const mv_helper draw = { .name = "multivector-draw" };
    mv_text question = { 0 };
    mv_log said = { 0 };
    mv_text_add(&question, MV_DOT_HANDSHAKE);
    mv_text_add_bytes(&question, lines->bytes, lines->length);
    mv_status status = mv_pipe_run(answer, &draw, question.bytes, question.length, &said);
    pass_on(&said, status, lines->source, log);
    mv_log_clear(&said);
    mv_text_clear(&question);
    return status;
}
