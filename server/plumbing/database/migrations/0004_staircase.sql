-- The last number given in a series (changes of a year, meetings of a village, batches of a period). The
-- row is raised in the transaction that takes the number, so a number is never given twice nor lost.
create table numbering (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  series text not null,
  last int not null,
  primary key (regency_code, series)
);

create table change (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  number text not null,
  village_code text not null check (village_code ~ '^[0-9]{10}$'),
  family_id uuid,
  person_id uuid,
  head_name text not null,
  kind text not null,
  door text not null check (door in ('ground_check', 'village', 'citizen')),
  source_id uuid not null,
  items jsonb not null,
  items_sealed bytea,
  explanation text not null,
  content_salt bytea not null,
  content_hash bytea not null,
  status text not null,
  field_confirmed boolean not null,
  participants jsonb not null,
  proposed_by uuid,
  proposed_at timestamptz not null,
  step_entered_at timestamptz not null,
  due_at timestamptz,
  -- The deadline that was missed and told upwards; a missed deadline moves nothing.
  escalated_due_at timestamptz,
  version int not null,
  primary key (regency_code, id),
  unique (regency_code, number)
);
create index change_queue on change (regency_code, status, village_code, due_at);
create index change_family on change (regency_code, family_id);
create index change_source on change (regency_code, source_id);

-- Actions recorded; the status above is what they fold to.
create table change_event (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  change_id uuid not null,
  village_code text not null,
  family_id uuid,
  action text not null,
  from_status text,
  to_status text not null,
  account_id uuid,
  role text not null,
  actor_name text not null,
  reason text,
  content_hash bytea not null,
  -- The version the change had after it: the order of events, whatever the clock said.
  version int not null,
  at timestamptz not null,
  primary key (regency_code, id),
  foreign key (regency_code, change_id) references change (regency_code, id)
);
create index change_event_change on change_event (regency_code, change_id);

create table meeting (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  village_code text not null check (village_code ~ '^[0-9]{10}$'),
  number text not null,
  kind text not null check (kind in ('musdes', 'muskel', 'musdesus')),
  held_at timestamptz not null,
  place text not null,
  chair text not null,
  invited int not null,
  present int not null,
  quorum int not null,
  attendance jsonb not null,
  status text not null,
  annex jsonb,
  notes text not null,
  minutes_salt bytea,
  minutes_hash bytea,
  recorded_by uuid not null,
  recorded_by_name text not null,
  signed_by uuid,
  signed_by_name text,
  signed_at timestamptz,
  version int not null,
  primary key (regency_code, id),
  unique (regency_code, village_code, number)
);

create table meeting_item (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  meeting_id uuid not null,
  change_id uuid not null,
  village_code text not null,
  position int not null,
  content_hash bytea not null,
  decision text check (decision in ('agreed', 'declined', 'postponed')),
  reason text,
  removed_at timestamptz,
  primary key (regency_code, meeting_id, change_id),
  foreign key (regency_code, meeting_id) references meeting (regency_code, id),
  foreign key (regency_code, change_id) references change (regency_code, id)
);

create table batch (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  number text not null,
  period text not null,
  status text not null,
  content_salt bytea,
  content_hash bytea,
  prepared_by uuid not null,
  prepared_by_name text not null,
  prepared_at timestamptz not null,
  signed_by uuid,
  signed_by_name text,
  signed_at timestamptz,
  decree_number text,
  -- The file made for the ministry: its hash, counts, who made it and whose signature released it.
  release jsonb,
  -- Number, date, method and receiver of the handover (BAST).
  handover jsonb,
  version int not null,
  primary key (regency_code, id),
  unique (regency_code, number)
);

create table batch_item (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  batch_id uuid not null,
  change_id uuid not null,
  position int not null,
  content_hash bytea not null,
  reply text not null check (reply in ('waiting', 'accepted', 'returned')),
  reply_code text,
  reply_note text,
  replied_at timestamptz,
  removed_at timestamptz,
  primary key (regency_code, batch_id, change_id),
  foreign key (regency_code, batch_id) references batch (regency_code, id),
  foreign key (regency_code, change_id) references change (regency_code, id)
);
create index batch_item_change on batch_item (regency_code, change_id);

-- Never altered after it is made: the application may only add the signature.
create table report (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  number text not null,
  campaign_id uuid,
  as_of timestamptz not null,
  definition_version text not null,
  frozen jsonb not null,
  figures jsonb not null,
  content_hash bytea not null,
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamptz not null,
  signed_by uuid,
  signed_by_name text,
  signed_at timestamptz,
  primary key (regency_code, id),
  unique (regency_code, number)
);
