-- title: Hostile
-- table: t: a, b

SELECT a || char(0) || 'x' AS source, b AS target, 'member' AS type FROM t
