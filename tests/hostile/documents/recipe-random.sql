-- title: Hostile
-- table: t: a, b

SELECT random() AS source, b AS target, 'member' AS type FROM t
