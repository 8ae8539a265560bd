-- title: Hostile
-- table: t: a, b

UPDATE t SET a = b
