-- title: Hostile
-- table: t: a, b

SELECT zeroblob(2000000000) AS source, b AS target, 'member' AS type FROM t
