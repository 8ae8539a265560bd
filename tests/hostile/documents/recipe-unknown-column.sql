-- title: Hostile
-- table: t: a, b

SELECT a AS source, b AS target, 'member' AS type, 1 AS moon FROM t
