-- title: Hostile
-- table: t: a, b

SELECT datetime('now') AS source, b AS target, 'member' AS type FROM t
