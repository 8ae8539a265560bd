#include "suites.h"
#include "support/beside.h"
#include "support/file.h"
#include "support/memory.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The examples of FIPS 180-4, and lengths around the block size. */
static const struct {
    const char *text;
    int repeat;
    const char *hash;
} hashes[] = {
    { "", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
    { "abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
    { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
    { "a", 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0" },
};

START_TEST(sha256_is_the_standard_one)
{
    mv_text text = { 0 };
    char hex[65];
    mv_text_add(&text, "");
    for (int i = 0; i < hashes[_i].repeat; i++) mv_text_add(&text, hashes[_i].text);
    mv_sha256(text.bytes, text.length, hex);
    ck_assert_str_eq(hex, hashes[_i].hash);
    mv_text_clear(&text);
}
END_TEST

static char folder[] = "/tmp/multivector-test-XXXXXX";
static char path[64];

static void make_folder(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/file", folder);
}

static void remove_folder(void)
{
    unlink(path);
    ck_assert_int_eq(rmdir(folder), 0); /* nothing may be left beside the file */
    memcpy(folder + strlen(folder) - 6, "XXXXXX", 6);
}

START_TEST(a_text_in_pieces_is_read_whole)
{
    enum { LENGTH = 5 << 20 };
    char *bytes = malloc(LENGTH), whole[65], pieces[65];
    for (size_t i = 0; i < LENGTH; i++) bytes[i] = (char)(' ' + i * i % 89);
    mv_text packed = { 0 }, read = { 0 };
    mv_stream *stream;
    for (size_t at = 0; at < LENGTH && _i; at += LENGTH / 4)
        mv_gzip(&packed, bytes + at, LENGTH / 4); /* members */
    ck_assert_int_eq(mv_file_write(path, _i ? packed.bytes : bytes, _i ? packed.length : LENGTH, NULL), MV_OK);
    ck_assert_int_eq(mv_stream_open(&stream, path, NULL), MV_OK);
    const char *piece;
    size_t length, most = 0;
    while (!mv_stream_next(stream, &piece, &length, NULL) && length) {
        ck_assert_int_eq(piece[length], '\0');
        mv_text_add_bytes(&read, piece, length);
        if (length > most) most = length;
    }
    ck_assert_uint_eq(read.length, LENGTH);
    ck_assert_mem_eq(read.bytes, bytes, LENGTH);
    ck_assert_uint_le(most, 1 << 20);
    mv_stream_digest(stream, pieces);
    mv_sha256(bytes, LENGTH, whole);
    ck_assert_str_eq(pieces, whole);
    mv_stream_close(stream);
    mv_text_clear(&packed);
    mv_text_clear(&read);
    free(bytes);
}
END_TEST

START_TEST(what_is_written_is_read)
{
    mv_text text = { 0 };
    ck_assert_int_eq(mv_file_write(path, "one", 3, NULL), MV_OK);
    ck_assert_int_eq(mv_file_write(path, "two\n", 4, NULL), MV_OK);
    ck_assert_int_eq(mv_file_read(&text, path, NULL), MV_OK);
    ck_assert_str_eq(text.bytes, "two\n");
    mv_text_clear(&text);
}
END_TEST

/* printf 'two\n' | gzip -n */
#define MEMBER "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x2b\x29\xcf\xe7\x02\x00\x74\x08\x17\x96\x04\x00\x00\x00"
enum { MEMBER_LENGTH = sizeof MEMBER - 1 };

static mv_status read_packed(mv_text *text, const char *bytes, size_t length)
{
    ck_assert_int_eq(mv_file_write(path, bytes, length, NULL), MV_OK);
    return mv_file_read(text, path, NULL);
}

START_TEST(members_one_behind_the_other_are_one_text)
{
    mv_text text = { 0 };
    ck_assert_int_eq(read_packed(&text, MEMBER MEMBER MEMBER, 3 * MEMBER_LENGTH), MV_OK);
    ck_assert_str_eq(text.bytes, "two\ntwo\ntwo\n");
    mv_text_clear(&text);
}
END_TEST

START_TEST(every_member_must_end)
{
    for (size_t length = 2; length < 2 * MEMBER_LENGTH; length++) {
        mv_text text = { 0 };
        mv_status expected = length == MEMBER_LENGTH ? MV_OK : MV_BAD_DATA;
        ck_assert_msg(read_packed(&text, MEMBER MEMBER, length) == expected, "cut behind byte %zu", length);
        mv_text_clear(&text);
    }
}
END_TEST

START_TEST(what_is_packed_must_be_whole)
{
    char bytes[] = MEMBER;
    mv_text text = { 0 };
    bytes[MEMBER_LENGTH - 8] ^= 1; /* of the check sum */
    ck_assert_int_eq(read_packed(&text, bytes, MEMBER_LENGTH), MV_BAD_DATA);
    mv_text_clear(&text);
    ck_assert_int_eq(read_packed(&text, MEMBER "\n", MEMBER_LENGTH + 1), MV_BAD_DATA);
    mv_text_clear(&text);
    ck_assert_int_eq(read_packed(&text, MEMBER "\0", MEMBER_LENGTH + 1), MV_BAD_DATA);
    mv_text_clear(&text);
}
END_TEST

START_TEST(a_replaced_file_keeps_its_permissions)
{
    struct stat about;
    ck_assert_int_eq(mv_file_write(path, "one", 3, NULL), MV_OK);
    ck_assert_int_eq(chmod(path, 0640), 0);
    ck_assert_int_eq(mv_file_write(path, "two", 3, NULL), MV_OK);
    ck_assert_int_eq(stat(path, &about), 0);
    ck_assert_int_eq(about.st_mode & 0777, 0640);
}
END_TEST

START_TEST(trouble_has_its_status)
{
    mv_text text = { 0 };
    ck_assert_int_eq(mv_file_read(&text, path, NULL), MV_NO_INPUT);
    ck_assert_int_eq(mv_file_read(&text, folder, NULL), MV_NO_INPUT);
    ck_assert_int_eq(mv_file_write("/nonexistent/x", "a", 1, NULL), MV_NO_OUTPUT);
    ck_assert_int_eq(mv_file_write(folder, "a", 1, NULL), MV_NO_OUTPUT);
    ck_assert_int_eq(mv_file_write("/dev/full", "a", 1, NULL), MV_IO);
    mv_text_clear(&text);
}
END_TEST

/* /proc has neither files without a name nor files that others make. */
START_TEST(signals_are_free_again_whether_a_file_could_be_made_or_not)
{
    const char *const folders[] = { folder, "/proc", "/nonexistent" };
    for (size_t i = 0; i < 3; i++) {
        sigset_t held;
        int fd = mv_unnamed_open(folders[i]);
        ck_assert_int_eq(fd >= 0, i == 0);
        if (fd >= 0) close(fd);
        sigprocmask(SIG_BLOCK, NULL, &held);
        ck_assert_int_eq(sigismember(&held, SIGTERM), 0);
    }
}
END_TEST

TCase *file_tests(void)
{
    TCase *tests = tcase_create("file");
    tcase_add_checked_fixture(tests, make_folder, remove_folder);
    tcase_add_loop_test(tests, sha256_is_the_standard_one, 0, sizeof hashes / sizeof *hashes);
    tcase_add_loop_test(tests, a_text_in_pieces_is_read_whole, 0, 2);
    tcase_add_test(tests, what_is_written_is_read);
    tcase_add_test(tests, members_one_behind_the_other_are_one_text);
    tcase_add_test(tests, every_member_must_end);
    tcase_add_test(tests, what_is_packed_must_be_whole);
    tcase_add_test(tests, a_replaced_file_keeps_its_permissions);
    tcase_add_test(tests, trouble_has_its_status);
    tcase_add_test(tests, signals_are_free_again_whether_a_file_could_be_made_or_not);
    return tests;
}
