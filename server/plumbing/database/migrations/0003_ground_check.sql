create table training_test (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  account_id uuid not null,
  bank_version text not null,
  seed text not null,
  drawn_at timestamptz not null,
  answers jsonb,
  score int,
  passed boolean,
  finished_at timestamptz,
  primary key (regency_code, id),
  foreign key (regency_code, account_id) references account (regency_code, id)
);
create index training_test_account on training_test (regency_code, account_id);

create table certificate (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  account_id uuid not null,
  number text not null,
  instrument_version text not null,
  test_id uuid not null,
  pledge_version text not null,
  pledged_name text not null,
  pledged_at timestamptz not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (regency_code, id),
  unique (regency_code, number),
  foreign key (regency_code, account_id) references account (regency_code, id)
);

create table campaign (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  number text not null,
  name text not null,
  purpose text not null check (purpose in ('census', 'verification')),
  village_code text not null check (village_code ~ '^[0-9]{10}$'),
  instrument_version text not null,
  options jsonb not null,
  status text not null check (status in ('running', 'closed')),
  families int not null,
  frame_salt bytea not null,
  frame_hash bytea not null,
  frozen_at timestamptz not null,
  frozen_by uuid not null,
  starts_on date not null,
  ends_on date not null,
  closed_at timestamptz,
  primary key (regency_code, id),
  unique (regency_code, number)
);

-- One family of a frozen frame. `baseline_sealed` is what the register said when the frame was frozen,
-- so a facilitator reads her cases and never the register.
create table visit_case (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  campaign_id uuid not null,
  number int not null,
  village_code text not null check (village_code ~ '^[0-9]{10}$'),
  family_id uuid,
  change_id uuid,
  hamlet text not null,
  rt text not null,
  rw text not null,
  head_name text not null,
  assignee_id uuid,
  assigned_at timestamptz,
  status text not null,
  baseline_sealed bytea not null,
  attempts int not null,
  finding text,
  version int not null,
  submission_id uuid,
  submitted_at timestamptz,
  decided_at timestamptz,
  updated_at timestamptz not null,
  primary key (regency_code, id),
  unique (regency_code, campaign_id, number),
  foreign key (regency_code, campaign_id) references campaign (regency_code, id)
);
create index visit_case_assignee on visit_case (regency_code, assignee_id, status);
create index visit_case_village on visit_case (regency_code, village_code, status);
create index visit_case_family on visit_case (regency_code, family_id);

create table visit_attempt (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  case_id uuid not null,
  village_code text not null,
  assignee_id uuid not null,
  number int not null,
  outcome text not null,
  happened_at timestamptz not null,
  received_at timestamptz not null,
  content_sealed bytea not null,
  primary key (regency_code, id),
  foreign key (regency_code, case_id) references visit_case (regency_code, id)
);
create index visit_attempt_case on visit_attempt (regency_code, case_id);

-- What a facilitator handed in for a case; a corrected visit is a further submission, the earlier stays.
create table visit_submission (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  case_id uuid not null,
  village_code text not null,
  assignee_id uuid not null,
  sequence int not null,
  based_on_version int not null,
  finding text not null,
  content_sealed bytea not null,
  content_salt bytea not null,
  content_hash bytea not null,
  finished_at timestamptz not null,
  received_at timestamptz not null,
  clock_offset_ms bigint not null,
  primary key (regency_code, id),
  foreign key (regency_code, case_id) references visit_case (regency_code, id)
);
create index visit_submission_case on visit_submission (regency_code, case_id);

create table visit_photo (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  case_id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  village_code text not null,
  assignee_id uuid not null,
  submission_id uuid not null,
  slot text not null,
  bytes int not null,
  received int not null,
  -- What is kept: the picture without metadata. Its hash is the declared one unless something was left out.
  stored_sha256 text,
  media_type text,
  completed_at timestamptz,
  primary key (regency_code, case_id, sha256),
  foreign key (regency_code, case_id) references visit_case (regency_code, id)
);
create index visit_photo_sha on visit_photo (regency_code, sha256);

create table visit_review (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  case_id uuid not null,
  submission_id uuid not null,
  village_code text not null,
  assignee_id uuid not null,
  decision text not null check (decision in ('approved', 'returned')),
  reason text,
  notes jsonb not null,
  -- Of an approved visit, for reports that open no family: how many members were found how, and which
  -- variables differ from the frame. Never a value, never a person.
  presences jsonb not null default '{}',
  changed_questions jsonb not null default '[]',
  content_hash bytea not null,
  reviewer_id uuid not null,
  reviewed_at timestamptz not null,
  primary key (regency_code, id),
  foreign key (regency_code, case_id) references visit_case (regency_code, id)
);
create index visit_review_case on visit_review (regency_code, case_id);

create table device (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  assignee_id uuid not null,
  label text not null,
  app_version text not null,
  registered_at timestamptz not null,
  last_contact_at timestamptz not null,
  clock_offset_ms bigint not null,
  next_sequence bigint not null,
  custody jsonb not null,
  primary key (regency_code, id),
  foreign key (regency_code, assignee_id) references account (regency_code, id)
);

-- Every command a phone ever sent, with its one receipt. Kept for ever.
create table command (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  device_id uuid not null,
  assignee_id uuid not null,
  sequence bigint not null,
  type text not null,
  content_hash text not null,
  envelope jsonb not null,
  fate text not null check (fate in ('applied', 'quarantined', 'held')),
  reason jsonb,
  receipt jsonb,
  device_time timestamptz not null,
  received_at timestamptz not null,
  settled_at timestamptz,
  primary key (regency_code, id),
  foreign key (regency_code, device_id) references device (regency_code, id)
);
create index command_device on command (regency_code, device_id, sequence);
create index command_fate on command (regency_code, fate);
