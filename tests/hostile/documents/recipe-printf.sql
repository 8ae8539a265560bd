-- title: Hostile
-- table: t: a, b

SELECT printf('%2000000000d', 1) AS source, b AS target, 'member' AS type FROM t
