-- title: Hostile
-- table: t: a, b

SELECT 1
