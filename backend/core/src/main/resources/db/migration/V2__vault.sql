-- Keysets wrapped with the master key: useless without it.
CREATE TABLE vault_keyset (
    name       VARCHAR(32)     NOT NULL,
    keyset     VARBINARY(8192) NOT NULL,
    created_at TIMESTAMP(6)    NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    PRIMARY KEY (name)
);
