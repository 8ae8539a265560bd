-- title: Hostile
-- table: t: a, b

DROP TABLE t
