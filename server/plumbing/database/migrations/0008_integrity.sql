-- The integrity desk (trust rules §3): objections and complaints of wrongdoing. Everything the reporter wrote,
-- the kind, the village and whom it is about lie in `words_sealed`; outside the seal stands what a queue needs.
create table integrity_matter (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  number text not null,
  pin_hash bytea not null,
  status text not null,
  urgent boolean not null,
  -- Since when the reporter says that they are being pressed.
  pressed_at timestamptz,
  words_sealed bytea not null,
  -- The family of the register that is meant, and the re-check ordered for it.
  family_sealed bytea,
  recheck_sealed bytea,
  -- Who decided, and who decided before the reporter contested.
  deciders jsonb not null,
  former_deciders jsonb not null,
  received_at timestamptz not null,
  due_at timestamptz,
  contestable_until date,
  version int not null,
  primary key (regency_code, id),
  unique (regency_code, number)
);
create index integrity_matter_queue on integrity_matter (regency_code, status, due_at);

create table integrity_event (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  matter_id uuid not null,
  action text not null,
  to_status text not null,
  -- What reporter and desk tell each other; sealed like the words.
  note_sealed bytea,
  -- To whom it was passed on.
  authority text,
  account_id uuid,
  role text not null,
  at timestamptz not null,
  primary key (regency_code, id),
  foreign key (regency_code, matter_id) references integrity_matter (regency_code, id)
);
create index integrity_event_matter on integrity_event (regency_code, matter_id);

-- One asks and says why, another consents; then these two may read for a short while.
create table integrity_opening (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  matter_id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  purpose text not null,
  consented_by uuid,
  consented_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  primary key (regency_code, id),
  foreign key (regency_code, matter_id) references integrity_matter (regency_code, id),
  check (consented_by is null or consented_by <> asked_by)
);
create index integrity_opening_matter on integrity_opening (regency_code, matter_id, asked_at);

-- Officers who stand aside from a matter; they never say why.
create table integrity_recusal (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  matter_id uuid not null,
  account_id uuid not null,
  at timestamptz not null,
  primary key (regency_code, matter_id, account_id),
  foreign key (regency_code, matter_id) references integrity_matter (regency_code, id)
);

-- What a reporter is still writing. It is encrypted with a key made from the token in their browser, of which
-- the office keeps a hash only: nobody here can read a draft.
create table integrity_draft (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  token_hash bytea not null,
  content_sealed bytea,
  matter_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (regency_code, id),
  unique (regency_code, token_hash)
);

-- A visit made again. It names no reason: those ordered for an objection and those ordered beside them are alike.
-- The family replies here, of its own accord, to the same questions.
create table recheck (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  village_code text not null check (village_code ~ '^[0-9]{10}$'),
  family_id uuid not null,
  case_id uuid not null,
  ordered_at timestamptz not null,
  approved_at timestamptz,
  reply_until date,
  reply_sealed bytea,
  replied_at timestamptz,
  reply_read_at timestamptz,
  primary key (regency_code, id)
);
create index recheck_family on recheck (regency_code, family_id, ordered_at);

alter table integrity_matter enable row level security;
alter table integrity_matter force row level security;
create policy scope on integrity_matter for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.desk', true) = 'integrity');
alter table integrity_event enable row level security;
alter table integrity_event force row level security;
create policy scope on integrity_event for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.desk', true) = 'integrity');
alter table integrity_opening enable row level security;
alter table integrity_opening force row level security;
create policy scope on integrity_opening for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.desk', true) = 'integrity');
alter table integrity_recusal enable row level security;
alter table integrity_recusal force row level security;
create policy scope on integrity_recusal for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.desk', true) = 'integrity');
alter table integrity_draft enable row level security;
alter table integrity_draft force row level security;
create policy scope on integrity_draft for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.desk', true) = 'integrity');
-- The desk writes and reads them; a family sees its own.
alter table recheck enable row level security;
alter table recheck force row level security;
create policy scope on recheck for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and (current_setting('app.desk', true) = 'integrity' or family_id::text = current_setting('app.family', true)));

grant select, insert on integrity_event, integrity_recusal to tanggap_app;
grant select, insert, update on integrity_matter, integrity_opening, integrity_draft, recheck to tanggap_app;
