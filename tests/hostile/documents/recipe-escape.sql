-- title: Hostile
-- table: t: a, b

SELECT a || char(27) || '[31m' AS source, b AS target, 'member' AS type FROM t
