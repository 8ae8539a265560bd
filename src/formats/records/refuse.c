#define _GNU_SOURCE
#include "formats/records/refuse.h"
#include "support/limits.h"
#include "support/memory.h"
#include <string.h>
#include <strings.h>

/* Told by their first bytes, as file(1) does, and where these are shared by a name further on. In `advice` "{}"
 * stands for the file. */
static const struct {
    const char *magic;
    size_t length;
    const char *further; /* must stand in it as well; NULL: nothing */
    const char *what, *advice;
} kinds[] = {
#define MAGIC(text) text, sizeof(text) - 1
    { MAGIC("PK\x03\x04"), "xl/", "an Excel workbook",
      "save it in Excel as \"CSV UTF-8\", or: libreoffice --headless --convert-to "
      "csv:\"Text - txt - csv (StarCalc)\":44,34,76 {}" },
    { MAGIC("PK\x03\x04"), "opendocument.spreadsheet", "a spreadsheet (ODS)",
      "libreoffice --headless --convert-to csv:\"Text - txt - csv (StarCalc)\":44,34,76 {}" },
    { MAGIC("PK\x03\x04"), "word/", "a Word document",
      "its tables can be copied into a spreadsheet and saved as CSV" },
    { MAGIC("PK\x03\x04"), NULL, "a zip archive", "unzip {}" },
    { MAGIC("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), NULL, "an old Excel workbook",
      "libreoffice --headless --convert-to csv:\"Text - txt - csv (StarCalc)\":44,34,76 {}" },
    { MAGIC("<stata_dta>"), NULL, "a Stata file",
      "Rscript -e 'write.csv(haven::read_dta(\"{}\"), \"table.csv\", row.names = FALSE, na = \"\")'" },
    { MAGIC("\x71\x01"), NULL, "a Stata file", "export delimited using table.csv (in Stata)" },
    { MAGIC("\x71\x02"), NULL, "a Stata file", "export delimited using table.csv (in Stata)" },
    { MAGIC("\x72\x01"), NULL, "a Stata file", "export delimited using table.csv (in Stata)" },
    { MAGIC("\x72\x02"), NULL, "a Stata file", "export delimited using table.csv (in Stata)" },
    { MAGIC("\x73\x01"), NULL, "a Stata file", "export delimited using table.csv (in Stata)" },
    { MAGIC("\x73\x02"), NULL, "a Stata file", "export delimited using table.csv (in Stata)" },
    { MAGIC("$FL2"), NULL, "an SPSS file",
      "Rscript -e 'write.csv(haven::read_sav(\"{}\"), \"table.csv\", row.names = FALSE, na = \"\")'" },
    { MAGIC("RDX"), NULL, "an R workspace", "write.csv(x, \"table.csv\", row.names = FALSE, na = \"\") (in R)" },
    { MAGIC("X\n\0\0"), NULL, "an R object",
      "Rscript -e 'write.csv(readRDS(\"{}\"), \"table.csv\", row.names = FALSE, na = \"\")'" },
    { MAGIC("PAR1"), NULL, "a Parquet file", "duckdb -csv -c \"SELECT * FROM '{}'\" > table.csv" },
    { MAGIC("SQLite format 3"), NULL, "an SQLite database",
      "sqlite3 -csv -header {} \"SELECT * FROM ...\" > table.csv" },
    { MAGIC("%PDF-"), NULL, "a PDF document", "its tables can be copied into a spreadsheet and saved as CSV" },
    { MAGIC("BZh"), NULL, "a bzip2 file", "bunzip2 -k {}" },
    { MAGIC("\xfd"
            "7zXZ"),
      NULL, "an xz file", "unxz -k {}" },
    { MAGIC("\x28\xb5\x2f\xfd"), NULL, "a zstd file", "unzstd {}" },
    { MAGIC("{\\rtf"), NULL, "an RTF document", "its tables can be copied into a spreadsheet and saved as CSV" },
    { MAGIC("7z\xbc\xaf\x27\x1c"), NULL, "a 7z archive", "7z x {}" },
    { MAGIC("Rar!\x1a\x07"), NULL, "a RAR archive", "unrar x {}" },
    { MAGIC("\x89PNG"), NULL, "a picture", "the numbers behind it are in another file" },
    { MAGIC("\xff\xd8\xff"), NULL, "a picture", "the numbers behind it are in another file" },
    { MAGIC("\xff\xfe\0\0"), NULL, "UTF-32 text", "iconv -f UTF-32 -t UTF-8 {} > table.csv" },
    { MAGIC("\xff\xfe"), NULL, "UTF-16 text", "iconv -f UTF-16 -t UTF-8 {} > table.csv" },
    { MAGIC("\xfe\xff"), NULL, "UTF-16 text", "iconv -f UTF-16 -t UTF-8 {} > table.csv" },
#undef MAGIC
};

static mv_status refuse(const mv_input *input, const char *what, const char *advice)
{
    mv_text line = { 0 };
    bool stream = strcmp(input->path, "-") == 0;
    for (const char *at = advice; *at; at++) {
        if (strncmp(at, "{}", 2) == 0) {
            mv_text_add(&line, stream ? "FILE" : input->path);
            at++;
        } else
            mv_text_add_bytes(&line, at, 1);
    }
    mv_status status = mv_log_error(input->log, MV_BAD_DATA, (mv_place){ input->path, 0, 0 },
                                    "this is %s; text in UTF-8 was expected: %s", what, line.bytes);
    mv_text_clear(&line);
    return status;
}

/* UTF-16 without its mark: of the beginning every other byte is NUL. Gives the order of the bytes, or NULL. */
static const char *utf_16_of(const mv_input *input)
{
    size_t looked = input->length < 64 ? input->length / 2 * 2 : 64, even = 0, odd = 0;
    for (size_t i = 0; i < looked; i += 2) {
        even += !input->bytes[i];
        odd += !input->bytes[i + 1];
    }
    if (looked < 8 || (even && odd) || even + odd <= looked / 3) return NULL;
    return even ? "iconv -f UTF-16BE -t UTF-8 {} > table.csv" : "iconv -f UTF-16LE -t UTF-8 {} > table.csv";
}

/* A page that a server sent in place of a file, perhaps. */
static bool is_web_page(const mv_input *input)
{
    static const char *const beginnings[] = { "<!doctype html", "<html" };
    const char *at = input->bytes + (strncmp(input->bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0);
    at += strspn(at, " \t\r\n");
    for (size_t i = 0; i < MV_COUNT(beginnings); i++)
        if (strncasecmp(at, beginnings[i], strlen(beginnings[i])) == 0) return true;
    return false;
}

mv_status mv_refuse_input(const mv_input *input)
{
    for (size_t i = 0; i < MV_COUNT(kinds); i++) {
        size_t length = kinds[i].length;
        const char *further = kinds[i].further;
        if (input->length < length || memcmp(input->bytes, kinds[i].magic, length) != 0) continue;
        if (!further || memmem(input->bytes, input->length, further, strlen(further)))
            return refuse(input, kinds[i].what, kinds[i].advice);
    }
    const char *decoding = utf_16_of(input);
    if (is_web_page(input))
        return refuse(input, "a web page (HTML)",
                      "what was sought may need a login or another address; its tables can be copied into a "
                      "spreadsheet and saved as CSV");
    /* Other bytes that are no text are found by the readers, which say where. */
    return decoding ? refuse(input, "UTF-16 text", decoding) : MV_OK;
}

/* --- limits ----------------------------------------------------------------------------------------------- */

static size_t asked_or(size_t asked, size_t usual)
{
    return asked == MV_NONE ? 0 : asked ? asked : usual;
}

mv_limits mv_limits_asked(const mv_read_options *options)
{
    mv_limits limits = options ? options->limits : (mv_limits){ 0 };
    size_t depth = asked_or(limits.depth, MV_DEEPEST);
    return (mv_limits){ .actors = asked_or(limits.actors, MV_MOST_ACTORS),
                        .relations = asked_or(limits.relations, MV_MOST_RELATIONS),
                        .label = asked_or(limits.label, MV_LONGEST_LABEL),
                        .depth = depth && depth < MV_DEEPEST ? depth : MV_DEEPEST };
}

mv_status mv_refuse_over(const mv_relations *set, const char *path, mv_log *log)
{
    const char *over = mv_relations_over(set);
    mv_limits limits = mv_relations_limits(set);
    const struct {
        const char *which, *before, *unit;
        size_t limit;
    } all[] = { { "actors", "more than", "actors", limits.actors },
                { "relations", "more than", "relations", limits.relations },
                { "label", "an id, a name or a kind of more than", "bytes", limits.label },
                { "depth", "nested deeper than", "levels", limits.depth } };
    mv_text read = { 0 };
    if (set->actor_count + set->relation_count)
        mv_text_format(&read, ", with the %zu actors and %zu relations that were read of it", set->actor_count,
                       set->relation_count);
    mv_status status = MV_OK;
    for (size_t i = 0; over && i < MV_COUNT(all); i++)
        if (strcmp(over, all[i].which) == 0)
            status = mv_log_error(log, MV_LIMIT, (mv_place){ path, 0, 0 },
                                  "%s %zu %s (--max-%s); the file is left out%s", all[i].before, all[i].limit,
                                  all[i].unit, over, read.length ? read.bytes : "");
    mv_text_clear(&read);
    return status;
}
