-- When and where a village's desk answers people. Kept by the village operator; a village without a row has
-- the regency's hours.
create table village_desk (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  village_code text not null check (village_code ~ '^[0-9]{10}$'),
  place text not null,
  hours jsonb not null,
  phone text not null,
  note text not null,
  kept_by uuid not null,
  kept_at timestamptz not null,
  version int not null,
  primary key (regency_code, village_code)
);

-- Figures for everyone, frozen as they were published: small counts are hidden before they are written.
create table public_figures (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  as_of timestamptz not null,
  content jsonb not null,
  primary key (regency_code, id)
);

-- A draft taken along to another device is found by the number its ticket will bear, and the PIN of that ticket.
alter table report_draft add column number text;
alter table report_draft add column pin_hash bytea;
alter table report_draft add column voice_sealed bytea;
create index report_draft_number on report_draft (regency_code, number);

create table ticket_voice (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  ticket_id uuid not null,
  village_code text not null,
  sha256 text not null,
  media_type text not null,
  bytes int not null,
  added_at timestamptz not null,
  primary key (regency_code, ticket_id),
  foreign key (regency_code, ticket_id) references ticket (regency_code, id)
);

-- A family gives its aid up: nothing is begun until the cooling-off period is over and the family has said it again.
create table renunciation (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  ticket_id uuid not null,
  village_code text not null,
  family_id uuid,
  proven_by text not null check (proven_by in ('slip', 'phone', 'desk')),
  declared_at timestamptz not null,
  cooling_until date not null,
  confirmed_at timestamptz,
  primary key (regency_code, ticket_id),
  foreign key (regency_code, ticket_id) references ticket (regency_code, id)
);

-- Somebody asked for a one-time code. Who they say they are is sealed; the register is looked at by a job.
create table code_request (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  token_hash bytea not null,
  nik_sealed bytea,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (regency_code, id),
  unique (regency_code, token_hash)
);

alter table portal_session alter column slip_id drop not null;
alter table portal_session add column code_request_id uuid;

-- A sealed batch carried to the families of a neighbourhood: its slips open nothing until receipt is recorded.
create table slip_dispatch (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  number text not null,
  village_code text not null check (village_code ~ '^[0-9]{10}$'),
  rt text not null,
  rw text not null,
  carrier_name text not null,
  sent_by uuid not null,
  sent_at timestamptz not null,
  closed_at timestamptz,
  primary key (regency_code, id),
  unique (regency_code, number)
);
alter table slip add column dispatch_id uuid;
alter table slip add column received_by_name text;
alter table slip drop constraint slip_status_check;
alter table slip add constraint slip_status_check check (status in ('printed', 'dispatched', 'bound', 'revoked'));
create index slip_dispatched on slip (regency_code, dispatch_id);

-- A proof of work, or of having waited, counts once.
create table spent_proof (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  proof_hash bytea not null,
  spent_at timestamptz not null,
  primary key (regency_code, proof_hash)
);

alter table village_desk enable row level security;
alter table village_desk force row level security;
create policy scope on village_desk for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any' and current_setting('app.family', true) = 'any');
alter table public_figures enable row level security;
alter table public_figures force row level security;
create policy scope on public_figures for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.family', true) = 'any');
alter table ticket_voice enable row level security;
alter table ticket_voice force row level security;
create policy scope on ticket_voice for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any' and current_setting('app.family', true) = 'any');
alter table renunciation enable row level security;
alter table renunciation force row level security;
create policy scope on renunciation for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any' and current_setting('app.family', true) = 'any');
alter table code_request enable row level security;
alter table code_request force row level security;
create policy scope on code_request for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.breadth', true) = 'regency'
    and current_setting('app.family', true) = 'any');
alter table slip_dispatch enable row level security;
alter table slip_dispatch force row level security;
create policy scope on slip_dispatch for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any' and current_setting('app.family', true) = 'any');
alter table spent_proof enable row level security;
alter table spent_proof force row level security;
create policy scope on spent_proof for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.family', true) = 'any');

grant select, insert on public_figures, ticket_voice, spent_proof to tanggap_app;
grant select, insert, update on village_desk, renunciation, code_request, slip_dispatch to tanggap_app;

-- Under which ids a line of the audit is found again. An index of it, not a second truth: what is sealed and
-- verified is the line. A family finds what concerns itself by the key of this table.
create table audit_subject (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  subject_id text not null,
  line_id uuid not null,
  at timestamptz not null,
  role text not null,
  action text not null,
  primary key (regency_code, subject_id, line_id)
);
-- The owner need not be a superuser, and what is forced on the table is forced on it too.
alter table audit_line no force row level security;
insert into audit_subject (regency_code, subject_id, line_id, at, role, action)
select distinct l.regency_code, one, l.id, l.at, l.role, l.action
  from audit_line l cross join unnest(l.subject_ids) one;
alter table audit_line force row level security;
alter table audit_subject enable row level security;
alter table audit_subject force row level security;
create policy scope_write on audit_subject for insert to tanggap_app
  with check (regency_code = current_setting('app.regency', true));
create policy scope_read on audit_subject for select to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and (current_setting('app.breadth', true) = 'regency' or subject_id = current_setting('app.family', true)));
grant select, insert on audit_subject to tanggap_app;
