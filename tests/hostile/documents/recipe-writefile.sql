-- title: Hostile
-- table: t: a, b

SELECT writefile('x', a) AS source, b AS target, 'member' AS type FROM t
