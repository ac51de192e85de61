-- the issue of a tracker outside that shows an experiment, and what it was last seen to show (T-1, T-3)
create table tracker_links (
  experiment text primary key references experiments (id),
  tracker text not null,
  issue_id text not null,
  -- the native word that was seen last; null when nobody looked yet
  seen text,
  -- what may have been shown since, by tries whose end nobody heard of
  tried text not null default '[]',
  status_comment text,
  -- the visit for which a comment says whose turn it is
  told_visit integer not null default -1,
  shows integer not null default 0,
  shown_at integer not null default 0,
  -- why nothing is shown any more: the issue was deleted
  gone text,
  -- where a person put it since we last showed a stage
  moved text
) strict, without rowid;
create index tracker_links_by_issue on tracker_links (tracker, issue_id);

-- issues of trackers outside as they were read last; work goes on by these while a tracker is down
create table tracker_issues (
  tracker text not null,
  id text not null,
  ref text not null,
  body text not null,
  updated_at integer not null,
  read_at integer not null,
  primary key (tracker, id)
) strict, without rowid;
create index tracker_issues_by_ref on tracker_issues (tracker, ref);

-- comments that people wrote; each counts once, as it was first read
create table tracker_comments (
  tracker text not null,
  id text not null,
  issue_id text not null,
  body text not null,
  created_at integer not null,
  -- what became of its commands; null while nobody looked
  outcome text,
  primary key (tracker, id)
) strict, without rowid;
create index tracker_comments_by_issue on tracker_comments (tracker, issue_id, created_at);

create table tracker_cursors (
  tracker text primary key,
  cursor text not null,
  polled_at integer not null,
  -- what is older was there before anybody watched, and is only read
  since integer not null
) strict, without rowid;

-- deliveries of webhooks, by their id and by their bytes, kept for 30 days and more (S-2)
create table webhook_deliveries (
  tracker text not null,
  delivery text not null,
  body_hash text not null,
  received_at integer not null,
  primary key (tracker, delivery)
) strict, without rowid;
create unique index webhook_deliveries_by_body on webhook_deliveries (tracker, body_hash);
create index webhook_deliveries_by_age on webhook_deliveries (received_at);

-- what is to be read again; one row however often it was hinted at
create table tracker_hints (
  tracker text not null,
  kind text not null,
  ref text not null,
  received_at integer not null,
  tries integer not null default 0,
  not_before integer not null default 0,
  primary key (tracker, kind, ref)
) strict, without rowid;
