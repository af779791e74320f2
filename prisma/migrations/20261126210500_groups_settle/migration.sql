-- A change that has not ended when groups are written saw those of before, and noted nothing of the new ones: they are
-- looked at once more when all that was under way has ended.
ALTER TABLE "DuplicateState"
  ADD COLUMN "settlesFrom" BIGINT,
  ADD COLUMN "settlesAfter" BIGINT,
  ADD COLUMN "settlesGroups" UUID[] DEFAULT ARRAY[]::UUID[];
