-- Each row is one move of an alias. What an alias stands for is what its last row says: a move is one insert.
CREATE TABLE alias_move (
    sequence     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    model        VARCHAR(63)   NOT NULL,
    alias        VARCHAR(32)   NOT NULL,
    kind         VARCHAR(16)   NOT NULL,
    from_version VARCHAR(20),
    to_version   VARCHAR(20)   NOT NULL,
    moved_at     TIMESTAMP(9) WITH TIME ZONE NOT NULL,
    moved_by     VARCHAR(63)   NOT NULL,
    reason       VARCHAR(500)  NOT NULL
);
CREATE INDEX alias_move_by_model ON alias_move (model, alias, sequence);
