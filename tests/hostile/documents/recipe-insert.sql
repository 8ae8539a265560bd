-- title: Hostile
-- table: t: a, b

INSERT INTO t VALUES (1, 2)
