-- Acts on the accounts of officials: closed at once by one hand, opened again or given new means to sign in by two
-- where the office approves, exports, administers or sees widely.
alter table account add column version int not null default 1;
create index session_by_account on session (regency_code, account_id, created_at);

-- What was asked for, by whom and why; `wish` names the office and its new region where that is what it is about.
create table account_act (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('close', 'reopen', 'reset', 'move', 'end')),
  status text not null check (status in ('asked', 'done', 'declined', 'withdrawn')),
  wish jsonb not null,
  reason text not null,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  note text,
  version int not null,
  primary key (regency_code, id),
  foreign key (regency_code, account_id) references account (regency_code, id)
);
create index account_act_of on account_act (regency_code, account_id, asked_at);
create index account_act_waiting on account_act (regency_code, status) where status = 'asked';

-- A code handed to a person who chooses a password with it, once. The authenticator's secret is made at its first use.
create table account_set_up (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  account_id uuid not null,
  code_hash bytea not null,
  totp_sealed bytea,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (regency_code, id),
  foreign key (regency_code, account_id) references account (regency_code, id)
);
create index account_set_up_of on account_set_up (regency_code, account_id, issued_at);

alter table account_act enable row level security;
alter table account_act force row level security;
create policy scope on account_act for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.breadth', true) = 'regency'
    and current_setting('app.family', true) = 'any');
alter table account_set_up enable row level security;
alter table account_set_up force row level security;
create policy scope on account_set_up for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.breadth', true) = 'regency'
    and current_setting('app.family', true) = 'any');
grant select, insert, update on account_act, account_set_up to tanggap_app;

-- Lists of families are counted, filtered and cut to a page within the index; only the page is read from the table.
drop index family_in_order;
create index family_in_order on family (regency_code, village_code, rw, rt, head_name, id)
  include (status, official_decile);

-- The progress of a frame is counted within the index, with all that row-level security asks of a case.
create index visit_case_progress on visit_case (regency_code, campaign_id, status)
  include (village_code, assignee_id, family_id);

-- The log is looked through by what an act is about and by who acted, among millions of lines.
alter table audit_line add column room text not null generated always as (split_part(action, '.', 1)) stored;
create index audit_line_room on audit_line (regency_code, room, id);
create index audit_line_actor on audit_line (regency_code, actor_name, id);
