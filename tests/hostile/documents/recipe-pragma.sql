-- title: Hostile
-- table: t: a, b

PRAGMA database_list
