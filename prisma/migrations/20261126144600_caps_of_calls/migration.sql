-- AlterTable
ALTER TABLE "Run" ADD COLUMN "capCalls" INTEGER,
ADD COLUMN "calls" INTEGER NOT NULL DEFAULT 0;

-- Runs that are under way keep the caps that their plans name.
UPDATE "Run" r SET "capCalls" = (plan->'caps'->>'calls')::int, "calls" = (SELECT count(*) FROM "ModelCall" c WHERE c."runId" = r.id)
WHERE status IN ('running', 'paused') AND kind = 'generate' AND plan->'caps'->>'calls' IS NOT NULL;
