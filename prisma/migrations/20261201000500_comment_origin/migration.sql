-- Where a comment comes from that was written elsewhere and brought in. What is there was written here.
ALTER TABLE "comment" ADD COLUMN "origin" JSONB;
