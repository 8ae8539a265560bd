-- title: Hostile
-- table: t: a, b

CREATE TABLE x (y)
