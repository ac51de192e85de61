-- issues that a person asked for and that are not begun yet: asked again, the same one is made (E-4)
create table new_issues (
  key text primary key,
  -- hash of what was asked, and by whom
  request text not null,
  asked_at integer not null
) strict, without rowid;
