-- Scope in the database, beside the service layer's. One permissive policy per table (Citus turns
-- restrictive policies permissive on its workers), every condition inside it. The application's role
-- owns nothing, may never delete, and may not change what is append-only.

-- National code tables: everyone reads, nobody but the owner writes.
grant select on region, instrument_version to tanggap_app;

-- Regency-wide, no person's data: accounts, offices, sessions, limits. Not for citizens' sessions.
alter table account enable row level security;
alter table account force row level security;
create policy scope on account for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.family', true) = 'any');
alter table office enable row level security;
alter table office force row level security;
create policy scope on office for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.family', true) = 'any');
alter table session enable row level security;
alter table session force row level security;
create policy scope on session for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.family', true) = 'any');
alter table throttle enable row level security;
alter table throttle force row level security;
create policy scope on throttle for all to tanggap_app
  using (regency_code = current_setting('app.regency', true));
alter table stored_file enable row level security;
alter table stored_file force row level security;
create policy scope on stored_file for all to tanggap_app
  using (regency_code = current_setting('app.regency', true));
alter table training_test enable row level security;
alter table training_test force row level security;
create policy scope on training_test for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and (current_setting('app.assignee', true) = 'any' or account_id::text = current_setting('app.assignee', true))
    and current_setting('app.family', true) = 'any');
alter table certificate enable row level security;
alter table certificate force row level security;
create policy scope on certificate for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and (current_setting('app.assignee', true) = 'any' or account_id::text = current_setting('app.assignee', true))
    and current_setting('app.family', true) = 'any');

-- Audit: anyone acting in the regency writes; the whole regency, or a family what concerns itself, reads.
alter table audit_line enable row level security;
alter table audit_line force row level security;
create policy scope_write on audit_line for insert to tanggap_app
  with check (regency_code = current_setting('app.regency', true));
create policy scope_read on audit_line for select to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and (current_setting('app.breadth', true) = 'regency'
      or current_setting('app.family', true) = any (subject_ids)));
alter table audit_seal enable row level security;
alter table audit_seal force row level security;
create policy scope on audit_seal for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.breadth', true) = 'regency');

-- Regency-wide desks only: intake, batches, reports.
alter table intake enable row level security;
alter table intake force row level security;
create policy scope on intake for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.breadth', true) = 'regency');
alter table intake_file enable row level security;
alter table intake_file force row level security;
create policy scope on intake_file for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.breadth', true) = 'regency');
alter table intake_row enable row level security;
alter table intake_row force row level security;
create policy scope on intake_row for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.breadth', true) = 'regency');
alter table batch enable row level security;
alter table batch force row level security;
create policy scope on batch for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.breadth', true) = 'regency');
alter table batch_item enable row level security;
alter table batch_item force row level security;
create policy scope on batch_item for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.breadth', true) = 'regency');
alter table report enable row level security;
alter table report force row level security;
create policy scope on report for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.breadth', true) = 'regency');

-- The register: by range of villages, or one family for its own citizen; never by assignment.
alter table family enable row level security;
alter table family force row level security;
create policy scope on family for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and (current_setting('app.family', true) = 'any' or id::text = current_setting('app.family', true)));
alter table family_card enable row level security;
alter table family_card force row level security;
create policy scope on family_card for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and (current_setting('app.family', true) = 'any' or family_id::text = current_setting('app.family', true)));
-- A row of a person bears no family, so a citizen's session names the members it may see.
alter table person enable row level security;
alter table person force row level security;
create policy scope on person for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and (current_setting('app.family', true) = 'any'
      or id::text = any (string_to_array(current_setting('app.persons', true), ','))));
alter table membership enable row level security;
alter table membership force row level security;
create policy scope on membership for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and (current_setting('app.family', true) = 'any' or family_id::text = current_setting('app.family', true)));
alter table family_values enable row level security;
alter table family_values force row level security;
create policy scope on family_values for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and (current_setting('app.family', true) = 'any' or family_id::text = current_setting('app.family', true)));
alter table person_values enable row level security;
alter table person_values force row level security;
create policy scope on person_values for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and (current_setting('app.family', true) = 'any'
      or person_id::text = any (string_to_array(current_setting('app.persons', true), ','))));
alter table applied_change enable row level security;
alter table applied_change force row level security;
create policy scope on applied_change for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and (current_setting('app.family', true) = 'any' or family_id::text = current_setting('app.family', true)));
alter table aid enable row level security;
alter table aid force row level security;
create policy scope on aid for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and (current_setting('app.family', true) = 'any' or family_id::text = current_setting('app.family', true)));

-- Ground check: by range, and for a facilitator only what is assigned.
alter table campaign enable row level security;
alter table campaign force row level security;
create policy scope on campaign for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.family', true) = 'any');
alter table visit_case enable row level security;
alter table visit_case force row level security;
create policy scope on visit_case for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and (current_setting('app.assignee', true) = 'any' or assignee_id::text = current_setting('app.assignee', true))
    and (current_setting('app.family', true) = 'any' or family_id::text = current_setting('app.family', true)));
