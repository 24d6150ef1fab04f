-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_setting" (
    "user_id" UUID NOT NULL,
    "mail" TEXT NOT NULL,
    "muted" TEXT[],

    CONSTRAINT "notification_setting_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "notification_user_id_created_at_id_idx" ON "notification"("user_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "notification_mailed_at_created_at_idx" ON "notification"("mailed_at", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notification_user_id_article_id_seq_key" ON "notification"("user_id", "article_id", "seq");

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_setting" ADD CONSTRAINT "notification_setting_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One append, and in the same transaction word of it to whom it concerns: members of the article's workspace who did
-- not ask to be spared this kind. A repeated append writes nothing, so nobody is told twice.
CREATE FUNCTION append_and_notify(batch jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  answer jsonb := append_to_ledger(batch);
BEGIN
  IF answer->>'outcome' = 'done' THEN
    INSERT INTO notification (id, user_id, article_id, seq, kind, created_at)
      SELECT gen_random_uuid(), notice.user_id, article.id, notice.seq, notice.kind, notice.created_at
      FROM jsonb_populate_recordset(NULL::notification, batch->'notices') AS notice
      JOIN article ON article.id = (batch->>'articleId')::uuid
      JOIN membership ON membership.workspace_id = article.workspace_id AND membership.user_id = notice.user_id
      LEFT JOIN notification_setting AS setting ON setting.user_id = notice.user_id
      WHERE setting.muted IS NULL OR NOT notice.kind = ANY (setting.muted)
    ON CONFLICT (user_id, article_id, seq) DO NOTHING;
  END IF;
  RETURN answer;
END
$$;
