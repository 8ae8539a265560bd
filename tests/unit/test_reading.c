#include "multivector/format.h"
#include "multivector/picture.h"
#include "suites.h"
#include "support/file.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Files and what lies beside them. */

static char folder[] = "/tmp/multivector-reading-XXXXXX";

static void make_folder(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void remove_folder(void)
{
    char command[100];
    snprintf(command, sizeof command, "rm -r %s", folder);
    ck_assert_int_eq(system(command), 0);
    memcpy(folder + strlen(folder) - 6, "XXXXXX", 6);
}

static const char *in_folder(const char *name)
{
    static char path[100];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_file(const char *name, const char *text)
{
    ck_assert_int_eq(mv_file_write(in_folder(name), text, strlen(text), NULL), MV_OK);
}

static mv_relations *read_set(const char *name)
{
    mv_relations *set = NULL;
    ck_assert_int_eq(mv_relations_read(&set, in_folder(name), NULL, NULL), MV_OK);
    return set;
}

static const struct {
    const char *relations, *actors;
} beside[] = {
    { "x.csv", "x.nodes.csv" },     { "x.edges.csv", "x.nodes.csv" }, { "x.tsv", "x.nodes.csv" },
    { "x.tsv", "x.nodes.tsv" },     { "x.CSV", "x.nodes.csv" },       { "X.CSV", "X.NODES.CSV" },
    { "x.CSV", "x.nodes.CSV" },     { "x.Edges.Tsv", "x.nodes.csv" }, { "x.CSV.GZ", "x.nodes.csv" },
    { "x.txt", "x.txt.nodes.csv" },
};

START_TEST(tables_find_their_actors)
{
    write_file(beside[_i].relations, "source\ttarget\nA\tB\n");
    write_file(beside[_i].actors, "id,label\nA,Alpha\nB,Beta\n");
    mv_relations *set = read_set(beside[_i].relations);
    ck_assert_str_eq(set->actors[0].name, "Alpha");
    ck_assert_uint_eq(set->file_count, 2);
    ck_assert_str_eq(set->files[0].path, set->path);
    ck_assert_str_eq(set->files[1].path, in_folder(beside[_i].actors));
    mv_relations_free(set);
}
END_TEST

START_TEST(endings_are_known_in_capitals)
{
    write_file("x.JSON", "\"no table\"");
    mv_log log = { 0 };
    mv_relations *set = NULL;
    ck_assert_int_eq(mv_relations_read(&set, in_folder("x.JSON"), NULL, &log), MV_BAD_DATA);
    ck_assert_str_eq(log.messages[0].text, "the document is a string; an object was expected");
    mv_log_clear(&log);
}
END_TEST

#define HEAD "{\"format\": \"multivector-relation-set\", \"version\": 1"

/* The digest as anybody can compute it. */
static void digest_with_tools(char hex[65], const char *files)
{
    char command[200];
    snprintf(command, sizeof command, "cd %s && sha256sum %s | cut -c 1-64 | sha256sum", folder, files);
    FILE *pipe = popen(command, "r");
    ck_assert_int_eq(fscanf(pipe, "%64s", hex), 1);
    pclose(pipe);
}

START_TEST(the_digest_covers_all_files_in_their_order)
{
    char expected[65];
    write_file("base.json", HEAD ", \"actors\": [{\"id\": \"A\"}]}");
    write_file("middle.json", HEAD ", \"extends\": \"base.json\"}");
    write_file("top.json", HEAD ", \"extends\": \"middle.json\", \"title\": \"top\"}");
    mv_relations *set = read_set("top.json");
    digest_with_tools(expected, "top.json middle.json base.json");
    ck_assert_uint_eq(set->file_count, 3);
    ck_assert_str_eq(set->files[2].path, in_folder("base.json"));
    ck_assert_str_eq(set->sha256, expected);
    mv_relations_free(set);
}
END_TEST

START_TEST(the_digest_of_one_file_is_its_own)
{
    mv_text text = { 0 };
    char expected[65];
    write_file("one.json", HEAD ", \"actors\": [{\"id\": \"A\"}]}");
    mv_relations *set = read_set("one.json");
    ck_assert_int_eq(mv_file_read(&text, in_folder("one.json"), NULL), MV_OK);
    mv_sha256(text.bytes, text.length, expected);
    ck_assert_str_eq(set->sha256, expected);
    ck_assert_str_eq(set->files[0].sha256, expected);
    mv_text_clear(&text);
    mv_relations_free(set);
}
END_TEST

START_TEST(a_misspelt_type_is_an_error_for_strict_readers)
{
    mv_read_options strict = { .strict = true };
    mv_relations *set = NULL;
    mv_log log = { 0 };
    write_file("x.csv", "source,target,type\nA,B,sanktions\n");
    ck_assert_int_eq(mv_relations_read(&set, in_folder("x.csv"), &strict, &log), MV_BAD_DATA);
    ck_assert_ptr_nonnull(strstr(log.messages[0].text, "did you mean \"sanctions\"?"));
    mv_log_clear(&log);
}
END_TEST

/* A copy with lists of its own answers of those, not of the lists it was made from. */
START_TEST(copies_find_what_they_have)
{
    write_file("x.json", HEAD ", \"actors\": [{\"id\": \"A\"}], \"relations\": ["
                              "{\"id\": \"r\", \"source\": \"A\", \"target\": \"A\", \"type\": \"member\"},"
                              "{\"id\": \"s\", \"source\": \"A\", \"target\": \"A\", \"type\": \"guest\"}]}");
    mv_relations *set = read_set("x.json"), copy = mv_relations_share(set);
    mv_relation last[] = { set->relations[1] };
    mv_type type[] = { set->types[1] };
    copy.relations = last;
    copy.types = type;
    copy.relation_count = copy.type_count = 1;
    ck_assert_uint_eq(mv_relations_find_relation(&copy, "s"), 0);
    ck_assert_uint_eq(mv_relations_find_relation(&copy, "r"), MV_NONE);
    ck_assert_uint_eq(mv_relations_find_type(&copy, "guest"), 0);
    ck_assert_uint_eq(mv_relations_find_type(&copy, "member"), MV_NONE);
    ck_assert_uint_eq(mv_relations_find_actor(&copy, "A"), 0);
    ck_assert_uint_eq(mv_relations_find_relation(set, "s"), 1);
    mv_relations_free(set);
}
END_TEST

START_TEST(a_log_is_not_needed_to_add)
{
    const mv_append good = { .relation = { "A", "B", "trade", MV_SIGN_OF_TYPE, 0 } };
    const mv_append bad = { .relation = { "A", "Z", "trade", MV_SIGN_OF_TYPE, 0 } };
    char *text = NULL;
    size_t length;
    write_file("x.csv", "source,target,type\nA,B,alliance\n");
    ck_assert_int_eq(mv_relations_append(&text, &length, NULL, in_folder("x.csv"), &good, NULL, NULL), MV_OK);
    ck_assert_str_eq(text, "source,target,type\nA,B,alliance\nA,B,trade\n");
    free(text);
    ck_assert_int_eq(mv_relations_append(&text, &length, NULL, in_folder("x.csv"), &bad, NULL, NULL), MV_USAGE);
}
END_TEST

START_TEST(a_log_is_not_needed_for_places)
{
    const mv_selection selection = { 0 };
    char *picture = NULL;
    size_t length;
    mv_network *network = NULL;
    write_file("x.csv", "source,target,type\nA,B,alliance\n");
    write_file("places.csv", "id,x,y\nA,1,far\n");
    mv_relations *set = read_set("x.csv");
    ck_assert_int_eq(mv_network_build(&network, set, &selection, NULL), MV_OK);
    const mv_drawing_options options = { .positions = in_folder("places.csv") };
    ck_assert_int_eq(mv_draw(&picture, &length, network, &options, NULL), MV_BAD_DATA);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

TCase *reading_tests(void)
{
    TCase *tests = tcase_create("reading");
    tcase_add_checked_fixture(tests, make_folder, remove_folder);
    tcase_add_loop_test(tests, tables_find_their_actors, 0, sizeof beside / sizeof *beside);
    tcase_add_test(tests, endings_are_known_in_capitals);
    tcase_add_test(tests, the_digest_covers_all_files_in_their_order);
    tcase_add_test(tests, the_digest_of_one_file_is_its_own);
    tcase_add_test(tests, a_misspelt_type_is_an_error_for_strict_readers);
    tcase_add_test(tests, copies_find_what_they_have);
    tcase_add_test(tests, a_log_is_not_needed_to_add);
    tcase_add_test(tests, a_log_is_not_needed_for_places);
    return tests;
}
