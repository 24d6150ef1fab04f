-- A person who left can have their name removed: they become "Former member 7". The number is counted once an installation.
CREATE SEQUENCE former_member_number;
ALTER TABLE "app_user" ADD COLUMN "name_removed_at" TIMESTAMPTZ(3);
