-- Borders of villages as files brought them. A set counts from its day on once a second person has accepted it, until a
-- newer one does or it is taken back; none is ever removed. They hold no person's data: every office of the regency
-- reads them, its phones carry those of their villages, and the public page draws them.
create table boundary_set (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  status text not null check (status in ('draft', 'accepted', 'withdrawn', 'discarded')),
  version integer not null,
  source text not null,
  licence text not null,
  valid_from date not null,
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  file_bytes integer not null,
  vertices integer not null,
  -- What is wrong with the shapes themselves; what is open about their villages is judged anew each time.
  problems jsonb not null,
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamptz not null,
  decided_by_name text,
  decided_at timestamptz,
  note text,
  primary key (regency_code, id)
);

-- One shape of a set: its outline in steps of 1.1 m, and drawn more simply for phones and for maps of the regency.
create table boundary_shape (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  set_id uuid not null,
  place integer not null,
  name text not null,
  codes jsonb not null,
  suggested jsonb not null,
  of_village text check (of_village ~ '^[0-9]{10}$'),
  matched_by text check (matched_by in ('kemendagri', 'bps', 'person')),
  matched_by_name text,
  outline text not null,
  close text not null,
  wide text not null,
  square_km double precision not null,
  primary key (regency_code, set_id, place),
  foreign key (regency_code, set_id) references boundary_set (regency_code, id)
);
create index boundary_shape_village on boundary_shape (regency_code, of_village, set_id);

alter table boundary_set enable row level security;
alter table boundary_set force row level security;
create policy scope on boundary_set for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.family', true) = 'any');
alter table boundary_shape enable row level security;
alter table boundary_shape force row level security;
create policy scope on boundary_shape for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.family', true) = 'any');
grant select, insert on boundary_set, boundary_shape to tanggap_app;
grant update (status, version, decided_by_name, decided_at, note) on boundary_set to tanggap_app;
grant update (of_village, matched_by, matched_by_name) on boundary_shape to tanggap_app;
