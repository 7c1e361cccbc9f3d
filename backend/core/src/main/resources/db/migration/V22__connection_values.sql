-- What the person entered or the app told that is no secret: parts of addresses, account ids. A JSON object.
alter table connection add connection_values longtext;

-- What the person entered before they went to the app: sealed, for some of it may be secret.
alter table authorization_attempt add entered longblob;
