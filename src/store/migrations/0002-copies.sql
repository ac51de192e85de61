-- A row for each time this database was brought back from a backup: it is a copy, and what goes on outside may belong
-- to the original. `adopted_at` is null until a daemon has looked for the runs and leases that the copy speaks of.
create table copies (
  id integer primary key,
  made_at integer not null,
  from_folder text not null,
  from_host text not null,
  restored_at integer not null,
  restored_on text not null,
  adopted_at integer
) strict;
