-- Files of every format, taken in batch by batch.

-- Which heading of a provider's file is which column of a layout, as somebody mapped it on the screen. Kept by
-- provider and recognised by the headings; a correction is a new version, since files were read by the old one.
create table intake_profile (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  version int not null check (version > 0),
  title text not null,
  provider text not null,
  layout text not null,
  -- Headings of the file in their order, as read.
  headings jsonb not null,
  -- {"column of the layout": "heading of the file"}
  mapping jsonb not null,
  -- SHA-256 over the headings, however they are ordered.
  headings_hash text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  superseded_at timestamptz,
  primary key (regency_code, id, version)
);
create index intake_profile_by_headings on intake_profile (regency_code, headings_hash);
alter table intake_profile enable row level security;
alter table intake_profile force row level security;
create policy scope on intake_profile for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.breadth', true) = 'regency');
grant select, insert on intake_profile to tanggap_app;
grant update (superseded_at) on intake_profile to tanggap_app;

-- A file on its way, in pieces: what arrived stands on disk under this id until it is whole.
create table intake_upload (
  regency_code text not null check (regency_code ~ '^[0-9]{4}$'),
  id uuid not null,
  intake_id uuid not null,
  file_name text not null,
  bytes bigint not null check (bytes >= 0),
  -- How the sender knows this very file again after a break.
  mark text not null,
  sent_by uuid not null,
  started_at timestamptz not null,
  -- What became of it: the files it made, or the refusal; null while it is on its way.
  outcome jsonb,
  finished_at timestamptz,
  primary key (regency_code, id),
  foreign key (regency_code, intake_id) references intake (regency_code, id)
);
create index intake_upload_of on intake_upload (regency_code, intake_id);
alter table intake_upload enable row level security;
alter table intake_upload force row level security;
create policy scope on intake_upload for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.breadth', true) = 'regency');
grant select, insert on intake_upload to tanggap_app;
grant update (outcome, finished_at) on intake_upload to tanggap_app;

-- A workbook brings one line here for each sheet with data; sheets of one workbook have their bytes in common.
alter table intake_file
  add column format text not null default 'csv' check (format in ('csv', 'xlsx', 'parquet')),
  add column sheet text,
  add column came_by text not null default 'upload' check (came_by in ('upload', 'folder')),
  -- {"column of the layout": place in the file}; null where the headings themselves are known.
  add column mapping jsonb,
  add column profile_id uuid,
  add column profile_version int,
  -- An earlier file with these very bytes, received for another snapshot.
  add column same_as uuid,
  -- How far staging is: rows are written batch by batch, and a batch and this are one transaction.
  add column last_line int not null default 0,
  -- Sum of the first four bytes of every row's fingerprint: what was read, to be found again in what was staged.
  add column hash_total bigint not null default 0,
  add column niks int not null default 0,
  add column niks_ending_in_zero int not null default 0,
  add column staged_at timestamptz,
  -- Taken out again by whoever put it in, before anything was checked.
  add column removed_at timestamptz;
grant update (layout, mapping, profile_id, profile_version, rows, last_line, hash_total, niks, niks_ending_in_zero,
  staged_at, removed_at) on intake_file to tanggap_app;

-- `raw_sealed` holds the cells as they were read, [heading, cell] in the order of the file, sealed for
-- `intake_row.raw_sealed/<target_id>`: only of rows with an error or a warning, to be shown, repaired or returned.
-- `fingerprint` (HMAC over the cells of known columns in the layout's order) is equal exactly when the provider says
-- the same of the same again, whatever the file's format: it also tells which rows of a new snapshot are unchanged.
alter table intake_row add column raw_sealed bytea;

-- Comparing works over whole sets; only what is wrong is looked for row by row. Each index costs every row.
drop index intake_row_nik;
drop index intake_row_card;
drop index intake_row_severity;
create index intake_row_wrong on intake_row (regency_code, intake_id, severity, file_id, line)
  where severity in ('error', 'warning');
