-- What a desk says of itself in its reports (its method, what its ratings mean, how it corrects, its licence) and how they
-- look. Every change is a version of its own that never changes: editions were published under one.
CREATE TABLE "imprint" (
    "workspace_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "said" JSONB NOT NULL,
    "logo" BYTEA,
    "saved_by" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "imprint_pkey" PRIMARY KEY ("workspace_id","version")
);

ALTER TABLE "imprint" ADD CONSTRAINT "imprint_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "imprint" ADD CONSTRAINT "imprint_saved_by_fkey" FOREIGN KEY ("saved_by") REFERENCES "actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE FUNCTION refuse_imprint_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A version of an imprint never changes: % on imprint is refused.', TG_OP;
END
$$;
CREATE TRIGGER imprint_is_immutable BEFORE UPDATE ON imprint
  FOR EACH ROW EXECUTE FUNCTION refuse_imprint_rewrite();
