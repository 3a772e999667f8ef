-- Rules of this folder: regency_code (text, four digits) comes first in every key of a regency-owned
-- table and every query names it; keys, times and chance come from the application; no triggers; one
-- permissive policy per table, comparing columns with current_setting only. A session without context
-- sees nothing, because current_setting(…, true) is then null or ''.
--
-- The settings of a session, all set by `scope.ts`:
--   app.regency   four digits
--   app.lowest      first village code of the office's range (10 digits)
--   app.below     first village code after it
--   app.breadth   'regency' when the range is the whole regency, else 'part'
--   app.assignee  'any', or the account id of a facilitator (who sees only what is assigned)
--   app.family    'any', or the family id a citizen has opened
--   app.persons   with one family: the ids of its members, joined by commas

create table region (
  code text primary key,
  bps_code text,
  level text not null check (level in ('province', 'regency', 'subdistrict', 'village')),
  kind text not null,
  name text not null,
  parent_code text,
  latitude double precision,
  longitude double precision,
  valid_from date not null,
  valid_to date,
  source text not null
);
create index region_parent on region (parent_code);

create table account (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  username text not null,
  name text not null,
  password_hash text not null,
  totp_sealed bytea,
  totp_last_step bigint,
  created_at timestamptz not null,
  disabled_at timestamptz,
  primary key (regency_code, id),
  unique (regency_code, username)
);

-- An office: one role over one region, held by one person for a time.
create table office (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  account_id uuid not null,
  role text not null,
  region_code text not null check (region_code ~ '^[0-9]{4}([0-9]{2}([0-9]{4})?)?$'),
  valid_from date not null,
  valid_to date,
  primary key (regency_code, id),
  foreign key (regency_code, account_id) references account (regency_code, id)
);
create index office_account on office (regency_code, account_id);

create table session (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  office_id uuid not null,
  door text not null check (door in ('office', 'field')),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (regency_code, id),
  unique (regency_code, token_hash),
  foreign key (regency_code, account_id) references account (regency_code, id)
);

-- How often something was tried in a window of time. The key is a keyed hash, never an address or a name.
create table throttle (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  key_hash bytea not null,
  window_start timestamptz not null,
  tries int not null,
  primary key (regency_code, key_hash, window_start)
);

-- Append-only: the application may insert and select, nothing else.
create table audit_line (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  at timestamptz not null,
  account_id uuid,
  office_id uuid,
  actor_name text not null,
  role text not null,
  action text not null,
  subject_kind text not null,
  subject_ids text[] not null,
  village_code text,
  reason text,
  detail jsonb,
  primary key (regency_code, id)
);
create index audit_line_subject on audit_line using gin (subject_ids);
create index audit_line_at on audit_line (regency_code, at);

-- The sealer chains lines after they are written: each seal covers the lines up to its last id.
create table audit_seal (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  sequence bigint not null,
  first_line uuid not null,
  last_line uuid not null,
  lines int not null,
  previous bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null,
  primary key (regency_code, sequence)
);
