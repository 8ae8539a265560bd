-- title: Hostile
-- table: t: a, b

SELECT 'a AS source FROM t
