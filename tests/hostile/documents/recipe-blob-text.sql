-- title: Hostile
-- table: t: a, b

SELECT x'ff00fe' AS source, b AS target, 'member' AS type FROM t
