-- title: Hostile
-- table: t: a, b

EXPLAIN SELECT a AS source, b AS target, 'member' AS type FROM t
