-- Addresses of other programs that are told what a desk settled and published, and what was sent to each.
CREATE TABLE "webhook" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "events" TEXT[],
    "is_paused" BOOLEAN NOT NULL DEFAULT false,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "position" INTEGER NOT NULL,
    "secret_number" INTEGER NOT NULL DEFAULT 1,
    "secret_hash" TEXT NOT NULL,
    "older_secret_until" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "off_at" TIMESTAMPTZ(3),
    "off_reason" TEXT,

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "article_id" UUID,
    "seq" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "queued_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "body" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "turn" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3),
    "last_try_at" TIMESTAMPTZ(3),
    "status" INTEGER,
    "took_ms" INTEGER,
    "problem" TEXT,
    "answer" TEXT,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "webhook_workspace_id_idx" ON "webhook"("workspace_id");
CREATE UNIQUE INDEX "webhook_delivery_webhook_id_article_id_seq_key" ON "webhook_delivery"("webhook_id", "article_id", "seq");
CREATE INDEX "webhook_delivery_webhook_id_queued_at_id_idx" ON "webhook_delivery"("webhook_id", "queued_at" DESC, "id");
CREATE INDEX "webhook_delivery_webhook_id_next_try_at_idx" ON "webhook_delivery"("webhook_id", "next_try_at");
CREATE INDEX "webhook_delivery_article_id_idx" ON "webhook_delivery"("article_id");
CREATE INDEX "webhook_delivery_queued_at_idx" ON "webhook_delivery"("queued_at");

ALTER TABLE "webhook" ADD CONSTRAINT "webhook_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhook"("id") ON DELETE CASCADE ON UPDATE CASCADE;
