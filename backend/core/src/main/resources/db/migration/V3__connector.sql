create table connector (
  id binary(16) not null primary key,
  organization_id binary(16) not null,
  slug varchar(63) not null,
  name varchar(120) not null,
  description varchar(2000) not null,
  domain varchar(253) not null,
  visibility varchar(10) not null,
  icon_url varchar(2000),
  categories varchar(1000) not null,
  revision int not null,
  created_by_member binary(16),
  created_by_name varchar(120) not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  constraint connector_slug unique (organization_id, slug),
  constraint connector_organization foreign key (organization_id) references organization (id)
);

create index connector_by_visibility on connector (visibility, id);
create index connector_by_organization on connector (organization_id, id);

-- What decides where credentials go. A row is never changed: an edit adds the next revision.
create table connector_revision (
  connector_id binary(16) not null,
  revision int not null,
  definition longtext not null,
  created_at datetime(6) not null,
  primary key (connector_id, revision),
  constraint connector_revision_connector foreign key (connector_id) references connector (id) on delete cascade
);

-- The revision of somebody else's public connector that an organization has accepted.
create table connector_pin (
  organization_id binary(16) not null,
  connector_id binary(16) not null,
  revision int not null,
  accepted_at datetime(6) not null,
  primary key (organization_id, connector_id),
  constraint connector_pin_connector foreign key (connector_id) references connector (id) on delete cascade
);

create index connector_pin_by_connector on connector_pin (connector_id);

-- An environment's own registration with the app, for one auth method of a connector.
create table connector_client (
  id binary(16) not null primary key,
  environment_id binary(16) not null,
  organization_id binary(16) not null,
  connector_id binary(16) not null,
  method_key varchar(40) not null,
  client_id varchar(1000) not null,
  client_secret blob,
  updated_at datetime(6) not null,
  constraint connector_client_method unique (environment_id, connector_id, method_key),
  constraint connector_client_connector foreign key (connector_id) references connector (id) on delete cascade
);

create index connector_client_by_connector on connector_client (connector_id);
