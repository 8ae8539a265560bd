-- title: Hostile
-- table: t: a, b

DELETE FROM t
