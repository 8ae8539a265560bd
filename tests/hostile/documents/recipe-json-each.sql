-- title: Hostile
-- table: t: a, b

SELECT value AS source, b AS target, 'member' AS type FROM t, json_each('[1,2]')
