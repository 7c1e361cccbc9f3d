-- Who did what to which thing, when and from where. A row is never changed; only its age removes it.
create table audit_event (
  id binary(16) not null primary key,
  organization_id binary(16) not null,
  -- Sixteen zeros: a thing of the whole organization.
  environment_id binary(16) not null,
  actor_kind varchar(20) not null,
  actor_id varchar(60) not null,
  actor_name varchar(200) not null,
  action varchar(60) not null,
  subject_kind varchar(40) not null,
  subject_id varchar(60) not null,
  subject_name varchar(300) not null,
  outcome varchar(10) not null,
  address varchar(45),
  request_id varchar(60),
  details longtext not null,
  created_at datetime(6) not null
);

create index audit_event_by_place on audit_event (organization_id, environment_id, id);
create index audit_event_by_actor on audit_event (organization_id, environment_id, actor_id, id);
create index audit_event_by_action on audit_event (organization_id, environment_id, action, id);
create index audit_event_by_subject on audit_event (organization_id, environment_id, subject_id, id);
create index audit_event_by_age on audit_event (created_at);
