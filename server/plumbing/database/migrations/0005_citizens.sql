-- A sealed, pre-printed slip: its serial is outside, its code inside. Bound to a family by scanning.
create table slip (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  serial text not null,
  code_hash bytea not null,
  village_code text not null check (village_code ~ '^[0-9]{10}$'),
  family_id uuid,
  status text not null check (status in ('printed', 'bound', 'revoked')),
  printed_at timestamptz not null,
  bound_at timestamptz,
  bound_by uuid,
  bound_via text,
  revoked_at timestamptz,
  revoked_reason text,
  primary key (regency_code, id),
  unique (regency_code, serial)
);
create index slip_family on slip (regency_code, family_id);
create index slip_code on slip (regency_code, code_hash);

create table portal_session (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  token_hash bytea not null,
  village_code text not null,
  family_id uuid not null,
  slip_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (regency_code, id),
  unique (regency_code, token_hash)
);

-- A report being written, one question a page. Its token is in the browser that began it; what is typed is
-- sealed, and emptied when it is sent, cancelled or forgotten.
create table report_draft (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  token_hash bytea not null,
  content_sealed bytea,
  photo_sealed bytea,
  ticket_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (regency_code, id),
  unique (regency_code, token_hash)
);

-- `content_sealed` holds everything the citizen wrote: answers, names, NIK, telephone.
create table ticket (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  number text not null,
  pin_hash bytea not null,
  kind text not null,
  channel text not null check (channel in ('portal', 'desk')),
  village_code text not null check (village_code ~ '^[0-9]{10}$'),
  status text not null,
  content_sealed bytea not null,
  family_id uuid,
  change_id uuid,
  received_by uuid,
  received_at timestamptz not null,
  due_at timestamptz,
  contestable_until date,
  version int not null,
  primary key (regency_code, id),
  unique (regency_code, number)
);
create index ticket_queue on ticket (regency_code, status, village_code, due_at);
create index ticket_family on ticket (regency_code, family_id);
create index ticket_change on ticket (regency_code, change_id);

create table ticket_event (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  ticket_id uuid not null,
  village_code text not null,
  action text not null,
  to_status text not null,
  sentence jsonb not null,
  -- What the desk wrote to the citizen, or the citizen to the desk.
  note_sealed bytea,
  account_id uuid,
  role text not null,
  at timestamptz not null,
  primary key (regency_code, id),
  foreign key (regency_code, ticket_id) references ticket (regency_code, id)
);
create index ticket_event_ticket on ticket_event (regency_code, ticket_id);

create table ticket_photo (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  ticket_id uuid not null,
  sha256 text not null,
  village_code text not null,
  media_type text not null,
  bytes int not null,
  added_at timestamptz not null,
  primary key (regency_code, ticket_id, sha256),
  foreign key (regency_code, ticket_id) references ticket (regency_code, id)
);
