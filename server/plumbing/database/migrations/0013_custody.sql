-- How many days a phone may keep the families of a campaign without contact: 7 as a rule (trust rules §2), longer
-- where the boat decides.
alter table campaign add column phone_days int not null default 7 check (phone_days between 3 and 60);
