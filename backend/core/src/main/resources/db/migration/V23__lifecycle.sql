-- When a connection is looked after next without anybody asking: its credentials renewed, its fault tried again.
alter table connection add due_at datetime(6);
update connection set due_at = credentials_expire_at where status in ('PENDING', 'ACTIVE', 'DEGRADED');
create index connection_by_due on connection (due_at, connector_id);

alter table connect_session add allow_account_change boolean not null default false;

-- Grants whose connections are gone here and whose app could not be told so yet. The credentials are sealed as they were in the connection's
-- row, whose id this is. No foreign keys: tenant and connector may go as well, and neither waits for an app.
create table pending_revocation (
  id binary(16) not null primary key,
  organization_id binary(16) not null,
  environment_id binary(16) not null,
  connector_id binary(16) not null,
  auth_method varchar(40) not null,
  connection_values longtext,
  credentials longblob not null,
  attempts int not null,
  due_at datetime(6) not null,
  created_at datetime(6) not null
);

create index pending_revocation_by_due on pending_revocation (due_at);
