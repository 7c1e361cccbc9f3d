-- An attempt by device authorization (RFC 8628) while its person enters the code at the app.
create table device_grant (
  id binary(16) not null primary key,
  -- Device code, user code and addresses.
  sealed longblob not null,
  poll_every int not null,
  poll_after datetime(6) not null,
  expires_at datetime(6) not null,
  constraint device_grant_attempt foreign key (id) references authorization_attempt (id) on delete cascade
);
