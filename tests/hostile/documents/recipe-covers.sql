-- title: Hostile
-- covers: 2013..2001
-- table: t: a, b

SELECT a AS source, b AS target, 'member' AS type FROM t
