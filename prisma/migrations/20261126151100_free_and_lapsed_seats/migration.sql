-- What nobody holds, in order, and what somebody held too long. One index for both led past all that is held right now.
DROP INDEX "QueueSeat_free_idx";
CREATE INDEX "QueueSeat_untouched_idx" ON "QueueSeat" ("queueId", "position", "id") WHERE "decisionId" IS NULL AND "userId" IS NULL;
CREATE INDEX "QueueSeat_held_idx" ON "QueueSeat" ("queueId", "leasedUntil") WHERE "decisionId" IS NULL AND "userId" IS NOT NULL;