alter table visit_attempt enable row level security;
alter table visit_attempt force row level security;
create policy scope on visit_attempt for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and (current_setting('app.assignee', true) = 'any' or assignee_id::text = current_setting('app.assignee', true))
    and current_setting('app.family', true) = 'any');
alter table visit_submission enable row level security;
alter table visit_submission force row level security;
create policy scope on visit_submission for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and (current_setting('app.assignee', true) = 'any' or assignee_id::text = current_setting('app.assignee', true))
    and current_setting('app.family', true) = 'any');
alter table visit_photo enable row level security;
alter table visit_photo force row level security;
create policy scope on visit_photo for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and (current_setting('app.assignee', true) = 'any' or assignee_id::text = current_setting('app.assignee', true))
    and current_setting('app.family', true) = 'any');
alter table visit_review enable row level security;
alter table visit_review force row level security;
create policy scope on visit_review for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and (current_setting('app.assignee', true) = 'any' or assignee_id::text = current_setting('app.assignee', true))
    and current_setting('app.family', true) = 'any');
alter table device enable row level security;
alter table device force row level security;
create policy scope on device for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and (current_setting('app.assignee', true) = 'any' or assignee_id::text = current_setting('app.assignee', true))
    and current_setting('app.family', true) = 'any');
alter table command enable row level security;
alter table command force row level security;
create policy scope on command for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and (current_setting('app.assignee', true) = 'any' or assignee_id::text = current_setting('app.assignee', true))
    and current_setting('app.family', true) = 'any');

alter table numbering enable row level security;
alter table numbering force row level security;
create policy scope on numbering for all to tanggap_app
  using (regency_code = current_setting('app.regency', true) and current_setting('app.family', true) = 'any');

-- The staircase and the village's meetings: by range; a family sees its own changes.
alter table change enable row level security;
alter table change force row level security;
create policy scope on change for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and (current_setting('app.family', true) = 'any' or family_id::text = current_setting('app.family', true)));
alter table change_event enable row level security;
alter table change_event force row level security;
create policy scope on change_event for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and (current_setting('app.family', true) = 'any' or family_id::text = current_setting('app.family', true)));
alter table meeting enable row level security;
alter table meeting force row level security;
create policy scope on meeting for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any' and current_setting('app.family', true) = 'any');
alter table meeting_item enable row level security;
alter table meeting_item force row level security;
create policy scope on meeting_item for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any' and current_setting('app.family', true) = 'any');

-- The citizen's door: slips and tickets by range. Slips are also bound by facilitators at the door.
alter table slip enable row level security;
alter table slip force row level security;
create policy scope on slip for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and (current_setting('app.family', true) = 'any' or family_id::text = current_setting('app.family', true)));
alter table portal_session enable row level security;
alter table portal_session force row level security;
create policy scope on portal_session for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and (current_setting('app.family', true) = 'any' or family_id::text = current_setting('app.family', true)));
alter table ticket enable row level security;
alter table ticket force row level security;
create policy scope on ticket for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any'
    and (current_setting('app.family', true) = 'any' or family_id::text = current_setting('app.family', true)));
alter table ticket_event enable row level security;
alter table ticket_event force row level security;
create policy scope on ticket_event for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any' and current_setting('app.family', true) = 'any');
alter table ticket_photo enable row level security;
alter table ticket_photo force row level security;
create policy scope on ticket_photo for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and village_code >= current_setting('app.lowest', true) and village_code < current_setting('app.below', true)
    and current_setting('app.assignee', true) = 'any' and current_setting('app.family', true) = 'any');
-- What a citizen is still writing belongs to no village yet; only the browser that began it names its row.
alter table report_draft enable row level security;
alter table report_draft force row level security;
create policy scope on report_draft for all to tanggap_app
  using (regency_code = current_setting('app.regency', true)
    and current_setting('app.assignee', true) = 'any' and current_setting('app.family', true) = 'any');

grant select, insert on audit_line, audit_seal, change_event, ticket_event, visit_attempt, visit_submission,
  visit_review, stored_file, intake_file, training_test, ticket_photo to tanggap_app;
grant select, insert, update on account, office, session, throttle, intake, intake_row, family, family_card,
  person, membership, family_values, person_values, applied_change, aid, certificate, campaign, visit_case, visit_photo,
  device, command, numbering, change, meeting, meeting_item, batch, batch_item, slip, portal_session, report_draft, ticket
  to tanggap_app;
grant select, insert on report to tanggap_app;
grant update (signed_by, signed_by_name, signed_at) on report to tanggap_app;
grant update (answers, score, passed, finished_at) on training_test to tanggap_app;
grant update (rows) on intake_file to tanggap_app;
