-- issues of the built-in tracker whose experiments a person published: they are shown in a tracker outside since then
create table moved_issues (
  ref text primary key references issues (ref),
  experiment text not null unique references experiments (id),
  moved_at integer not null
) strict, without rowid;
