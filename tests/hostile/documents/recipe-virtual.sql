-- title: Hostile
-- table: t: a, b

CREATE VIRTUAL TABLE x USING fts5(y)
