-- Answers that can be brought before another person, clocks the law sets, and what the desk compares by: what was
-- told as NIK and as telephone, and where a report came from, found by keyed index and never readable.
alter table ticket
  add column appealable_until date,
  add column interim_due_at timestamptz,
  -- When the desk last took the family's data into account; newer data ask for another look.
  add column data_seen_at timestamptz,
  add column nik_index bytea,
  add column phone_index bytea,
  add column origin_index bytea;
create index ticket_nik on ticket (regency_code, nik_index) where nik_index is not null;
create index ticket_phone on ticket (regency_code, phone_index) where phone_index is not null;
create index ticket_origin on ticket (regency_code, origin_index, received_at) where origin_index is not null;
create index ticket_village on ticket (regency_code, village_code, received_at);
create index ticket_interim on ticket (regency_code, interim_due_at) where interim_due_at is not null;
