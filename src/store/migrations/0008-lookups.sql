-- what roles asked the web for (A-13): each request, the refused ones and those of redirects included
create table lookups (
  id integer primary key,
  experiment text not null references experiments (id),
  session text not null,
  url text not null,
  -- `asked` while it is under way, or when the daemon ended meanwhile
  outcome text not null default 'asked',
  status integer,
  bytes integer not null default 0,
  at integer not null
) strict;
create index lookups_by_session on lookups (experiment, session);
