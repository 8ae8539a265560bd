-- title: Hostile
-- table: t: a, b

ATTACH 'x.db' AS x
