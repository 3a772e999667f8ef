-- Versions of the questionnaire that a regency drafts in a spreadsheet. A published one never changes.
create table instrument_draft (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  version text not null,
  definition jsonb not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  status text not null check (status in ('draft', 'published', 'withdrawn')),
  valid_from date not null,
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamptz not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  note text,
  primary key (regency_code, version)
);
alter table instrument_draft enable row level security;
alter table instrument_draft force row level security;
create policy scope on instrument_draft for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.family', true) = 'any');
grant select, insert, update on instrument_draft to tanggap_app;
