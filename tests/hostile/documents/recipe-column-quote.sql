-- title: x
-- table: t: a"b, b

SELECT a AS source, b AS target, 'member' AS type FROM t