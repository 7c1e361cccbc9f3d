create table webhook_endpoint (
  id binary(16) not null primary key,
  organization_id binary(16) not null,
  environment_id binary(16) not null,
  url varchar(2000) not null,
  description varchar(500) not null,
  -- Names with a space between; none means all.
  types varchar(1000) not null,
  enabled boolean not null,
  disabled_reason varchar(40),
  secret blob not null,
  former_secret blob,
  former_secret_until datetime(6),
  last_delivered_at datetime(6),
  last_failed_at datetime(6),
  last_error varchar(300),
  failing_since datetime(6),
  created_by varchar(120) not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  deleted_at datetime(6)
);

create index webhook_endpoint_by_environment on webhook_endpoint (environment_id, deleted_at, id);
create index webhook_endpoint_by_deletion on webhook_endpoint (deleted_at);
create index webhook_endpoint_by_former_secret on webhook_endpoint (former_secret_until);

-- What is sent: written once, in the transaction of what it tells of, the same for every endpoint.
create table webhook_message (
  id binary(16) not null primary key,
  environment_id binary(16) not null,
  type varchar(60) not null,
  body longtext not null,
  created_at datetime(6) not null
);

create index webhook_message_by_age on webhook_message (created_at);

-- A message for one endpoint. Those of one lane go out in the order of their place.
create table webhook_delivery (
  id binary(16) not null primary key,
  place bigint not null auto_increment,
  environment_id binary(16) not null,
  endpoint_id binary(16) not null,
  message_id binary(16) not null,
  lane binary(16) not null,
  type varchar(60) not null,
  status varchar(10) not null,
  attempts int not null,
  tries int not null,
  wanted_since datetime(6) not null,
  last_status int,
  last_error varchar(40),
  parked_for varchar(40),
  created_at datetime(6) not null,
  finished_at datetime(6),
  constraint webhook_delivery_place unique (place),
  constraint webhook_delivery_message foreign key (message_id) references webhook_message (id) on delete cascade
);

create index webhook_delivery_by_endpoint on webhook_delivery (endpoint_id, id);
create index webhook_delivery_by_status on webhook_delivery (endpoint_id, status, id);
create index webhook_delivery_by_type on webhook_delivery (endpoint_id, type, id);
create index webhook_delivery_by_lane on webhook_delivery (endpoint_id, lane, status, place);

create table webhook_attempt (
  delivery_id binary(16) not null,
  number int not null,
  at datetime(6) not null,
  millis bigint not null,
  status int,
  error varchar(40),
  message varchar(300),
  answer varchar(1000),
  primary key (delivery_id, number),
  constraint webhook_attempt_delivery foreign key (delivery_id) references webhook_delivery (id) on delete cascade
);

-- The connections of one endpoint that have something to send. Who holds the lease sends; no row, nothing to send.
create table webhook_lane (
  endpoint_id binary(16) not null,
  lane binary(16) not null,
  due_at datetime(6) not null,
  retrying boolean not null,
  lease_owner binary(16),
  primary key (endpoint_id, lane)
);

create index webhook_lane_by_time on webhook_lane (retrying, due_at);
