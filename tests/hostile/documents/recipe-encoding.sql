-- title: Hostile
-- encoding: t: x-none
-- table: t: a, b

SELECT a AS source, b AS target, 'member' AS type FROM t
