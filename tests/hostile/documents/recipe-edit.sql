-- title: Hostile
-- table: t: a, b

SELECT edit(a) AS source, b AS target, 'member' AS type FROM t
