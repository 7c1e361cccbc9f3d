-- Clients of the sandbox that prove themselves with a key of their own (RFC 7523).
alter table sandbox_client add column public_key varchar(2000);
