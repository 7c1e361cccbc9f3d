-- Device authorization in the sandbox (RFC 8628): such a grant begins before anybody is known, and sends nobody back.
alter table sandbox_grant add column by_device boolean not null default false;
alter table sandbox_grant modify column account_id varchar(40);
