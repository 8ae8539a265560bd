-- title: x
-- table: sqlite_schema: a, b

SELECT a AS source, b AS target, 'member' AS type FROM t