-- agent sessions in which the daemon works on issues that were delegated to it (T-7)
create table tracker_sessions (
  tracker text not null,
  session text not null,
  issue_id text not null,
  -- the visit of the experiment that was said last
  said_visit integer not null default -1,
  -- what people said there and was looked at, by ids
  heard text not null default '[]',
  begun_at integer not null,
  primary key (tracker, session)
) strict, without rowid;
create index tracker_sessions_by_issue on tracker_sessions (tracker, issue_id, begun_at);
