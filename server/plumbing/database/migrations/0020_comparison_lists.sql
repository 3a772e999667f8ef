-- How many families of each kind stand at each decile of each village of a comparison. By it a page of a list is
-- found without walking over the pages before it. Null in comparisons made before this was kept.
alter table intake_comparison add column places jsonb;
-- What the choice would take in, reckoned once when chosen or compared instead of with every look at the page.
alter table intake add column taking jsonb;

-- Lists show only families that differ; of an unchanged snapshot there are none to index.
drop index intake_family_change_listed;
create index intake_family_change_differs on intake_family_change
  (regency_code, intake_id, run, village_code, head_name, family_id) where kinds <> '{}';
